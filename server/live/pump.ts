import type { ThreadChanged } from '../contract/index.ts'
import type { Room, Rooms } from './rooms.ts'

/** What is new in a thread after a version; undefined where there is no such thread. The forum hands it in. */
export type ReadChanges = (
  threadId: string,
  since: number,
) => Promise<{ version: number; more: boolean; thread: ThreadChanged['thread']; posts: ThreadChanged['posts'] } | undefined>

/** The newest versions of some threads, of those that everybody may read, in one query. */
export type ReadVersions = (threadIds: string[]) => Promise<Map<string, number>>

export interface Pump {
  /** A hint, trusted as nothing but a reason to look: this thread is at this version. */
  hear: (threadId: string, version: number) => void
  /**
   * Compares all watched threads with what was sent: with every hint lost, nobody waits longer than its interval. Answers those that not
   * everybody may read.
   */
  sweep: () => Promise<string[]>
}

// What comes within this time goes out together; nobody sees the difference, and a hot thread costs 40 messages a second at most.
const pauseMs = 25

/**
 * Reads, once for all who watch on this node, what a room has not seen, and emits it. A room's `sent` moves only after the message
 * was handed to its sockets, so a cursor never passes a change that was not sent.
 */
export function openPump(options: {
  rooms: Rooms
  changes: ReadChanges
  versions: ReadVersions
  emit: (message: ThreadChanged) => void
  /** Told how long a change that was heard of waited until it was told. */
  told?: ((ms: number) => void) | undefined
  onError: (error: unknown) => void
}): Pump {
  const { open } = options.rooms
  const start = (room: Room) => {
    room.behindSince ??= performance.now()
    if (room.pumping) return
    room.pumping = true
    step(room).then(
      () => {
        if (isBehind(room)) setTimeout(again, pauseMs, room)
        else room.pumping = false
      },
      (error: unknown) => {
        // The sweep tries again.
        room.pumping = false
        options.onError(error)
      },
    )
  }
  const again = (room: Room) => {
    room.pumping = false
    start(room)
  }
  const isBehind = (room: Room) => room.sent < room.heard && open.get(room.threadId) === room
  const step = async (room: Room) => {
    const from = room.sent
    const changed = await options.changes(room.threadId, from)
    if (!changed || changed.version <= from) {
      room.heard = from
      room.behindSince = undefined
      return
    }
    const { thread, posts, version: to } = changed
    options.emit({ threadId: room.threadId, from, to, thread, posts })
    room.sent = to
    if (room.behindSince !== undefined) options.told?.(performance.now() - room.behindSince)
    room.behindSince = room.sent < room.heard ? performance.now() : undefined
    room.heard = Math.max(room.heard, thread.version)
  }
  const hear = (room: Room | undefined, version: number) => {
    if (!room) return
    room.heard = Math.max(room.heard, version)
    // Also where it was heard before: the reading of it may have failed.
    if (isBehind(room)) start(room)
  }
  return {
    hear: (threadId, version) => hear(open.get(threadId), version),
    sweep: async () => {
      if (open.size === 0) return []
      const watched = [...open.keys()]
      const versions = await options.versions(watched)
      for (const [threadId, version] of versions) hear(open.get(threadId), version)
      return watched.filter((threadId) => !versions.has(threadId))
    },
  }
}
