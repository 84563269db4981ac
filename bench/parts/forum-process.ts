import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { freePort } from '../../tests/live/nodes.ts'
import { endsWithUs } from './children.ts'

/** The forum as it is run in production, in a process of its own. */
export interface ForumProcess {
  url: string
  /** Resident memory of the process now, in MB; 0 where the system does not say. */
  memory: () => number
  pid: number
  close: () => Promise<void>
}

const startMs = 30_000
export const root = fileURLToPath(new URL('../../', import.meta.url))

/** Starts what `npm run build` has built on a database of its own; without limits and without a line for each request. */
export async function startForum(database: string, profile?: string): Promise<ForumProcess> {
  const port = await freePort()
  const profiling = profile ? ['--cpu-prof', `--cpu-prof-dir=${profile}`] : []
  const child = endsWithUs(
    spawn(process.execPath, [...profiling, `${root}dist/server/main.js`], {
      env: {
        PATH: process.env.PATH,
        NODE_ENV: 'production',
        PORT: String(port),
        DATABASE_URL: database,
        RATE_LIMITS: 'off',
        LOG_LEVEL: 'warn',
        SESSION_SECRET: 'only for the measuring of the forum',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    }),
  )
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said = (said + text).slice(-4_000)))
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`The forum did not start in time: ${said}`)), startMs)
    child.once('exit', (code) => reject(new Error(`The forum ended with ${code}: ${said}`)))
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      if (!text.includes('Seconded is at')) return
      clearTimeout(timer)
      resolve()
    })
  })
  return {
    url: `http://127.0.0.1:${port}`,
    memory: () => memoryOf(child.pid!),
    pid: child.pid!,
    close: async () => {
      child.kill('SIGTERM')
      await ended
    },
  }
}

/** Resident memory of a process, in MB; 0 where the system does not say. */
export function memoryOf(pid: number): number {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024
  } catch {
    return 0
  }
}

// The kernel counts in hundredths of a second, wherever Node runs on it.
const tickMs = 10

/** Processor time that a process has had, all its threads together, in ms; 0 where the system does not say. */
export function processorMsOf(pid: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ')
    return (Number(fields[11]) + Number(fields[12])) * tickMs
  } catch {
    return 0
  }
}
