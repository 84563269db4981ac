import { inTurns } from '../together.ts'

// Of so many lists it is known what was shown last: a few sorts, and the tags and filters that are read just now.
const listsAtMost = 50
// "38 min ago" may be a minute behind.
const oldestMs = 60_000
/** Lists, and what stands beside them, are read again after each change that this node hears of, and for others once in this time. */
export const unheardMs = 1_000

interface Shown<Data> {
  data: Data
  since: number
  readAt: number
  changes: number
}

/**
 * Reads lists that are the same to every reader, each again once something has changed. `unchanged` gives what was read before, or parts
 * of it, for what reads the same: so that what was drawn of it holds. `asked` is JSON.
 */
export function readAnew<Asked, Data>(
  changes: () => number,
  readNow: (asked: Asked, now: Date) => Promise<Data>,
  unchanged: (now: Data, before: Data) => Data,
): (asked: Asked) => Promise<Data> {
  const shown = new Map<string, Shown<Data>>()
  const read = inTurns(async (key) => {
    const now = new Date()
    const heard = changes()
    const last = shown.get(key)
    const before = last && now.getTime() - last.since < oldestMs ? last : undefined
    const found = await readNow(JSON.parse(key) as Asked, now)
    const data = before ? unchanged(found, before.data) : found
    shown.delete(key)
    shown.set(key, { data, since: before?.since ?? now.getTime(), readAt: now.getTime(), changes: heard })
    for (const oldest of shown.keys()) {
      if (shown.size <= listsAtMost) break
      shown.delete(oldest)
    }
    return data
  })
  return async (asked) => {
    const key = JSON.stringify(asked)
    const last = shown.get(key)
    const isFresh = last && last.changes === changes() && Date.now() - last.readAt < unheardMs
    return isFresh ? last.data : read(key)
  }
}
