/** What a node answered, or undefined where nothing came: refused, cut, or too late. */
export interface Answer {
  status: number
  body: unknown
  ms: number
}

// A request takes less than this, or nobody waits for it any longer: above the 5 s in which a forum without its database says so.
const patienceMs = 8_000

/** Asks as a page does, with its cookie. */
export async function askFrom(
  url: string,
  method: string,
  path: string,
  options: { cookie?: string | undefined; key?: string | undefined; revision?: number | undefined; body?: unknown } = {},
): Promise<Answer | undefined> {
  const start = performance.now()
  // AbortSignal.timeout() is let go of by the garbage collection now and then, and never fires.
  const late = new AbortController()
  const timer = setTimeout(() => late.abort(), patienceMs)
  try {
    const response = await fetch(url + path, {
      method,
      signal: late.signal,
      headers: {
        accept: 'application/json',
        ...(options.body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(options.cookie ? { cookie: options.cookie } : {}),
        ...(options.key ? { 'idempotency-key': options.key } : {}),
        ...(options.revision === undefined ? {} : { 'if-match': `"${options.revision}"` }),
      },
      ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
    })
    const text = await response.text()
    return { status: response.status, body: text === '' ? undefined : JSON.parse(text), ms: performance.now() - start }
  } catch {
    return undefined
  } finally {
    clearTimeout(timer)
  }
}
