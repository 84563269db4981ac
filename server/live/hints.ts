import type { Server } from 'socket.io'

export interface Hints {
  /** After a commit: this thread is at this version. */
  tell: (threadId: string, version: number) => void
  close: () => void
}

// What happens within this time goes to the other nodes in one message.
const coalesceMs = 25
const listsEveryMs = 1_000
/** A notification of Postgres holds 8,000 bytes; what is longer goes through a table. */
export const toldAtOnce = 150

/** Says after each commit, on this node at once and to the others coalesced, that a thread has moved. A hint holds no content. */
export function openHints(
  io: Server,
  options: {
    isAlone: boolean
    hear: (threadId: string, version: number) => void
    onHint: (threadId: string, version: number) => void
    lists: () => void
  },
): Hints {
  let waiting = new Map<string, number>()
  let timer: NodeJS.Timeout | undefined
  let listsDue = false
  const flush = () => {
    timer = undefined
    const told = [...waiting]
    waiting = new Map()
    for (let from = 0; from < told.length; from += toldAtOnce) io.serverSideEmit('hint', told.slice(from, from + toldAtOnce))
  }
  const hear = (threadId: string, version: number) => {
    listsDue = true
    options.hear(threadId, version)
  }
  const listsTimer = setInterval(() => {
    if (listsDue) options.lists()
    listsDue = false
  }, listsEveryMs)
  listsTimer.unref()
  io.on('hint', (told: [string, number][]) => {
    for (const [threadId, version] of told) {
      options.onHint(threadId, version)
      hear(threadId, version)
    }
  })
  return {
    tell: (threadId, version) => {
      hear(threadId, version)
      if (options.isAlone) return
      waiting.set(threadId, Math.max(version, waiting.get(threadId) ?? 0))
      timer ??= setTimeout(flush, coalesceMs)
    },
    close: () => {
      clearInterval(listsTimer)
      clearTimeout(timer)
    },
  }
}
