/** A thread that somebody on this node watches: how far its room has been told, and whether a telling is under way. */
export interface Room {
  threadId: string
  /** The version up to which everybody in the room was sent everything. */
  sent: number
  /** The newest version heard of. */
  heard: number
  pumping: boolean
  /** Since when something is untold, on the process' clock in ms. */
  behindSince?: number | undefined
}

/** The rooms of one node. A room is opened once, by the first who watches. */
export interface Rooms {
  open: Map<string, Room>
  opening: Map<string, Promise<Room | undefined>>
}

export function noRooms(): Rooms {
  return { open: new Map(), opening: new Map() }
}

/** The room of a thread, made with the thread's version where nobody watched before; undefined where there is no such thread. */
export function enter(
  rooms: Rooms,
  threadId: string,
  version: (threadId: string) => Promise<number | undefined>,
): Promise<Room | undefined> {
  const open = rooms.open.get(threadId)
  if (open) return Promise.resolve(open)
  const opening = rooms.opening.get(threadId)
  if (opening) return opening
  const made = version(threadId)
    .then((sent) => {
      if (sent === undefined) return undefined
      const room: Room = { threadId, sent, heard: sent, pumping: false }
      rooms.open.set(threadId, room)
      return room
    })
    .finally(() => rooms.opening.delete(threadId))
  rooms.opening.set(threadId, made)
  return made
}

/** The room's name in Socket.IO. */
export function roomName(threadId: string): string {
  return `thread:${threadId}`
}
