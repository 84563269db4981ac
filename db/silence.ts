import type pg from 'pg'

// A healthy database answers in milliseconds, and under heavy load in less than this.
const oddMs = 1_000
// So long after that, or after a failure, whatever waits is taken to wait for the same reason.
const freshMs = 5_000

/**
 * Notices that the database does not answer. A link that has fallen silent never closes by itself: found out once, all that were last
 * heard before are let go, so that the next who asks does not find it out again. Answers whether the database seems away just now.
 */
export function noticeSilence(pool: pg.Pool): () => boolean {
  const heard = new WeakMap<pg.PoolClient, number>()
  // In the order in which they began.
  const waiting = new Map<object, number>()
  let silentSince = -Infinity
  let oddAt = -Infinity

  const begin = () => {
    const mark = {}
    const began = performance.now()
    waiting.set(mark, began)
    const end = () => {
      waiting.delete(mark)
      if (performance.now() - began > oddMs) oddAt = performance.now()
    }
    return { began, end }
  }
  const connect = pool.connect.bind(pool) as () => Promise<pg.PoolClient>
  const take = async (): Promise<pg.PoolClient> => {
    const { end } = begin()
    try {
      for (;;) {
        const client = await connect()
        if (heard.get(client)! >= silentSince) return client
        streamOf(client).destroy()
        client.release(true)
      }
    } catch (error) {
      oddAt = performance.now()
      throw error
    } finally {
      end()
    }
  }
  pool.connect = ((done?: Done) => {
    const taken = take()
    if (!done) return taken
    taken.then(
      (client) => done(undefined, client, client.release),
      (error: Error) => done(error, undefined, () => undefined),
    )
  }) as typeof pool.connect
  pool.on('connect', (client) => {
    heard.set(client, performance.now())
    hearAnswers(client, () => {
      const { began, end } = begin()
      return (error) => {
        end()
        if (error?.message === 'Query read timeout') {
          silentSince = Math.max(silentSince, began)
          streamOf(client).destroy()
        } else heard.set(client, performance.now())
      }
    })
  })
  return () => {
    const now = performance.now()
    const [oldest = now] = waiting.values()
    return now - oldest > oddMs || now - oddAt < freshMs
  }
}

type Done = (error: Error | undefined, client: pg.PoolClient | undefined, release: (error?: Error | boolean) => void) => void

// Its stream is what pg itself destroys where nothing can be expected of the other side any more.
function streamOf(client: pg.PoolClient): { destroy: () => void } {
  return (client as unknown as { connection: { stream: { destroy: () => void } } }).connection.stream
}

function hearAnswers(client: pg.PoolClient, ask: () => (error?: Error | null) => void): void {
  const query = client.query.bind(client) as (...args: unknown[]) => unknown
  client.query = ((...args: unknown[]) => {
    const answered = ask()
    const last = args.at(-1)
    if (typeof last === 'function') {
      args[args.length - 1] = (error: Error | null, ...rest: unknown[]) => {
        answered(error)
        ;(last as (...said: unknown[]) => void)(error, ...rest)
      }
      return query(...args)
    }
    const answer = query(...args)
    if (answer instanceof Promise)
      answer.then(
        () => answered(),
        (error: Error) => answered(error),
      )
    else answered()
    return answer
  }) as typeof client.query
}
