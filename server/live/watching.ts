import type { Server, Socket } from 'socket.io'
import type { MemberRow } from '../../db/schema.ts'
import type { ClientToServer, ServerToClient, Watching } from '../contract/index.ts'
import { enter, type Room, roomName, type Rooms } from './rooms.ts'

export type Door = Server<ClientToServer, ServerToClient>
export type Client = Socket<ClientToServer, ServerToClient>

/** Somebody at a socket. */
export interface Visitor {
  socket: Client
  /** Who it is, as last asked. */
  viewer: MemberRow | undefined
  /** The threads in whose rooms it is, or into whose rooms it is being let just now. Turned away from, a thread leaves it at once. */
  wants: Set<string>
}

/** Answers the thread's version, where that viewer may read it. */
export type MayWatch = (viewer: MemberRow | undefined, threadId: string) => Promise<number | undefined>

export interface Doorkeeper {
  /** Lets a visitor into a thread's room, as soon as the database says whether it may. */
  letIn: (visitor: Visitor, message: unknown) => Promise<Watching>
  turnAway: (visitor: Visitor, threadId: string) => void
  /** Asks again, for all in the room of a thread that not everybody may read, and turns away who may not read it any more. */
  askAgain: (threadId: string) => Promise<void>
}

// A person looks at one thread, with a few more open in the background.
const watchedAtMost = 50
// Not all at once: they all came when the database was back, or a node was gone.
const letInAgainMs = 500
/** The room of those who watch no thread: they are told that lists are out of date. */
export const lists = 'lists'

export function openDoorkeeper(options: {
  io: Door
  rooms: Rooms
  visitors: Map<string, Visitor>
  mayWatch: MayWatch
  epoch: string
  /** Told who comes and goes. */
  changed: (threadId: string) => void
  /** Told a version that was found on the way. */
  hear: (threadId: string, version: number) => void
  onError: (error: unknown) => void
}): Doorkeeper {
  const { io, rooms, mayWatch } = options
  const membersOf = (threadId: string) => io.sockets.adapter.rooms.get(roomName(threadId))
  const watch = async (visitor: Visitor, threadId: string): Promise<Watching> => {
    const { socket, viewer, wants } = visitor
    const version = await mayWatch(viewer, threadId)
    if (version === undefined) {
      wants.delete(threadId)
      return { error: 'There is no such thread.' }
    }
    // One that left or turned away while we asked would stay in the room for ever.
    if (!socket.connected || !wants.has(threadId)) return { error: 'You turned away.' }
    // In the room first, then the head: what comes between is told twice rather than never.
    void socket.join(roomName(threadId))
    void socket.leave(lists)
    const room = await enter(rooms, threadId, () => mayWatch(viewer, threadId))
    // Everybody left before it was open, so nobody's leaving closes it.
    if (!membersOf(threadId)) rooms.open.delete(threadId)
    options.changed(threadId)
    return { version: newest(room, version), epoch: options.epoch }
  }
  const turnAway = ({ socket, wants }: Visitor, threadId: string) => {
    if (!wants.delete(threadId)) return
    void socket.leave(roomName(threadId))
    if (wants.size === 0) void socket.join(lists)
    options.changed(threadId)
  }
  return {
    // A database that is away for a moment turns nobody away: a client that was refused would show the page of that moment for ever.
    letIn: async (visitor, message) => {
      const { socket, wants } = visitor
      const threadId = idIn(message)
      const since = (message as { since?: unknown } | null)?.since
      if (!threadId || (since !== undefined && !Number.isSafeInteger(since))) return { error: 'There is no such thread.' }
      if (wants.size >= watchedAtMost && !wants.has(threadId)) return { error: 'This is too many threads at once.' }
      wants.add(threadId)
      for (;;) {
        try {
          return await watch(visitor, threadId)
        } catch (error) {
          options.onError(error)
          if (!socket.connected || !wants.has(threadId)) return { error: 'You turned away.' }
          await new Promise((resolve) => setTimeout(resolve, letInAgainMs * (1 + Math.random())).unref())
        }
      }
    },
    turnAway,
    askAgain: async (threadId) => {
      const asked = new Map<string | undefined, Promise<number | undefined>>()
      await Promise.all(
        [...(membersOf(threadId) ?? [])].map(async (socketId) => {
          const visitor = options.visitors.get(socketId)
          if (!visitor) return
          const { viewer } = visitor
          const answer = asked.get(viewer?.id) ?? mayWatch(viewer, threadId)
          asked.set(viewer?.id, answer)
          const version = await answer
          if (version === undefined) turnAway(visitor, threadId)
          else options.hear(threadId, version)
        }),
      )
    },
  }
}

/** The thread that a message names; undefined where it makes no sense. */
export function idIn(message: unknown): string | undefined {
  const threadId = (message as { threadId?: unknown } | null)?.threadId
  return typeof threadId === 'string' && /^[1-9]\d{0,17}$/.test(threadId) ? threadId : undefined
}

function newest(room: Room | undefined, version: number): number {
  return Math.max(room?.sent ?? 0, version)
}
