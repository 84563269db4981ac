import { randomUUID } from 'node:crypto'
import type { IncomingMessage, Server as HttpServer } from 'node:http'
import type { RequestHandler } from 'express'
import { Server, type ServerOptions } from 'socket.io'
import type { MemberRow } from '../../db/schema.ts'
import { backlogBytes, backlogOf } from './backlog.ts'
import { openHints, toldAtOnce } from './hints.ts'
import { openPresence, type PresenceBoard } from './presence.ts'
import { openPump, type ReadChanges, type ReadVersions } from './pump.ts'
import { noRooms, roomName } from './rooms.ts'
import { type Client, type Door, idIn, lists, type MayWatch, openDoorkeeper, type Visitor } from './watching.ts'

export interface LiveOptions {
  /** Where the socket stands, such as `/forum/socket.io`. */
  path: string
  mayConnect: (req: IncomingMessage) => boolean
  /** Finds who asks, at the handshake. */
  identify: RequestHandler
  viewerOf: (req: IncomingMessage) => MemberRow | undefined
  /** Who is behind some handshakes by now: undefined where a session has ended or a member is gone. Asked each second for all members. */
  whoNow: (requests: IncomingMessage[]) => Promise<(MemberRow | undefined)[]>
  /** Whether a member may write at all, and so may be said to be writing. */
  mayShowTyping: (viewer: MemberRow) => boolean
  /** Asked when somebody comes, and each second again for all who are in a thread that `versions` does not answer. */
  mayWatch: MayWatch
  changes: ReadChanges
  versions: ReadVersions
  epoch: string
  /** Told of each change that another node hints at. */
  onHint?: (threadId: string, version: number) => void
  /** Told how long a change that was heard of waited until it was told. */
  told?: (ms: number) => void
  /** Joins this node to others. */
  adapter?: ServerOptions['adapter']
  onError: (error: unknown) => void
}

export interface Live {
  /** Told after each commit. */
  changed: (threadId: string, version: number) => void
  sockets: () => number
  /** Sends everybody away; they come back, here or elsewhere. */
  hangUp: () => void
  close: () => Promise<void>
}

// A client sends a message when its reader turns to a thread or writes; more is a loop.
const messagesPerWindow = 60
const windowMs = 10_000
// With what it asks, and with the reading after it, a screen is at most 1.5 s late, and who lost a right hears nothing after 1 s.
const sweepMs = 900
// Where the database hangs, so many wait for it at once and no more.
const sweepsAtMost = 3
// A handshake over polling is a request, and answered like one within 5 s; who is refused comes again.
const handshakeMs = 4_000

/** The Socket.IO door: who may watch hears of each change of a thread once, in order, and finds out at once about any gap. */
export function openLive(server: HttpServer, options: LiveOptions): Live {
  const io: Door = new Server(server, {
    path: options.path,
    serveClient: false,
    // What clients send are ids.
    maxHttpBufferSize: 10_000,
    perMessageDeflate: false,
    allowRequest: (req, answer) => answer(null, options.mayConnect(req)),
    ...(options.adapter ? { adapter: options.adapter } : {}),
  })
  io.engine.use(((req, res, next) => {
    const isHandshake = (req as unknown as { _query: { sid?: string } })._query.sid === undefined
    if (!isHandshake) return next()
    const late = setTimeout(() => next(new Error('Who asks was not found out in time.')), handshakeMs)
    void options.identify(req, res, (error?: unknown) => {
      clearTimeout(late)
      next(error)
    })
  }) satisfies RequestHandler)
  const rooms = noRooms()
  const visitors = new Map<string, Visitor>()
  const pump = openPump({
    rooms,
    changes: options.changes,
    versions: options.versions,
    onError: options.onError,
    told: options.told,
    emit: (message) => {
      dropSlowReaders(io, message.threadId)
      io.local.to(roomName(message.threadId)).emit('thread.changed', message)
    },
  })
  const isAlone = options.adapter === undefined
  const hints = openHints(io as unknown as Server, {
    isAlone,
    hear: pump.hear,
    onHint: options.onHint ?? (() => undefined),
    lists: () => io.local.to(lists).emit('threads.changed', {}),
  })
  const presence = presenceOver(io, isAlone)
  const doorkeeper = openDoorkeeper({ ...options, io, rooms, visitors, changed: presence.changed, hear: pump.hear })
  const sweep = setInterval(
    atMost(
      sweepsAtMost,
      async () => {
        const [closed] = await Promise.all([pump.sweep(), recognise(visitors, options.whoNow)])
        await Promise.all(closed.map(doorkeeper.askAgain))
      },
      options.onError,
    ),
    sweepMs,
  )
  sweep.unref()
  io.sockets.adapter.on('delete-room', (name: string) => {
    if (name.startsWith('thread:')) rooms.open.delete(name.slice('thread:'.length))
  })
  io.on('connection', (socket) => {
    const visitor: Visitor = { socket, viewer: options.viewerOf(socket.request), wants: new Set() }
    visitors.set(socket.id, visitor)
    void socket.join(lists)
    limitMessages(socket)
    socket.on('watch', (message, answer) => {
      void doorkeeper.letIn(visitor, message).then((watching) => typeof answer === 'function' && answer(watching))
    })
    socket.on('unwatch', (message) => {
      const threadId = idIn(message)
      if (threadId) doorkeeper.turnAway(visitor, threadId)
    })
    socket.on('typing', (message) => {
      const threadId = idIn(message)
      const { viewer } = visitor
      if (!viewer || !threadId || !socket.rooms.has(roomName(threadId)) || !options.mayShowTyping(viewer)) return
      presence.types(threadId, viewer.displayName)
    })
    socket.on('disconnect', () => {
      visitors.delete(socket.id)
      visitor.wants.forEach(presence.changed)
    })
  })
  return {
    changed: hints.tell,
    sockets: () => io.engine.clientsCount,
    hangUp: () => {
      // The line goes, not the wish to be connected: clients come back by themselves, which they don't when told to leave.
      for (const socket of io.sockets.sockets.values()) socket.conn.close()
    },
    close: async () => {
      clearInterval(sweep)
      presence.close()
      hints.close()
      // The host's server is the host's to close.
      io.local.disconnectSockets(true)
      io.sockets.adapter.close()
      io.engine.close()
    },
  }
}

// Whose session has ended, or who is gone, goes on as a guest; what a member may do is asked of the member of now.
async function recognise(visitors: Map<string, Visitor>, whoNow: LiveOptions['whoNow']): Promise<void> {
  const members = [...visitors.values()].filter(({ viewer }) => viewer)
  if (members.length === 0) return
  const now = await whoNow(members.map(({ socket }) => socket.request))
  members.forEach((visitor, place) => (visitor.viewer = now[place]))
}

function presenceOver(io: Door, isAlone: boolean): PresenceBoard {
  const self = randomUUID()
  const presence = openPresence({
    reading: (threadId) => io.sockets.adapter.rooms.get(roomName(threadId))?.size ?? 0,
    emit: (message) => io.local.to(roomName(message.threadId)).emit('presence', message),
    tell: (told) => {
      if (isAlone) return
      for (let from = 0; from < told.length; from += toldAtOnce)
        (io as unknown as Server).serverSideEmit('presence', self, told.slice(from, from + toldAtOnce))
    },
  })
  ;(io as unknown as Server).on('presence', presence.hear)
  return presence
}

function atMost(count: number, act: () => Promise<void>, onError: (error: unknown) => void): () => void {
  let running = 0
  return () => {
    if (running >= count) return
    running += 1
    act()
      .catch(onError)
      .finally(() => (running -= 1))
  }
}

function limitMessages(socket: Client): void {
  let count = 0
  let since = Date.now()
  socket.use((_event, next) => {
    if (Date.now() - since > windowMs) {
      since = Date.now()
      count = 0
    }
    if (++count > messagesPerWindow) socket.disconnect(true)
    else next()
  })
}

// Who takes nothing in gets no more messages but `resync`, and asks for the whole when it reads again.
function dropSlowReaders(io: Door, threadId: string): void {
  for (const id of io.sockets.adapter.rooms.get(roomName(threadId)) ?? []) {
    const socket = io.sockets.sockets.get(id)
    if (!socket || backlogOf(socket) <= backlogBytes) continue
    void socket.leave(roomName(threadId))
    socket.emit('resync', { threadId })
  }
}
