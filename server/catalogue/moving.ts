import { sql } from 'kysely'
import type { MovedParts } from '../../db/catalogue-tables.ts'
import type { Db } from '../../db/schema.ts'

/**
 * Moves recommendations with their seconds to works, those that stand with `from` now. Where the post has come to recommend the other
 * work too, its recommendation stays where it is.
 */
export async function moveRecommendations(
  tx: Db,
  moves: { id: string; from: string; to: string }[],
): Promise<{ memberIds: string[]; threadIds: string[] }> {
  const [ids, from, to] = [moves.map((one) => one.id), moves.map((one) => one.from), moves.map((one) => one.to)]
  const { rows } = await sql<{ id: string; threadId: string; authorId: string }>`
    update recommendation r set work_id = m.to_id
    from unnest(${ids}::bigint[], ${from}::bigint[], ${to}::bigint[]) as m (id, from_id, to_id)
    where r.id = m.id and r.work_id = m.from_id
      and not exists (select from recommendation o where o.post_id = r.post_id and o.work_id = m.to_id)
    returning r.id, r.thread_id, r.author_id`.execute(tx)
  const { rows: seconders } = await sql<{ memberId: string }>`
    update recommendation_seconding s set work_id = r.work_id from recommendation r
    where r.id = s.recommendation_id and r.id = any(${rows.map((row) => row.id)}::bigint[]) returning s.member_id`.execute(tx)
  return {
    memberIds: [...new Set([...rows.map((row) => row.authorId), ...seconders.map((row) => row.memberId)])],
    threadIds: [...new Set(rows.map((row) => row.threadId))],
  }
}

/**
 * Of some members, those whom nothing binds to a work any more but what was moved away: what they said of it, they said of that. Moves it,
 * the last word where they said it of several parts.
 */
export async function moveExperiences(
  tx: Db,
  { rootId, to, memberIds }: { rootId: string; to: string; memberIds: string[] },
): Promise<MovedParts['experiences']> {
  const { rows } = await sql<{ workId: string; memberId: string }>`
    with own as (select id from work where root_id = ${rootId}),
    last as (
      select distinct on (e.member_id) e.work_id, e.member_id from experience e
      where e.work_id in (select id from own) and e.member_id = any(${memberIds}::bigint[])
        and not exists (select from recommendation r where r.author_id = e.member_id and r.work_id in (select id from own))
        and not exists (select from recommendation_seconding s where s.member_id = e.member_id and s.work_id in (select id from own))
      order by e.member_id, e.said_at desc, e.work_id
    ),
    settled as (update asked set work_id = ${to} from last where asked.work_id = last.work_id and asked.member_id = last.member_id)
    update experience e set work_id = ${to} from last where e.work_id = last.work_id and e.member_id = last.member_id
    returning last.work_id, last.member_id`.execute(tx)
  return rows
}

/** Puts experiences back to where they came from, unless something was said there meanwhile. */
export async function returnExperiences(tx: Db, from: string, experiences: MovedParts['experiences']): Promise<void> {
  const moved = sql`unnest(${experiences.map((one) => one.memberId)}::bigint[], ${experiences.map((one) => one.workId)}::bigint[])
    as m (member_id, work_id)`
  await sql`
    update experience e set work_id = m.work_id from ${moved} where e.work_id = ${from} and e.member_id = m.member_id
      and not exists (select from experience x where x.work_id = m.work_id and x.member_id = m.member_id)`.execute(tx)
  await sql`
    update asked a set work_id = m.work_id from ${moved} where a.work_id = ${from} and a.member_id = m.member_id
      and not exists (select from asked x where x.work_id = m.work_id and x.member_id = m.member_id)`.execute(tx)
}

interface Moved {
  from: string[]
  to: string[]
  memberIds: string[]
  threadIds: string[]
}

/**
 * Counts the sources anew by which some members and threads stand behind works, after recommendations have moved between them. Who comes
 * along keeps the ramp of the day on which they came.
 */
export async function recountSources(tx: Db, { from, to, memberIds, threadIds }: Moved): Promise<void> {
  const works = [...new Set([...from, ...to])]
  await sql`
    with fresh as (
      select work_id, member_id, count(*)::int as sources from (
        select work_id, author_id as member_id from recommendation
        where standing and work_id = any(${works}::bigint[]) and author_id = any(${memberIds}::bigint[])
        union all
        select s.work_id, s.member_id from recommendation_seconding s join recommendation r on r.id = s.recommendation_id
        where s.standing and r.standing and s.work_id = any(${works}::bigint[]) and s.member_id = any(${memberIds}::bigint[])
      ) source group by 1, 2
    ), known as (
      select work_id, member_id from backing where work_id = any(${works}::bigint[]) and member_id = any(${memberIds}::bigint[])
    ), came as (
      select member_id, min(earned) as earned, bool_or(capped) as capped from backing
      where sources > 0 and work_id = any(${from}::bigint[]) and member_id = any(${memberIds}::bigint[]) group by 1
    )
    insert into backing as kept (work_id, member_id, sources, earned, capped)
    select work_id, member_id, coalesce(fresh.sources, 0), coalesce(came.earned, 0), coalesce(came.capped, false)
    from fresh full join known using (work_id, member_id) left join came using (member_id) order by 1, 2
    on conflict (work_id, member_id) do update set sources = excluded.sources,
      earned = case when kept.sources = 0 then greatest(kept.earned, excluded.earned) else kept.earned end
      where kept.sources <> excluded.sources`.execute(tx)
  await sql`
    with fresh as (
      select work_id, thread_id, count(*)::int as sources from recommendation
      where standing and work_id = any(${works}::bigint[]) and thread_id = any(${threadIds}::bigint[]) group by 1, 2
    ), known as (
      select work_id, thread_id from work_thread where work_id = any(${works}::bigint[]) and thread_id = any(${threadIds}::bigint[])
    )
    insert into work_thread as kept (work_id, thread_id, sources)
    select work_id, thread_id, coalesce(fresh.sources, 0) from fresh full join known using (work_id, thread_id) order by 1, 2
    on conflict (work_id, thread_id) do update set sources = excluded.sources where kept.sources <> excluded.sources`.execute(tx)
}
