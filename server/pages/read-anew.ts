import { inTurns } from '../together.ts'
import { type Heard, unheardMs } from './heard.ts'

// Of so many lists it is known what was shown last: a few sorts, and the tags, filters and works that are read just now.
const listsAtMost = 100
// "38 min ago", and what is counted up to now, may be a minute behind.
const oldestMs = 60_000

interface Shown<Data> {
  data: Data
  since: number
  readAt: number
  changes: number
  /** A state that the database was in before they were read: while it is in that one, they hold. */
  state: string | undefined
}

/**
 * Reads what is the same to every reader, each again once something has changed: where this node heard of it at once, else within
 * `unheardMs`. `unchanged` gives what was read before, or parts of it, for what reads the same: so that what was drawn of it holds.
 * `asked` is JSON.
 */
export function readAnew<Asked, Data>(
  heard: Heard,
  readNow: (asked: Asked, now: Date) => Promise<Data>,
  unchanged: (now: Data, before: Data) => Data,
): (asked: Asked) => Promise<Data> {
  const shown = new Map<string, Shown<Data>>()
  const isYoung = ({ since }: Shown<Data>) => Date.now() - since < oldestMs
  const read = inTurns(async (key) => {
    const last = shown.get(key)
    const before = last && isYoung(last) ? last : undefined
    const changes = heard.changes()
    const state = heard.stateBefore()
    const now = new Date()
    const found = await readNow(JSON.parse(key) as Asked, now)
    const data = before ? unchanged(found, before.data) : found
    shown.delete(key)
    shown.set(key, { data, since: before?.since ?? now.getTime(), readAt: now.getTime(), changes, state })
    for (const oldest of shown.keys()) {
      if (shown.size <= listsAtMost) break
      shown.delete(oldest)
    }
    return data
  })
  const isTrue = async (last: Shown<Data>) => {
    if (last.changes !== heard.changes() || !isYoung(last)) return false
    if (Date.now() - last.readAt < unheardMs) return true
    return (await heard.state()) === last.state && last.changes === heard.changes()
  }
  return async (asked) => {
    const key = JSON.stringify(asked)
    const last = shown.get(key)
    return last && (await isTrue(last)) ? last.data : read(key)
  }
}
