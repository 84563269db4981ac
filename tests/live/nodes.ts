import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { openProxy, type Proxy } from './proxy.ts'
import type { Record } from './record.ts'

/** A forum process, with a line to its visitors and a line to its database. */
export interface Node {
  name: string
  /** Where visitors ask, through the line. */
  url: string
  /** The same past the line, which takes in whatever its visitors do not read. */
  ownUrl: string
  front: Proxy
  database: Proxy
  start: () => Promise<void>
  /** SIGKILL: gone at once. */
  kill: () => Promise<void>
  /** SIGTERM: answers how it ended. */
  drain: () => Promise<string>
  /** What it holds in memory, in bytes. */
  memory: () => number
  freeze: () => void
  thaw: () => void
  close: () => Promise<void>
}

export interface NodeOptions {
  name: string
  main: string
  databaseUrl: string
  redisUrl: string | undefined
  record: Record
}

const startMs = 30_000

/** Makes a node; it runs once it is started, and is said to have died by itself if it ends untold. */
export async function openNode({ name, main, databaseUrl, redisUrl, record }: NodeOptions): Promise<Node> {
  const port = await freePort()
  const front = await openProxy(port)
  const database = await openProxy(Number(new URL(databaseUrl).port))
  const behind = new URL(databaseUrl)
  behind.port = String(database.port)
  let child: ChildProcess | undefined
  let isTold = false
  const env = {
    PATH: process.env.PATH,
    PORT: String(port),
    DATABASE_URL: behind.href,
    RATE_LIMITS: 'off',
    LOG_LEVEL: 'warn',
    DEMO: 'off',
    NODE_ENV: 'production',
    SESSION_SECRET: 'only for the torture of the forum',
    ...(redisUrl ? { REDIS_URL: redisUrl } : {}),
  }
  const atExit = () => child?.kill('SIGKILL')
  process.once('exit', atExit)
  const ended = (one: ChildProcess) =>
    new Promise<string>((resolve) => {
      if (one.exitCode !== null || one.signalCode !== null) resolve(String(one.signalCode ?? one.exitCode))
      else one.once('exit', (code, signal) => resolve(String(signal ?? code)))
    })
  const end = async (signal: NodeJS.Signals) => {
    if (!child) return ''
    isTold = true
    child.kill(signal)
    return ended(child)
  }
  return {
    name,
    url: `http://127.0.0.1:${front.port}`,
    ownUrl: `http://127.0.0.1:${port}`,
    front,
    database,
    start: async () => {
      isTold = false
      const one = spawn(process.execPath, ['--enable-source-maps', main], { env, stdio: ['ignore', 'pipe', 'pipe'] })
      child = one
      const said = hearLog(one, record)
      one.on('exit', (code, signal) => {
        if (!isTold) record.violate('processes', `node ${name} ended by itself (${signal ?? code}): ${said().slice(-500)}`)
      })
      await readyLine(one, said)
    },
    kill: async () => void (await end('SIGKILL')),
    drain: () => end('SIGTERM'),
    memory: () => 1024 * Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child!.pid}/status`, 'utf8'))![1]),
    freeze: () => child?.kill('SIGSTOP'),
    thaw: () => child?.kill('SIGCONT'),
    close: async () => {
      await end('SIGKILL')
      process.off('exit', atExit)
      front.close()
      database.close()
    },
  }
}

// Warnings are expected while a fault is on; their kinds are counted. Answers the end of what was said.
function hearLog(child: ChildProcess, record: Record): () => string {
  let tail = ''
  child.stderr!.setEncoding('utf8').on('data', (text: string) => {
    tail = (tail + text).slice(-4_000)
    for (const line of text.split('\n')) {
      const message = /"msg":"([^"]*)"/.exec(line)?.[1]
      if (message) record.count(`log: ${message}`)
      if (process.env.TORTURE_LOG && line) console.error(line.slice(0, 4_000))
    }
  })
  return () => tail
}

function readyLine(child: ChildProcess, said: () => string): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`A node did not start in time: ${said()}`)), startMs)
    child.stdout!.setEncoding('utf8').on('data', (text: string) => {
      if (!text.includes('Seconded is at')) return
      clearTimeout(timer)
      resolve()
    })
    child.once('exit', () => {
      clearTimeout(timer)
      reject(new Error(`A node ended at its start: ${said()}`))
    })
  })
}

/** A port that nobody has at this moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })
}
