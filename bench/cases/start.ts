import { execFile, spawn } from 'node:child_process'
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from '../../tests/live/nodes.ts'
import { endsWithUs, openHelper } from '../parts/children.ts'
import { memoryOf, root } from '../parts/forum-process.ts'
import type { Row } from '../parts/results.ts'
import { median } from '../parts/rounds.ts'
import type { Run } from '../parts/run.ts'
import type { Heard, WatchersJob } from '../processes/watchers.ts'

const sockets = 1_000
const restMs = 5_000
const startMs = 60_000
const parts = ['server', 'client', 'db', 'package.json', 'tsconfig.json', 'LICENSE', 'README.md']

/** From `npm start` to the first page, as `npm ci` leaves it: with no data, and the second time. And memory. */
export async function start(run: Run): Promise<Row[]> {
  const times: Record<'cold' | 'warm' | 'bare', number[]> = { cold: [], warm: [], bare: [] }
  const memory: { rest: number[]; sockets: number[]; after: number[] } = { rest: [], sockets: [], after: [] }
  for (let round = 0; round < run.rounds; round++) {
    const folder = await mkdtemp(join(tmpdir(), 'seconded-start-'))
    try {
      for (const part of parts) await cp(`${root}${part}`, join(folder, part), { recursive: true })
      await symlink(`${root}node_modules`, join(folder, 'node_modules'))
      await promisify(execFile)('node', ['server/build.mjs'], { cwd: folder })
      await bareIn(join(folder, 'bare'))
      const bare = await begin(join(folder, 'bare'))
      times.bare.push(bare.ms)
      await bare.end()
      run.say(`round ${round + 1}: cold`)
      const cold = await begin(folder)
      times.cold.push(cold.ms)
      await cold.end()
      run.say(`round ${round + 1}: warm`)
      const warm = await begin(folder)
      times.warm.push(warm.ms)
      await sleep(restMs)
      memory.rest.push(memoryOf(warm.pid()))
      const { busy, after } = await withSockets(warm)
      memory.sockets.push(busy)
      memory.after.push(after)
      await warm.end()
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  }
  const row = (what: string, unit: Row['unit'], values: number[], most?: number, note?: string): Row => ({
    what,
    unit,
    ours: median(values),
    ...(most === undefined ? {} : { target: { atMost: most } }),
    ...(note ? { note } : {}),
  })
  return [
    row('npm start to the first page, cold', 'ms', times.cold, 3_000, 'makes the database, migrates, plays the demo community'),
    row(
      'npm start to the first page, warm',
      'ms',
      times.warm,
      1_500,
      `an Express that says hello, by npm start: ${Math.round(median(times.bare))} ms`,
    ),
    row('memory at rest', 'MB', memory.rest, 150, 'the Node process, 5 s after the first page'),
    row(`memory with ${sockets.toLocaleString('en')} live sockets`, 'MB', memory.sockets),
    row(`memory after ${sockets.toLocaleString('en')} live sockets`, 'MB', memory.after, 300),
  ]
}

// What npm, Node and Express take by themselves on this machine, now.
async function bareIn(folder: string): Promise<void> {
  await mkdir(folder)
  await writeFile(join(folder, 'package.json'), JSON.stringify({ type: 'module', scripts: { start: 'node start.mjs' } }))
  await writeFile(
    join(folder, 'start.mjs'),
    `import express from 'express'\nexpress().get('/', (_req, res) => res.send('Hello')).listen(process.env.PORT, '127.0.0.1')\n`,
  )
}

interface Begun {
  url: string
  ms: number
  pid: () => number
  end: () => Promise<void>
}

async function begin(folder: string): Promise<Begun> {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const from = performance.now()
  const child = endsWithUs(
    spawn('npm', ['start'], {
      cwd: folder,
      env: { PATH: process.env.PATH, HOME: process.env.HOME, PORT: String(port), NODE_ENV: 'production', LOG_LEVEL: 'warn' },
      stdio: 'ignore',
      detached: true,
    }),
  )
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  while (!(await answers(url))) {
    if (performance.now() - from > startMs) throw new Error('npm start showed no page in a minute.')
    await sleep(10)
  }
  return {
    url,
    ms: performance.now() - from,
    pid: () => nodeBelow(child.pid!),
    end: async () => {
      // npm hands no signal on to what its shell runs.
      process.kill(nodeBelow(child.pid!), 'SIGTERM')
      await ended
    },
  }
}

async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(url)
    await response.text()
    return response.status === 200
  } catch {
    return false
  }
}

// npm starts a shell that starts Node: the last of that line which is not Postgres.
function nodeBelow(pid: number): number {
  for (const child of childrenOf(pid)) {
    const name = readFileSync(`/proc/${child}/cmdline`, 'utf8')
    if (name.includes('start.mjs') && !name.startsWith('sh')) return child
    const found = nodeBelow(child)
    if (found) return found
  }
  return 0
}

function childrenOf(pid: number): number[] {
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number)
  } catch {
    return []
  }
}

async function withSockets({ url, pid }: Begun): Promise<{ busy: number; after: number }> {
  const helper = openHelper<WatchersJob, Heard>('processes/watchers.ts')
  const threadIds = Array.from({ length: 10 }, (_, place) => String(place + 1))
  await helper.ask({ url, sockets, threadIds })
  await sleep(restMs)
  const busy = memoryOf(pid())
  helper.close()
  await sleep(restMs)
  return { busy, after: memoryOf(pid()) }
}
