import { execFileSync } from 'node:child_process'
import { cpus, release, totalmem, type } from 'node:os'

/** Where figures were taken. */
export interface Machine {
  processor: string
  cores: number
  memoryGb: number
  system: string
  node: string
}

/** The machine that this runs on. */
export function machine(): Machine {
  const all = cpus()
  return {
    processor: all[0]?.model.trim() || 'unknown',
    cores: all.length,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    system: `${type()} ${release()}`,
    node: process.version,
  }
}

/** The commit that is measured, with a plus where files differ from it. */
export function commit(): string {
  try {
    const git = (...words: string[]) =>
      execFileSync('git', words, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()
    return git('rev-parse', '--short', 'HEAD') + (git('status', '--porcelain', '--', 'server', 'client', 'db') ? '+' : '')
  } catch {
    return 'unknown'
  }
}
