import { sql } from 'kysely'
import type { Db, WorkRow } from '../../db/schema.ts'
import type { Identifier } from './identifiers.ts'

export type KnownWork = WorkRow & { aliases: string[] }

/** A work of the catalogue, and by what it was found: a title or other name (its key), the initials of its title, or an identifier ("isbn 978…"). */
export interface Found {
  by: 'title' | 'alias' | 'identifier' | 'initials'
  key: string
  work: KnownWork
}

/** A popular title has many works; past this many answers the rest is noise. */
const mostFound = 300

/** The works that have one of these titles, other names, initials or identifiers. One statement, three index lookups a key. */
export async function worksNamed(db: Db, keys: string[], identifiers: Identifier[], initials: string[] = []): Promise<Found[]> {
  if (keys.length === 0 && identifiers.length === 0) return []
  const { rows } = await sql<WorkRow & { foundBy: Found['by']; foundKey: string; aliases: string[] }>`
    with asked as (select unnest(${keys}::text[]) as key),
    found as (
      select 'title' as found_by, key as found_key, work_id from asked join work_name on work_name.title_key collate "C" = asked.key
      union all
      select 'alias', key, alias.work_id from asked join alias on alias.alias_key = asked.key
      union all
      (select 'initials', key, work_id from unnest(${initials}::text[]) as key join work_name on work_name.initials @> array[key] limit ${mostFound})
      union all
      select 'identifier', scheme || ' ' || value, work_id from identifier
      where (scheme, value) in (select * from unnest(${identifiers.map((one) => one.scheme)}::text[], ${identifiers.map((one) => one.value)}::text[]))
      limit ${mostFound}
    )
    select found_by, found_key, work.*, ${otherNames}
    from found join work as named on named.id = found.work_id join work on work.id = named.root_id and work.hidden_at is null`.execute(
    db,
  )
  return rows.map(({ foundBy, foundKey, ...work }) => ({ by: foundBy, key: foundKey, work }))
}

/** The works whose title, other names or people are like those asked for; `place` is the index of the question. */
export async function worksNear(db: Db, asked: { name: string; maker: string }[]): Promise<{ place: number; work: KnownWork }[]> {
  if (asked.length === 0) return []
  const { rows } = await sql<KnownWork & { place: number }>`
    select near.place, work.*, ${otherNames}
    from works_near(${asked.map((one) => one.name)}::text[], ${asked.map((one) => one.maker)}::text[]) as near
    join work as named on named.id = near.work_id join work on work.id = named.root_id and work.hidden_at is null`.execute(db)
  return rows.map(({ place, ...work }) => ({ place: place - 1, work }))
}

/** The works that a post recommends, with the recommendation of each, unless they are the viewer's own. */
export async function recommendedInPost(
  db: Db,
  postId: string,
  viewerId: string,
): Promise<{ recommendationId: string; work: KnownWork }[]> {
  const { rows } = await sql<KnownWork & { recommendationId: string }>`
    select recommendation.id as recommendation_id, work.*, ${otherNames}
    from recommendation join work as named on named.id = recommendation.work_id join work on work.id = named.root_id
    where recommendation.post_id = ${postId} and recommendation.author_id <> ${viewerId} and recommendation.standing
      and work.hidden_at is null order by recommendation.position`.execute(db)
  return rows.map(({ recommendationId, ...work }) => ({ recommendationId, work }))
}

// What members call a work: its other names, and the titles of what was merged into it.
const otherNames = sql`array(
  select alias.alias from alias join work as one on one.id = alias.work_id where one.root_id = work.id
  union select one.title from work as one where one.root_id = work.id and one.id <> work.id) as aliases`
