import { sql } from 'kysely'
import type { Db } from '../../db/schema.ts'
import type { Experience, MemberView } from '../contract/index.ts'
import { type AuthorColumns, authorOf } from '../members/queries.ts'

/** Somebody behind a work, with what they did with it where they say so to all. */
export interface Behind {
  member: MemberView
  experience: Experience | null
  note: string
  edition: string
  at: string
}

const memberColumns = sql`member.id as member_id, member.name as member_name, member.display_name as member_display_name,
  member.avatar_url as member_avatar_url, member.joined_at as member_joined_at`
const ofWork = (workId: string) =>
  sql`of_work as (select id from work where root_id = (select root_id from work where id = ${workId}))`

// The last word of a member on a work or on one merged with it, unless they keep that one, or all of them, to themselves.
const lastWord = sql`left join lateral (
    select * from (
      select experience, note, edition, private from experience where member_id = member.id and work_id in (select id from of_work)
      order by said_at desc, work_id limit 1
    ) last where not private and not member.shelf_private
  ) said on true`

/** Who stands behind a work, the latest first, with what they did with it; what is private is left out. */
export async function peopleBehind(db: Db, workId: string, limit: number): Promise<Behind[]> {
  const { rows } = await sql<Row>`
    with ${ofWork(workId)},
    came as (
      select member_id, min(came_at) as at from of_work cross join lateral (
        select b.member_id, b.came_at from backing b where b.work_id = of_work.id and b.sources > 0
        order by b.came_at desc, b.member_id desc limit ${limit}
      ) latest group by 1 order by 2 desc, 1 desc limit ${limit}
    )
    select ${memberColumns}, said.experience, said.note, said.edition, came.at from came join member on member.id = came.member_id ${lastWord}
    order by came.at desc, member.id desc`.execute(db)
  return rows.map(behind)
}

/** Who stopped with a work and says why, the latest first, whether they stand behind it or not. */
export async function whoStopped(db: Db, workId: string, limit: number): Promise<Behind[]> {
  const { rows } = await sql<Row>`
    with ${ofWork(workId)},
    stopped as (
      select member_id, max(said_at) as at from of_work cross join lateral (
        select e.member_id, e.said_at from experience e where e.work_id = of_work.id and e.experience = 'stopped' and e.note <> '' and not e.private
        order by e.said_at desc limit ${limit}
      ) latest group by 1
    )
    select ${memberColumns}, said.experience, said.note, said.edition, stopped.at from stopped join member on member.id = stopped.member_id ${lastWord}
    where said.experience = 'stopped' and said.note <> '' order by stopped.at desc, member.id desc limit ${limit}`.execute(db)
  return rows.map(behind)
}

type Row = AuthorColumns & { experience: Experience | null; note: string | null; edition: string | null; at: Date }

function behind(row: Row): Behind {
  return {
    member: authorOf(row),
    experience: row.experience,
    note: row.note ?? '',
    edition: row.edition ?? '',
    at: row.at.toISOString(),
  }
}
