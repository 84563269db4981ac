/** What the API says no with. */
export interface Problem {
  status: number
  detail: string
  errors?: { path: string; message: string }[]
}

/** An answer of the API: what it gave, or why not. `status` 0 means that nothing answered. */
export type Answer = { ok: true; body: unknown } | { ok: false; problem: Problem }

// Who is answered takes 5 s at most; what comes no sooner, over the slowest of lines, never comes. Sent again, it happens once.
const answerMs = 20_000

/** Calls the API as a form's `data-call` names it, under a key that makes it happen once however often it is sent. */
export async function send(
  base: string,
  call: string,
  input: Record<string, unknown>,
  key: string,
  revision?: string,
): Promise<Answer> {
  const [method, path] = call.split(' ') as [string, string]
  try {
    const response = await fetch(base + path, {
      method,
      headers: {
        'content-type': 'application/json',
        accept: 'application/json',
        'idempotency-key': key,
        ...(revision ? { 'if-match': `"${revision}"` } : {}),
      },
      body: JSON.stringify(input),
      // Older browsers have none, and wait.
      signal: AbortSignal.timeout?.(answerMs) ?? null,
    })
    const body: unknown = response.status === 204 ? undefined : await response.json()
    return response.ok ? { ok: true, body } : { ok: false, problem: body as Problem }
  } catch {
    return { ok: false, problem: { status: 0, detail: '' } }
  }
}

/** A key that no other act has. `randomUUID` is missing where a page came without https. */
export function newKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** The input in a form, by the API's names: lists of tags and people are split, empty fields left out. A work that was chosen is one field. */
export function inputIn(form: HTMLFormElement): Record<string, unknown> {
  const input: Record<string, unknown> = {}
  const works: Record<string, Record<string, unknown>> = {}
  for (const [name, value] of new FormData(form)) {
    if (typeof value !== 'string' || ['key', 'next', 'revision', 'back'].includes(name)) continue
    const [, place, fact] = /^recommends\[(\d+)\](?:\[(\w+)\])?$/.exec(name) ?? []
    if (place) {
      const work = (works[place] ??= {})
      if (!fact) Object.assign(work, JSON.parse(value))
      else if (value.trim()) work[fact] = fact === 'creators' ? commas(value) : value
    } else if (name === 'tags') input.tags = commas(value)
    else if (value !== '' || name === 'body') input[name] = value
  }
  const named = Object.values(works).filter(({ workId, title, url, isbn }) => workId || title || url || isbn)
  if (named.length) input.recommends = named.map((work) => (work.workId ? { workId: work.workId } : work))
  return input
}

function commas(value: string): string[] {
  return value
    .split(/[,\n]/)
    .map((part) => part.trim())
    .filter(Boolean)
}
