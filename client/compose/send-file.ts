import type { Answer, Problem } from '../send.ts'

/** Sends a file to an address that takes one, telling how much of it is gone (0 to 1). `fetch` cannot tell. */
export function sendFile(
  address: string,
  file: File,
  key: string,
  onSent: (part: number) => void,
): { answered: Promise<Answer>; stop: () => void } {
  const call = new XMLHttpRequest()
  const answered = new Promise<Answer>((resolve) => {
    const silent = () => resolve({ ok: false, problem: { status: 0, detail: '' } })
    call.upload.addEventListener('progress', ({ loaded, total }) => onSent(total > 0 ? loaded / total : 0))
    call.addEventListener('load', () => {
      const body = call.response as unknown
      if (call.status === 201) resolve({ ok: true, body })
      // A proxy says no with a page of its own.
      else resolve({ ok: false, problem: { detail: '', ...(body as Problem | null), status: call.status } })
    })
    for (const end of ['error', 'abort', 'timeout'] as const) call.addEventListener(end, silent)
  })
  const form = new FormData()
  form.append('file', file)
  call.open('POST', address)
  call.responseType = 'json'
  call.timeout = 120_000
  call.setRequestHeader('accept', 'application/json')
  call.setRequestHeader('idempotency-key', key)
  call.send(form)
  return { answered, stop: () => call.abort() }
}
