import { sql } from 'kysely'
import type { Db, WorkRow } from '../../db/schema.ts'
import type { WorkView } from '../contract/index.ts'
import { fold } from './keys.ts'
import { editsBetween } from './likeness.ts'
import { workView } from './queries.ts'

/** As many as a person reads while typing. */
const most = 8

/**
 * Works for what is being typed: those whose title or other name begins with it, then those that hold its words in title or creators,
 * then those that are like it, misspelt; in each tier the most backed first. At most 8, and none that nobody stands behind.
 */
export async function suggested(db: Db, typed: string): Promise<WorkView[]> {
  const key = fold(typed).slice(0, 100)
  if (!key) return []
  const { rows } = await sql<WorkRow & { tier: number }>`
    select work.*, tier from (
      select root_id, min(tier) as tier from works_typed(${key}) as found join work as named on named.id = found.work_id group by root_id
    ) as found join work on work.id = found.root_id
    where work.people > 0 order by tier, work.people desc limit 100`.execute(db)
  return rows
    .map((row) => ({ row, tier: row.tier, far: row.tier < 3 ? 0 : farness(key, `${row.titleKey} ${row.creatorKey}`) }))
    .sort((a, b) => a.tier - b.tier || a.far - b.far || b.row.people - a.row.people || Number(a.row.id) - Number(b.row.id))
    .slice(0, most)
    .map(({ row }) => workView(row))
}

// How many letters the typed words are off, each against the nearest word of the name; the last one may be half typed.
function farness(typed: string, name: string): number {
  const known = name.split(' ')
  return typed
    .split(' ')
    .map((word) =>
      Math.min(
        ...known.map((other) => Math.min(editsBetween(word, other, 4), editsBetween(word, other.slice(0, word.length), 4))),
      ),
    )
    .reduce((total, edits) => total + edits, 0)
}
