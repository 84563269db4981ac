import pg from 'pg'
import { openStage } from '../stage.ts'
import { inMs, openReader, openWriter, pace, percentile, type Tell } from './kit.ts'

const heldMs = 30_000
const gapMs = 20

/** A transaction that has written elsewhere stays open for 30 s: does it slow another thread down? */
export async function playOpenTransaction(tell: Tell): Promise<void> {
  const stage = await openStage({ nodes: 2 })
  const [a, b] = stage.nodes.map(({ url }) => url) as [string, string]
  try {
    const [writer, other] = await Promise.all([openWriter(a), openWriter(a)])
    const readers = await Promise.all([a, b].map((url) => openReader(url, writer.threadId)))
    await pace(writer, a, [], 5_000, gapMs)
    const without = await pace(writer, a, readers, 15_000, gapMs)
    const client = new pg.Client({ connectionString: stage.postgres.url, options: '-c search_path=seconded' })
    await client.connect()
    await client.query(`begin; update thread set title = title || '.' where id = ${other.threadId}; select count(*) from post`)
    const during = await pace(writer, a, readers, heldMs, gapMs)
    await client.query('rollback')
    await client.end()
    for (const [name, of] of [
      ['an answer', 'answers'],
      ['the way to a screen', 'screens'],
    ] as const) {
      const [before, after] = [percentile(without[of], 0.95), percentile(during[of], 0.95)]
      const count = `${without[of].length} and ${during[of].length}`
      tell(`p95 of ${name}: ${inMs(before)} without it, ${inMs(after)} with it (${count})`, after <= 2 * before)
    }
    readers.forEach((reader) => reader.close())
  } finally {
    await stage.close()
  }
}
