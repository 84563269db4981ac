import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import pg from 'pg'
import { type Embedded, startEmbedded } from '../../db/embedded.ts'
import { fill } from '../fill/fill.ts'
import { sizeOf } from '../fill/sizes.ts'
import { root } from './forum-process.ts'

const dataDir = `${root}data/bench`

/** What a database is filled with; what is not said follows from the number of posts. */
export interface Filling {
  posts: number
  works?: number
  workSeconds?: number
}

/**
 * Databases filled so, in that order, kept in data/bench for the next run and made anew when tables or filler have changed. With
 * BENCH_DATABASE_URL they stand on that server, whose role must be allowed to make databases.
 */
export async function withFilled<Answer>(
  fillings: Filling[],
  say: (line: string) => void,
  work: (urls: string[]) => Promise<Answer>,
): Promise<Answer> {
  let embedded: Embedded | undefined
  try {
    const given = process.env.BENCH_DATABASE_URL
    if (!given) embedded = await startEmbedded({ dataDir })
    const urls: string[] = []
    for (const filling of fillings) urls.push(await filled(given ?? embedded!.url, filling, say))
    return await work(urls)
  } finally {
    await embedded?.stop()
  }
}

async function filled(server: string, filling: Filling, say: (line: string) => void): Promise<string> {
  const of = `bench_${filling.posts}${filling.works === undefined ? '' : `w${filling.works}`}_`
  const name = of + state()
  const url = new URL(server)
  url.pathname = `/${name}`
  const client = new pg.Client({ connectionString: server })
  await client.connect()
  try {
    const { rows } = await client.query<{ datname: string }>('select datname from pg_database where starts_with(datname, $1)', [
      of,
    ])
    if (rows.some((row) => row.datname === name)) return url.href
    for (const { datname } of rows) await client.query(`drop database "${datname}" with (force)`)
    say(`filling a database with ${filling.posts.toLocaleString('en')} posts`)
    const making = `${name}_new`
    await client.query(`create database "${making}"`)
    const half = new URL(url)
    half.pathname = `/${making}`
    await fill({
      database: half.href,
      schema: 'seconded',
      size: sizeOf({ ...filling, seed: 3 }, new Date('2026-11-24T00:00:00Z')),
    })
    // Only a whole one gets the name.
    await client.query(`alter database "${making}" rename to "${name}"`)
    return url.href
  } finally {
    await client.end()
  }
}

// What the tables and their contents come from.
function state(): string {
  const hash = createHash('sha256')
  for (const folder of ['db/migrations', 'bench/fill'])
    for (const file of readdirSync(`${root}${folder}`).sort()) hash.update(readFileSync(`${root}${folder}/${file}`))
  return hash.digest('hex').slice(0, 8)
}
