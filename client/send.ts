/** What the API says no with. */
export interface Problem {
  status: number
  detail: string
  errors?: { path: string; message: string }[]
}

/** An answer of the API: what it gave, or why not. `status` 0 means that nothing answered. */
export type Answer = { ok: true; body: unknown } | { ok: false; problem: Problem }

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

/** The input in a form, by the API's names: lists of tags and people are split, empty fields left out. */
export function inputIn(form: HTMLFormElement): Record<string, unknown> {
  const input: Record<string, unknown> = {}
  const work: Record<string, unknown> = {}
  for (const [name, value] of new FormData(form)) {
    if (typeof value !== 'string' || ['key', 'next', 'revision', 'back'].includes(name)) continue
    const inWork = /^recommends\[0\]\[(\w+)\]$/.exec(name)?.[1]
    if (inWork) {
      if (value.trim()) work[inWork] = inWork === 'creators' ? commas(value) : value
    } else if (name === 'tags') input.tags = commas(value)
    else if (value !== '' || name === 'body') input[name] = value
  }
  if (work.title || work.url || work.isbn) input.recommends = [work]
  return input
}

function commas(value: string): string[] {
  return value
    .split(/[,\n]/)
    .map((part) => part.trim())
    .filter(Boolean)
}
