// How to run a program of Postgres here: as whom, and so that it ends when we are killed. The ways are tried, the first that works is taken.
import { type ChildProcess, spawn, type StdioOptions } from 'node:child_process'
import { chmodSync, chownSync, existsSync, lstatSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import type { Binaries } from './binaries.ts'
import type { Place } from './place.ts'

export interface Launch {
  /** What stands before the program on the command line. */
  before: string[]
  /** The owner of the data folder; undefined for the user that we are. */
  as?: { uid: number; gid: number }
  env: Record<string, string>
}

export interface Outcome {
  code: number | null
  output: string
}

// "nobody" and "nogroup", as nearly every Linux has them. Postgres refuses to run as root.
const NOBODY = 65534
const PROGRAM_TIMEOUT_MS = 120_000

/** Picks the way to run Postgres on this place, handing the data folder to the uid it will run as; refuses if there is none. */
export async function chooseLaunch(place: Place, binaries: Binaries): Promise<Launch> {
  const as = process.getuid?.() === 0 ? dataOwner(place) : undefined
  if (existsSync(place.data)) own(place, as)
  const env = environment(binaries)
  const script = '"$0" --version >/dev/null && cd "$1" && if [ -e data ]; then cd data; fi'
  let last = ''
  for (const way of as ? waysDownFromRoot(as) : waysAsOurselves()) {
    const launch = { ...way, env }
    const tried = await run(launch, '/bin/sh', ['-c', script, binaries.postgres, place.folder])
    if (tried.code === 0) return launch
    last = lastLine(tried.output) || last
  }
  // Not copied to where it can: the data would then not be where the operator believes and backs it up.
  const uid = as?.uid ?? process.getuid?.()
  throw new Error(
    `as uid ${uid} it cannot enter its folder or run its programs (${last}); set DATA_DIR elsewhere, or DATABASE_URL`,
  )
}

/** Starts a program in a process group of its own: Ctrl-C in the terminal is for us, who then stop it in order. */
export function begin(launch: Launch, program: string, args: string[], stdio: StdioOptions): ChildProcess {
  const [file, ...rest] = [...launch.before, program, ...args] as [string, ...string[]]
  const who = launch.before.length === 0 ? launch.as : undefined
  return spawn(file, rest, { cwd: '/', detached: true, env: launch.env, stdio, ...who })
}

/** Runs a program to its end, at most two minutes; answers its exit code and what it said. */
export function run(launch: Launch, program: string, args: string[]): Promise<Outcome> {
  return new Promise((resolve) => {
    let output = ''
    const failed = (error: unknown) => resolve({ code: null, output: String(error) })
    try {
      const child = begin(launch, program, args, ['ignore', 'pipe', 'pipe'])
      const timer = setTimeout(() => child.kill('SIGKILL'), PROGRAM_TIMEOUT_MS)
      for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (output += chunk))
      child.on('error', failed)
      child.on('close', (code) => resolve({ code, output }))
      child.on('close', () => clearTimeout(timer))
    } catch (error) {
      failed(error)
    }
  })
}

/** The last thing that a program said. */
export function lastLine(output: string): string {
  return output.trim().split('\n').at(-1) ?? ''
}

function dataOwner(place: Place): { uid: number; gid: number } {
  // What is in an ordinary user's folder stays theirs, so that they may start it again.
  const { uid, gid } = statSync(existsSync(place.data) ? place.data : place.folder)
  return { uid: uid || NOBODY, gid: gid || NOBODY }
}

function waysDownFromRoot(as: { uid: number; gid: number }): Omit<Launch, 'env'>[] {
  const plain = ['setpriv', `--reuid=${as.uid}`, `--regid=${as.gid}`, '--clear-groups', '--pdeathsig=INT']
  // Below a folder closed to that uid, such as /root, root's right to pass is kept: to read if granted (Docker does not), or in full.
  // access(2), by which initdb looks for postgres, heeds that right of a plain uid only with no_setuid_fixup.
  const keep = [...plain, '--securebits=+no_setuid_fixup']
  const passing = (right: string) => [...keep, `--inh-caps=+${right}`, `--ambient-caps=+${right}`]
  const ways = [plain, passing('dac_read_search'), passing('dac_override'), []]
  return ways.map((before) => ({ before, as }))
}

function waysAsOurselves(): Omit<Launch, 'env'>[] {
  return [{ before: ['setpriv', '--pdeathsig=INT'] }, { before: [] }]
}

// A folder copied back from a backup may be root's, and open wider than Postgres allows.
function own(place: Place, as: Launch['as']): void {
  if (as && [place.data, path.join(place.data, 'PG_VERSION')].some((file) => statSync(file).uid !== as.uid)) give(place.data, as)
  const { mode, uid } = statSync(place.data)
  if ((mode & 0o777) !== 0o700 && (as || uid === process.getuid?.())) chmodSync(place.data, 0o700)
}

/** Hands a file or a folder with all it holds to another user. */
export function give(file: string, to: { uid: number; gid: number }): void {
  // Never through a link: what it leads to is not ours to give.
  if (lstatSync(file).isSymbolicLink()) return
  chownSync(file, to.uid, to.gid)
  if (lstatSync(file).isDirectory()) for (const name of readdirSync(file)) give(path.join(file, name), to)
}

function environment(binaries: Binaries): Record<string, string> {
  const env: Record<string, string> = { PATH: '/usr/bin:/bin:/usr/sbin:/sbin', LC_ALL: 'C', TZ: 'UTC' }
  const variable = process.platform === 'darwin' ? 'DYLD_LIBRARY_PATH' : 'LD_LIBRARY_PATH'
  if (binaries.libraries) env[variable] = binaries.libraries
  return env
}
