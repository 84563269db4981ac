import { sql } from 'kysely'
import type { MovedParts } from '../../db/catalogue-tables.ts'
import type { Db, MemberRow, WorkRow } from '../../db/schema.ts'
import { changeSeveral } from '../change/change.ts'
import type { Changes } from '../change/changes.ts'
import type { OnceKey, SplitInput, WorkView } from '../contract/index.ts'
import { found, Refusal } from '../refusal.ts'
import { make, namesIn } from '../works/identify.ts'
import { lockNames } from '../works/lock-names.ts'
import { workById, workView } from '../works/queries.ts'
import { lockGroups, placesOf, refresh, threadsOf } from './groups.ts'
import { moveExperiences, moveRecommendations, recountSources } from './moving.ts'
import { mustModerate } from './rules.ts'

/**
 * Splits a work that two were thrown into: some recommendations, with their seconds, some identifiers and other names go to a new work.
 * What a member said of the work goes along where nothing else binds them to it. What went is kept, so that it can be put back.
 */
export async function split(
  changes: Changes,
  member: MemberRow,
  input: SplitInput,
  key?: OnceKey,
): Promise<{ work: WorkView; from: WorkView }> {
  mustModerate(member)
  const answer = await changeSeveral(
    changes,
    () => threadsOf(changes.db, [input.workId]),
    { member, key },
    async (change) => {
      const { tx, now } = change
      const { kind, title, creators, reason, identifiers = [], aliases = [] } = input
      await lockNames(tx, [...namesIn({ kind, title }), ...identifiers])
      await lockGroups(tx, [input.workId])
      const work = found(await workById(tx, input.workId), 'work')
      const recommendations = await chosen(tx, work.id, [...new Set(input.recommendations)])
      const made = await make(tx, { kind, title, creators })
      const to = made.id
      const went = await moveRecommendations(
        tx,
        recommendations.map(({ id, workId }) => ({ id, from: workId, to })),
      )
      const experiences = await moveExperiences(tx, { rootId: work.id, to, memberIds: went.memberIds })
      const moved = { recommendations, experiences, ...(await moveNames(tx, work, to, identifiers, aliases)) }
      await recountSources(tx, { from: recommendations.map(({ workId }) => workId), to: [to], ...went })
      await tx
        .insertInto('split')
        .values({ workId: work.id, newId: to, reason, moved: JSON.stringify(moved), splitBy: member.id, splitAt: now })
        .execute()
      await tx.updateTable('work').set({ amended: true }).where('id', 'in', [work.id, to]).execute()
      await refresh(change, [work.id, to], await placesOf(tx, [to]))
      const [apart, from] = [await workById(tx, to), await workById(tx, work.id)]
      return { work: workView(found(apart, 'work')), from: workView(found(from, 'work')) }
    },
  )
  changes.regrouped([answer.work.id, answer.from.id])
  return answer
}

// Those of the work that were chosen; a part is not all of it.
async function chosen(tx: Db, rootId: string, ids: string[]): Promise<MovedParts['recommendations']> {
  const { rows: taken } = await sql<{ id: string; workId: string; postId: string }>`
    select r.id, r.work_id, r.post_id from recommendation r join work own on own.id = r.work_id
    where own.root_id = ${rootId} and r.id = any(${ids}::bigint[]) order by r.id`.execute(tx)
  if (taken.length < ids.length) {
    const message = 'One of these is no recommendation of this work.'
    throw new Refusal('invalid', message, [{ path: 'recommendations', message }])
  }
  const { rows: left } = await sql`
    select from recommendation r join work own on own.id = r.work_id
    where own.root_id = ${rootId} and r.standing and r.id <> all(${ids}::bigint[]) limit 1`.execute(tx)
  if (left.length === 0) throw new Refusal('conflict', 'Leave at least one recommendation with the work.')
  if (new Set(taken.map((row) => row.postId)).size < taken.length)
    throw new Refusal('conflict', 'One post names both of what was merged here. Undo the merge first.')
  return taken.map(({ id, workId }) => ({ id, workId }))
}

// The address goes along where the identifier does that it stands for.
async function moveNames(
  tx: Db,
  work: WorkRow,
  to: string,
  identifiers: string[],
  aliases: string[],
): Promise<Pick<MovedParts, 'identifiers' | 'aliases' | 'url'>> {
  const own = sql`(select id from work where root_id = ${work.id})`
  const { rows: numbers } = await sql<MovedParts['identifiers'][number]>`
    with gone as (select scheme, value, work_id from identifier
      where work_id in ${own} and scheme || ' ' || value = any(${identifiers}::text[]))
    update identifier i set work_id = ${to} from gone where i.scheme = gone.scheme and i.value = gone.value
    returning i.scheme, i.value, gone.work_id`.execute(tx)
  const { rows: names } = await sql<MovedParts['aliases'][number]>`
    delete from alias where work_id in ${own} and alias = any(${aliases}::text[]) returning alias, alias_key, work_id`.execute(tx)
  await sql`
    insert into alias (work_id, alias, alias_key)
    select distinct on (alias_key) ${to}::bigint, alias, alias_key
    from unnest(${names.map((one) => one.alias)}::text[], ${names.map((one) => one.aliasKey)}::text[]) as n (alias, alias_key)`.execute(
    tx,
  )
  const named = work.url === null ? [] : namesIn({ kind: work.kind, title: work.title, url: work.url }).slice(1)
  const url = numbers.some(({ scheme, value }) => named.includes(`${scheme} ${value}`)) ? work.url : null
  if (url !== null) {
    await tx.updateTable('work').set({ url: null }).where('id', '=', work.id).execute()
    await tx.updateTable('work').set({ url }).where('id', '=', to).execute()
  }
  return { identifiers: numbers, aliases: names, url }
}
