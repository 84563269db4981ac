import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { PostView } from '../server/contract/index.ts'

const start = fileURLToPath(new URL('../server/start.mjs', import.meta.url))
let dataDir: string
const running = new Set<ChildProcess>()
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'seconded-crash-'))
})
afterAll(async () => {
  for (const child of running) child.kill('SIGKILL')
  await rm(dataDir, { recursive: true, force: true })
})

test('after a kill -9 while eight people post, each reply that was answered is there, once', async () => {
  const first = await run()
  const joined = await post(first.url, '/api/members', { name: 'ada', email: 'ada@example.org', password: 'long enough' })
  const cookie = joined.headers.getSetCookie()[0]!.split(';')[0]!
  const { thread } = await (await post(first.url, '/api/threads', { title: 'Which survives?', body: 'x' }, cookie)).json()
  const answered: string[] = []
  let number = 0
  const writer = async () => {
    for (;;) {
      const body = `Reply ${++number}`
      const answer = await post(first.url, `/api/threads/${thread.id}/posts`, { body }, cookie)
      if (answer.status !== 201) throw new Error(`answered ${answer.status}`)
      answered.push((await answer.json()).post.html)
      if (answered.length === 150) first.child.kill('SIGKILL')
    }
  }
  const ended = await Promise.allSettled(Array.from({ length: 8 }, writer))
  expect(ended.every(({ status }) => status === 'rejected')).toBe(true)
  expect(answered.length).toBeGreaterThanOrEqual(150)

  const second = await run()
  const posts: PostView[] = []
  let read: { thread: { version: number; replyCount: number }; posts: PostView[]; more: boolean; version: number }
  let since = 0
  do {
    read = await (await fetch(`${second.url}/api/threads/${thread.id}/changes?since=${since}`)).json()
    posts.push(...read.posts)
    since = read.version
  } while (read.more)
  const texts = posts.map(({ html }) => html)
  expect(answered.filter((html) => !texts.includes(html))).toEqual([])
  expect(new Set(texts).size).toBe(texts.length)
  expect(read.thread).toMatchObject({ version: posts.length, replyCount: posts.length - 1 })

  second.child.kill('SIGTERM')
  expect((await once(second.child, 'exit'))[0]).toBe(0)
}, 60_000)

test('a setting that makes no sense ends the start with one line that says so', async () => {
  const child = spawn(process.execPath, [start], {
    env: { ...process.env, PORT: 'eighty', DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  running.add(child)
  const lines: string[] = []
  createInterface({ input: child.stderr }).on('line', (line) => lines.push(line))
  expect((await once(child, 'close'))[0]).toBe(1)
  expect(lines).toEqual([expect.stringMatching(/^Seconded cannot start: PORT /)])
})

async function run(): Promise<{ url: string; child: ChildProcess }> {
  const env = { ...process.env, DATA_DIR: dataDir, PORT: '0', RATE_LIMITS: 'off', DEMO: 'off', LOG_LEVEL: 'error' }
  const child = spawn(process.execPath, [start], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  running.add(child)
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /http:\/\/\S+/.exec(line)?.[0]
    if (url) return { url, child }
  }
  throw new Error('The forum ended before it could answer.')
}

function post(url: string, path: string, body: unknown, cookie = ''): Promise<Response> {
  return fetch(url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie },
    body: JSON.stringify(body),
  })
}
