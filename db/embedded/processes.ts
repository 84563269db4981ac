// Is that process still the one that wrote this down? A pid alone does not say: it is given to others later.
import { execFileSync } from 'node:child_process'
import { readFileSync, readlinkSync, statSync, utimesSync } from 'node:fs'

/** How long a file whose writer cannot be looked up, being in another container or machine, still counts as held. */
export const STALE_AFTER_MS = 15_000
const FRESHEN_EVERY_MS = 4_000

/** Names a running process so that nothing else ever has that name: pid, start, and the world in which pids are counted. */
export function identityOf(pid: number): string | undefined {
  const start = process.platform === 'linux' ? startOnLinux(pid) : startByPs(pid)
  return start && `${pid}-${start}-${world()}`
}

/** Whether the process named by `identity` lives. One of another world counts as alive while it keeps `file` fresh. */
export function isAlive(identity: string, file: string): boolean {
  if (!isElsewhere(identity)) return identityOf(Number.parseInt(identity, 10)) === identity
  try {
    return Date.now() - statSync(file).mtimeMs < STALE_AFTER_MS
  } catch {
    return false
  }
}

/** Whether `identity` is of another container, machine or boot, where it cannot be looked up. */
export function isElsewhere(identity: string): boolean {
  return identity.slice(identity.lastIndexOf('-') + 1) !== world()
}

/** Touches `file` every few seconds, so that other containers see its writer alive. Answers the function that stops it. */
export function keepFresh(file: string, also?: () => void): () => void {
  const timer = setInterval(() => {
    try {
      utimesSync(file, new Date(), new Date())
      also?.()
    } catch {
      // The folder is being removed; nobody is left to see the file.
    }
  }, FRESHEN_EVERY_MS)
  timer.unref()
  return () => clearInterval(timer)
}

/** The command line of a process, a blank after each argument; empty when there is none, or only its zombie. */
export function commandLine(pid: number): string {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
    return `${ps(pid, 'command=').trim()} `
  } catch {
    return ''
  }
}

function startOnLinux(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // After the name, which may hold blanks and brackets: the state, and nineteen fields on, the start in clock ticks.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return fields[0] === 'Z' || fields[0] === 'X' ? undefined : fields[19]
  } catch {
    return undefined
  }
}

function startByPs(pid: number): string | undefined {
  try {
    return ps(pid, 'lstart=').replace(/\W/g, '') || undefined
  } catch {
    return undefined
  }
}

function ps(pid: number, column: string): string {
  return execFileSync('/bin/ps', ['-ww', '-o', column, '-p', String(pid)], {
    encoding: 'utf8',
    env: { LC_ALL: 'C' },
    timeout: 5_000,
  })
}

function world(): string {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').slice(0, 8)
    return boot + readlinkSync('/proc/self/ns/pid').replace(/\D/g, '')
  } catch {
    return 'here'
  }
}
