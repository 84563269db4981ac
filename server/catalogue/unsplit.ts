import { sql } from 'kysely'
import type { MovedParts } from '../../db/catalogue-tables.ts'
import type { Db, MemberRow } from '../../db/schema.ts'
import { changeSeveral } from '../change/change.ts'
import type { Changes } from '../change/changes.ts'
import type { OnceKey, WorkView } from '../contract/index.ts'
import { found, Refusal } from '../refusal.ts'
import { lockNames } from '../works/lock-names.ts'
import { workById, workView } from '../works/queries.ts'
import { lockGroups, placesOf, refresh, regroup, threadsOf } from './groups.ts'
import { moveRecommendations, recountSources, returnExperiences } from './moving.ts'
import { mustModerate } from './rules.ts'

/**
 * Undoes the split that made a work: all that went to it goes back to where it came from, and what has come to it since is merged into
 * the work that it came from, so that nothing is lost and its addresses lead there.
 */
export async function unsplit(changes: Changes, member: MemberRow, newId: string, key?: OnceKey): Promise<{ work: WorkView }> {
  mustModerate(member)
  const worksOf = async (db: Db) => {
    const last = await standing(db, newId)
    return last ? [newId, last.workId, ...homesOf(last.moved)] : [newId]
  }
  let homes: string[] = []
  const answer = await changeSeveral(
    changes,
    async () => threadsOf(changes.db, await worksOf(changes.db)),
    { member, key },
    async (change) => {
      const { tx, now } = change
      const before = await standing(tx, newId)
      await lockNames(tx, before?.moved.identifiers.map(({ scheme, value }) => `${scheme} ${value}`) ?? [])
      await lockGroups(tx, await worksOf(tx))
      const apart = found(await workById(tx, newId), 'work')
      const last = await standing(tx, newId)
      if (!last) throw new Refusal('conflict', 'This work was split off no other.')
      const { moved, workId } = last
      homes = homesOf(moved)
      const into = found(await workById(tx, workId), 'work')
      if (apart.id !== newId || apart.parts > 1)
        throw new Refusal('conflict', 'This work was merged with another since. Undo that first.')
      await tx.updateTable('split').set({ undoneBy: member.id, undoneAt: now }).where('id', '=', last.id).execute()
      const places = await placesOf(tx, [newId])
      const back = moved.recommendations.map(({ id, workId: to }) => ({ id, from: newId, to }))
      const went = await moveRecommendations(tx, back)
      await returnExperiences(tx, newId, moved.experiences)
      await returnNames(tx, newId, workId, moved)
      await recountSources(tx, { from: [newId], to: back.map(({ to }) => to), ...went })
      await leaveNothing(tx, newId)
      const { reason } = last
      await tx
        .insertInto('merge')
        .values({ workId: newId, intoId: workId, reason, mergedBy: member.id, mergedAt: now, splitId: last.id })
        .execute()
      await regroup(change, [...new Set([newId, into.id, ...(await rootsOf(tx, homes))])])
      await refresh(change, [], places)
      return { work: workView(found(await workById(tx, workId), 'work')) }
    },
  )
  changes.regrouped([...new Set([answer.work.id, ...homes])])
  return answer
}

// Where what went to the new work came from: parts that may by now be of other works.
function homesOf({ recommendations, experiences, identifiers }: MovedParts): string[] {
  return [...recommendations, ...experiences, ...identifiers].map(({ workId }) => workId)
}

function standing(db: Db, newId: string) {
  return db.selectFrom('split').selectAll().where('newId', '=', newId).where('undoneAt', 'is', null).executeTakeFirst()
}

async function rootsOf(tx: Db, workIds: string[]): Promise<string[]> {
  const { rows } = await sql<{ rootId: string }>`
    select distinct root_id from work where id = any(${workIds}::bigint[])`.execute(tx)
  return rows.map((row) => row.rootId)
}

async function returnNames(tx: Db, newId: string, workId: string, { identifiers, aliases, url }: MovedParts): Promise<void> {
  await sql`
    update identifier i set work_id = m.work_id
    from unnest(${identifiers.map((one) => one.scheme)}::text[], ${identifiers.map((one) => one.value)}::text[],
      ${identifiers.map((one) => one.workId)}::bigint[]) as m (scheme, value, work_id)
    where i.work_id = ${newId} and i.scheme = m.scheme and i.value = m.value`.execute(tx)
  await sql`
    delete from alias where work_id = ${newId} and alias_key = any(${aliases.map((one) => one.aliasKey)}::text[])`.execute(tx)
  if (aliases.length > 0)
    await tx
      .insertInto('alias')
      .values(aliases)
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  if (url === null) return
  await tx.updateTable('work').set({ url }).where('id', '=', workId).where('url', 'is', null).execute()
  await tx.updateTable('work').set({ url: null }).where('id', '=', newId).where('url', '=', url).execute()
}

// What counts nothing any more is no row: every table is as it was before the split.
async function leaveNothing(tx: Db, newId: string): Promise<void> {
  await sql`delete from backing where work_id = ${newId} and sources = 0`.execute(tx)
  await sql`delete from work_thread where work_id = ${newId} and sources = 0`.execute(tx)
}
