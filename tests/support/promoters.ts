import type { NewWork } from '../../server/contract/index.ts'
import type { Member, TestForum } from './forum.ts'

/** A member of long standing. */
export async function aVeteran(forum: TestForum, name: string): Promise<Member> {
  const member = await forum.as(name)
  await forum.sql(`update member set joined_at = now() - interval '30 days' where name = $1`, [name])
  return member
}

/** Recommends each of some works in a reply of its own, in a thread of somebody's. */
export async function recommendsEach(
  starter: Member,
  member: Member,
  works: (NewWork | { workId: string })[],
): Promise<{ id: string; workId: string; postId: string }[]> {
  const { thread } = await starter.starts()
  const made = []
  for (const work of works) {
    const { post } = await member.replies(thread.id, 'This one.', { recommends: [work] })
    const { id, work: of } = post.recommendations[0]!
    made.push({ id, workId: of.id, postId: post.id })
  }
  return made
}

/** Tools that are all of one site. */
export function ownTools(site: string, count: number, from = 0): NewWork[] {
  return Array.from({ length: count }, (_, place) => {
    const at = from + place
    return { kind: 'tool', title: `Tool ${at} of ${site}`, url: `https://${site}/tool-${at}` }
  })
}

/** The works, by id, for which a member counts less. */
export async function cappedOf(forum: TestForum, name: string): Promise<string[]> {
  const rows = await forum.sql<{ id: string }>(
    `select work_id as id from backing join member on member.id = member_id where name = $1 and capped order by work_id`,
    [name],
  )
  return rows.map(({ id }) => id)
}
