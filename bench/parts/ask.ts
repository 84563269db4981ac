import { randomBytes } from 'node:crypto'
import { get } from 'node:http'
import type { MemberView } from '../../server/contract/index.ts'

export interface BenchMember {
  view: MemberView
  cookie: string
}

/** Somebody who joins a forum that is measured. */
export async function joinAt(url: string): Promise<BenchMember> {
  const name = `m${randomBytes(6).toString('hex')}`
  const { body, headers } = await ask<{ member: MemberView }>(url, 'POST', '/api/members', {
    name,
    email: `${name}@example.org`,
    password: 'correct horse battery',
  })
  const cookie = headers.getSetCookie().map((line) => line.split(';')[0])
  return { view: body.member, cookie: cookie.join('; ') }
}

/** Asks the API; fails where the answer is no success. */
export async function ask<Body>(
  url: string,
  method: string,
  path: string,
  body?: unknown,
  cookie?: string,
  more: Record<string, string> = {},
): Promise<{ body: Body; headers: Headers }> {
  const response = await fetch(url + path, {
    method,
    headers: { 'content-type': 'application/json', ...(cookie ? { cookie } : {}), ...more },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  if (!response.ok) throw new Error(`${method} ${path} was answered ${response.status}: ${text.slice(0, 300)}`)
  return { body: (text ? JSON.parse(text) : undefined) as Body, headers: response.headers }
}

/** What a page or an answer looks like on the line, unpacked by nobody. */
export function fetchRaw(
  url: string,
  headers: Record<string, string>,
): Promise<{ status: number; headers: Record<string, string | undefined>; body: Buffer }> {
  return new Promise((resolve, reject) => {
    get(url, { headers, agent: false }, (res) => {
      const parts: Buffer[] = []
      res.on('data', (part: Buffer) => parts.push(part))
      res.once('error', reject)
      res.once('end', () =>
        resolve({
          status: res.statusCode!,
          headers: res.headers as Record<string, string | undefined>,
          body: Buffer.concat(parts),
        }),
      )
    }).once('error', reject)
  })
}
