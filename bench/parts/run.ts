import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Embedded, startEmbedded } from '../../db/embedded.ts'
import type { Row } from './results.ts'

/** What a case is given to work with. */
export interface Run {
  isQuick: boolean
  rounds: number
  /** How long one measurement takes. */
  seconds: number
  /** Where profiles of the forum go, where they are wanted. */
  profile: string | undefined
  say: (line: string) => void
}

export type Case = (run: Run) => Promise<Row[]>

/** A Postgres of its own for a case, that keeps what it says on the disk as in production; gone with the case. */
export async function withPostgres<Answer>(work: (url: string) => Promise<Answer>): Promise<Answer> {
  const given = process.env.BENCH_DATABASE_URL
  if (given) return work(given)
  const dataDir = await mkdtemp(join(tmpdir(), 'seconded-bench-'))
  let embedded: Embedded | undefined
  try {
    embedded = await startEmbedded({ dataDir })
    return await work(embedded.url)
  } finally {
    await embedded?.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}
