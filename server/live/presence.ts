import type { Presence } from '../contract/index.ts'

// Who has not pressed a key for this long has stopped writing.
const typingMs = 5_000
const tellEveryMs = 1_000
// Told again so often, so that what got lost comes all the same; a node that has not told for longer is gone.
const retoldMs = 10_000
const goneMs = 25_000
const namesAtMost = 5

/** What a node says of the readers of one thread: how many screens, and who writes. */
export type Told = [threadId: string, reading: number, typing: string[]]

export interface PresenceBoard {
  changed: (threadId: string) => void
  types: (threadId: string, name: string) => void
  /** What another node has told. */
  hear: (node: string, told: Told[]) => void
  /** Says to the other nodes that nobody reads here any more. */
  close: () => void
}

interface Elsewhere {
  reading: number
  typing: string[]
  at: number
}

/** Who reads and who writes in each thread, here and on other nodes: told at most once a second, never numbered, and lost without harm. */
export function openPresence(options: {
  /** How many screens on this node show the thread. */
  reading: (threadId: string) => number
  emit: (message: Presence) => void
  /** Tells the other nodes. */
  tell: (told: Told[]) => void
}): PresenceBoard {
  const typing = new Map<string, Map<string, number>>()
  // By thread, then by node.
  const elsewhere = new Map<string, Map<string, Elsewhere>>()
  // When each thread that is read here was last told to others.
  const toldAt = new Map<string, number>()
  const due = new Set<string>()
  const dueElsewhere = new Set<string>()
  const namesHere = (threadId: string) => [...(typing.get(threadId)?.keys() ?? [])]
  const change = (threadId: string) => {
    due.add(threadId)
    dueElsewhere.add(threadId)
  }
  const forget = (now: number) => {
    for (const [threadId, names] of typing) {
      for (const [name, until] of names) if (until < now && names.delete(name)) change(threadId)
      if (names.size === 0) typing.delete(threadId)
    }
    for (const [threadId, nodes] of elsewhere) {
      for (const [node, { at }] of nodes) if (at + goneMs < now && nodes.delete(node)) due.add(threadId)
      if (nodes.size === 0) elsewhere.delete(threadId)
    }
  }
  const tellOthers = (now: number) => {
    for (const [threadId, at] of toldAt) if (at + retoldMs < now) dueElsewhere.add(threadId)
    const told = [...dueElsewhere].map((threadId): Told => {
      const reading = options.reading(threadId)
      if (reading > 0) toldAt.set(threadId, now)
      else toldAt.delete(threadId)
      return [threadId, reading, namesHere(threadId).slice(0, namesAtMost)]
    })
    dueElsewhere.clear()
    if (told.length > 0) options.tell(told)
  }
  const timer = setInterval(() => {
    const now = Date.now()
    forget(now)
    for (const threadId of due) {
      const here = options.reading(threadId)
      const others = [...(elsewhere.get(threadId)?.values() ?? [])]
      if (here === 0) continue
      options.emit({
        threadId,
        reading: others.reduce((sum, { reading }) => sum + reading, here),
        typing: [...new Set([...namesHere(threadId), ...others.flatMap((other) => other.typing)])].slice(0, namesAtMost),
      })
    }
    due.clear()
    tellOthers(now)
  }, tellEveryMs)
  timer.unref()
  return {
    changed: change,
    types: (threadId, name) => {
      const names = typing.get(threadId) ?? new Map<string, number>()
      if (!names.has(name)) change(threadId)
      typing.set(threadId, names.set(name, Date.now() + typingMs))
    },
    hear: (node, told) => {
      for (const [threadId, reading, names] of told) {
        const nodes = elsewhere.get(threadId) ?? new Map<string, Elsewhere>()
        const before = nodes.get(node)
        // Who has just come to this thread has not heard yet who is here.
        if (!before && reading > 0 && options.reading(threadId) > 0) dueElsewhere.add(threadId)
        if (reading === 0) nodes.delete(node)
        else nodes.set(node, { reading, typing: names, at: Date.now() })
        if (nodes.size > 0) elsewhere.set(threadId, nodes)
        else elsewhere.delete(threadId)
        if (before?.reading !== reading || before.typing.join() !== names.join()) due.add(threadId)
      }
    },
    close: () => {
      clearInterval(timer)
      options.tell([...toldAt.keys()].map((threadId) => [threadId, 0, []]))
    },
  }
}
