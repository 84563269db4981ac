/** Asks the server while somebody types. */
export interface Asking<Q> {
  ask: (question: Q) => void
  /** Forgets what is asked and what was: no answer comes any more. */
  stop: () => void
}

export interface AskingOptions<Q, A> {
  /** Asks once the keys have rested for so long, */
  restMs: number
  /** or at the latest so long after the first key; */
  mostMs: number
  /** but never sooner than this after the question before. */
  leastMs: number
  send: (question: Q, signal: AbortSignal) => Promise<A | undefined>
  /** Gets the answer to the newest question alone; undefined where nothing came. */
  show: (answer: A, question: Q) => void
}

/** One question at a time: a newer one ends the older, and an answer that comes out of order is dropped, so that nothing flickers. */
export function openAsking<Q, A>({ restMs, mostMs, leastMs, send, show }: AskingOptions<Q, A>): Asking<Q> {
  let timer: ReturnType<typeof setTimeout> | undefined
  let running: AbortController | undefined
  let askedAt = -Infinity
  let waitingSince: number | undefined

  const go = async (question: Q) => {
    waitingSince = undefined
    askedAt = Date.now()
    running?.abort()
    const mine = new AbortController()
    running = mine
    const answer = await send(question, mine.signal).catch(() => undefined)
    if (running === mine && answer !== undefined) show(answer, question)
  }
  return {
    ask: (question) => {
      const now = Date.now()
      waitingSince ??= now
      clearTimeout(timer)
      const wait = Math.max(Math.min(restMs, waitingSince + mostMs - now), askedAt + leastMs - now, 0)
      timer = setTimeout(() => void go(question), wait)
    },
    stop: () => {
      clearTimeout(timer)
      running?.abort()
      running = undefined
      waitingSince = undefined
    },
  }
}

/** What the API answers; undefined where it refuses or is not there. */
export async function asked<A>(path: string, signal: AbortSignal, input?: object): Promise<A | undefined> {
  const accept = { accept: 'application/json' }
  const response = await fetch(path, {
    signal,
    headers: input ? { ...accept, 'content-type': 'application/json' } : accept,
    ...(input ? { method: 'POST', body: JSON.stringify(input) } : {}),
  })
  return response.ok ? ((await response.json()) as A) : undefined
}
