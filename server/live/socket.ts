import type { IncomingMessage, Server as HttpServer } from 'node:http'
import type { RequestHandler } from 'express'
import { Server, type ServerOptions, type Socket } from 'socket.io'
import type { MemberRow } from '../../db/schema.ts'
import type { ClientToServer, ServerToClient, Watching } from '../contract/index.ts'
import { backlogBytes, backlogOf } from './backlog.ts'
import { openHints } from './hints.ts'
import { openPresence } from './presence.ts'
import { openPump, type ReadChanges, type ReadVersions } from './pump.ts'
import { enter, noRooms, type Room, roomName } from './rooms.ts'

export interface LiveOptions {
  /** Where the socket stands, such as `/forum/socket.io`. */
  path: string
  mayConnect: (req: IncomingMessage) => boolean
  /** Finds who asks, at the handshake. */
  identify: RequestHandler
  viewerOf: (req: IncomingMessage) => MemberRow | undefined
  /** The thread's version, where that viewer may read it. */
  mayWatch: (viewer: MemberRow | undefined, threadId: string) => Promise<number | undefined>
  changes: ReadChanges
  versions: ReadVersions
  epoch: string
  /** Told of each change that another node hints at. */
  onHint?: (threadId: string, version: number) => void
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

type Door = Server<ClientToServer, ServerToClient>
type Client = Socket<ClientToServer, ServerToClient>

// A person looks at one thread, with a few more open in the background.
const watchedAtMost = 50
// A client sends a message when its reader turns to a thread or writes; more is a loop.
const messagesPerWindow = 60
const windowMs = 10_000
const sweepMs = 1_000
// Not all at once: they all came when the database was back, or a node was gone.
const letInAgainMs = 500
// A handshake over polling is a request, and answered like one within 5 s; who is refused comes again.
const handshakeMs = 4_400
const lists = 'lists'

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
  const pump = openPump({
    rooms,
    changes: options.changes,
    versions: options.versions,
    onError: options.onError,
    emit: (message) => {
      dropSlowReaders(io, message.threadId)
      io.local.to(roomName(message.threadId)).emit('thread.changed', message)
    },
  })
  const hints = openHints(io as unknown as Server, {
    isAlone: options.adapter === undefined,
    hear: pump.hear,
    onHint: options.onHint ?? (() => undefined),
    lists: () => io.local.to(lists).emit('threads.changed', {}),
  })
  const presence = openPresence({
    reading: (threadId) => io.sockets.adapter.rooms.get(roomName(threadId))?.size ?? 0,
    emit: (message) => io.local.to(roomName(message.threadId)).emit('presence', message),
  })
  const sweep = setInterval(() => void pump.sweep().catch(options.onError), sweepMs)
  sweep.unref()
  io.sockets.adapter.on('delete-room', (name: string) => {
    if (name.startsWith('thread:')) rooms.open.delete(name.slice('thread:'.length))
  })
  io.on('connection', (socket) => {
    const viewer = options.viewerOf(socket.request)
    const watched = new Set<string>()
    void socket.join(lists)
    limitMessages(socket)
    socket.on('watch', (message, answer) => {
      void letIn(socket, watched, viewer, message).then((watching) => typeof answer === 'function' && answer(watching))
    })
    socket.on('unwatch', (message) => {
      const threadId = idIn(message)
      if (!threadId || !watched.delete(threadId)) return
      void socket.leave(roomName(threadId))
      if (watched.size === 0) void socket.join(lists)
      presence.changed(threadId)
    })
    socket.on('typing', (message) => {
      const threadId = idIn(message)
      if (viewer && threadId && watched.has(threadId)) presence.types(threadId, viewer.displayName)
    })
    socket.on('disconnect', () => watched.forEach((threadId) => presence.changed(threadId)))
  })
  // A database that is away for a moment turns nobody away: a client that was refused would show the page of that moment for ever.
  const letIn = async (...asked: Parameters<typeof watch>): Promise<Watching> => {
    for (;;) {
      try {
        return await watch(...asked)
      } catch (error) {
        options.onError(error)
        if (!asked[0].connected) return { error: 'Try again in a moment.' }
        await new Promise((resolve) => setTimeout(resolve, letInAgainMs * (1 + Math.random())).unref())
      }
    }
  }
  const watch = async (
    socket: Client,
    watched: Set<string>,
    viewer: MemberRow | undefined,
    message: unknown,
  ): Promise<Watching> => {
    const threadId = idIn(message)
    const since = (message as { since?: unknown } | null)?.since
    if (!threadId || (since !== undefined && !Number.isSafeInteger(since))) return { error: 'There is no such thread.' }
    if (watched.size >= watchedAtMost && !watched.has(threadId)) return { error: 'This is too many threads at once.' }
    const version = await options.mayWatch(viewer, threadId)
    if (version === undefined) return { error: 'There is no such thread.' }
    // One that left while we asked would stay in the room for ever.
    if (!socket.connected) return { error: 'Try again in a moment.' }
    // In the room first, then the head: what comes between is told twice rather than never.
    await socket.join(roomName(threadId))
    watched.add(threadId)
    await socket.leave(lists)
    const room = await enter(rooms, threadId, () => options.mayWatch(viewer, threadId))
    // Everybody left before it was open, so nobody's leaving closes it.
    if (!io.sockets.adapter.rooms.has(roomName(threadId))) rooms.open.delete(threadId)
    presence.changed(threadId)
    return { version: newest(room, version), epoch: options.epoch }
  }
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

function newest(room: Room | undefined, version: number): number {
  return Math.max(room?.sent ?? 0, version)
}

function idIn(message: unknown): string | undefined {
  const threadId = (message as { threadId?: unknown } | null)?.threadId
  return typeof threadId === 'string' && /^[1-9]\d{0,17}$/.test(threadId) ? threadId : undefined
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
