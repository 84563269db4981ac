import pg from 'pg'
import { openStage } from '../stage.ts'
import { inMs, openReader, openWriter, type Pace, pace, percentile, type Tell, together } from './kit.ts'

const heldMs = 30_000
const gapMs = 20
const rounds = 3

/** A transaction that has written elsewhere stays open for 30 s: does it slow another thread down? In turns, since machines have moods. */
export async function playOpenTransaction(tell: Tell): Promise<void> {
  const stage = await openStage({ nodes: 2 })
  const [a, b] = stage.nodes.map(({ url }) => url) as [string, string]
  try {
    const [writer, other] = await Promise.all([openWriter(a), openWriter(a)])
    const readers = await Promise.all([a, b].map((url) => openReader(url, writer.threadId)))
    await pace(writer, a, [], 5_000, gapMs)
    const without: Pace[] = []
    const during: Pace[] = []
    for (let round = 0; round < rounds; round++) {
      without.push(await pace(writer, a, readers, heldMs, gapMs))
      const client = new pg.Client({ connectionString: stage.postgres.url, options: '-c search_path=seconded' })
      await client.connect()
      await client.query(`begin; update thread set title = title || '.' where id = ${other.threadId}; select count(*) from post`)
      during.push(await pace(writer, a, readers, heldMs, gapMs))
      await client.query('rollback')
      await client.end()
    }
    const [quiet, held] = [together(without), together(during)]
    for (const [name, of] of [
      ['an answer', 'answers'],
      ['the way to a screen', 'screens'],
    ] as const) {
      const [before, after] = [percentile(quiet[of], 0.95), percentile(held[of], 0.95)]
      const count = `${quiet[of].length} and ${held[of].length}`
      tell(`p95 of ${name}: ${inMs(before)} without it, ${inMs(after)} with it (${count})`, after <= 2 * before)
    }
    readers.forEach((reader) => reader.close())
  } finally {
    await stage.close()
  }
}
