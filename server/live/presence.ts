import type { Presence } from '../contract/index.ts'

// Who has not pressed a key for this long has stopped writing.
const typingMs = 5_000
const tellEveryMs = 1_000

export interface PresenceBoard {
  changed: (threadId: string) => void
  types: (threadId: string, name: string) => void
  close: () => void
}

/** Who reads and who writes in each thread: told at most once a second, never numbered, and lost without harm. */
export function openPresence(options: {
  reading: (threadId: string) => number
  emit: (message: Presence) => void
}): PresenceBoard {
  const typing = new Map<string, Map<string, number>>()
  const due = new Set<string>()
  const timer = setInterval(() => {
    const now = Date.now()
    for (const [threadId, names] of typing) {
      for (const [name, until] of names) if (until < now && names.delete(name)) due.add(threadId)
      if (names.size === 0) typing.delete(threadId)
    }
    for (const threadId of due) {
      options.emit({
        threadId,
        reading: options.reading(threadId),
        typing: [...(typing.get(threadId)?.keys() ?? [])].slice(0, 5),
      })
    }
    due.clear()
  }, tellEveryMs)
  timer.unref()
  return {
    changed: (threadId) => due.add(threadId),
    types: (threadId, name) => {
      const names = typing.get(threadId) ?? new Map<string, number>()
      if (!names.has(name)) due.add(threadId)
      typing.set(threadId, names.set(name, Date.now() + typingMs))
    },
    close: () => clearInterval(timer),
  }
}
