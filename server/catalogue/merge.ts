import type { MemberRow } from '../../db/schema.ts'
import { changeSeveral } from '../change/change.ts'
import type { Changes } from '../change/changes.ts'
import type { OnceKey, WorkView } from '../contract/index.ts'
import { found, Refusal } from '../refusal.ts'
import { workById, workView } from '../works/queries.ts'
import { lockGroups, regroup, threadsOf } from './groups.ts'
import { mustModerate } from './rules.ts'

/**
 * Makes a work one with another: its people, threads and experiences add up there, each once, and its address leads there. Nothing is
 * moved but who stands for whom, so that the merge can be undone whole. The history says who did it and why.
 */
export async function merge(
  changes: Changes,
  member: MemberRow,
  input: { workId: string; into: string; reason: string },
  key?: OnceKey,
): Promise<{ work: WorkView }> {
  mustModerate(member)
  const { workId, into, reason } = input
  return changeSeveral(
    changes,
    () => threadsOf(changes.db, [workId, into]),
    { member, key },
    async (change) => {
      const { tx, now } = change
      await lockGroups(tx, [workId, into])
      const roots = [found(await workById(tx, workId), 'work'), found(await workById(tx, into), 'work')].map(({ id }) => id)
      if (roots[0] === roots[1]) throw new Refusal('conflict', 'These are one work already.')
      await tx.insertInto('merge').values({ workId, intoId: into, reason, mergedBy: member.id, mergedAt: now }).execute()
      await regroup(change, roots)
      return { work: workView(found(await workById(tx, into), 'work')) }
    },
  )
}

/** Undoes the newest merge of a work: what it brought together stands apart again, as if it had not been. */
export async function unmerge(changes: Changes, member: MemberRow, workId: string, key?: OnceKey): Promise<{ work: WorkView }> {
  mustModerate(member)
  return changeSeveral(
    changes,
    () => threadsOf(changes.db, [workId]),
    { member, key },
    async (change) => {
      const { tx, now } = change
      await lockGroups(tx, [workId])
      const before = found(await workById(tx, workId), 'work')
      const undone = await tx
        .updateTable('merge')
        .set({ undoneBy: member.id, undoneAt: now })
        .where('id', '=', (eb) =>
          eb
            .selectFrom('merge as one')
            .select((one) => one.fn.max('one.id').as('id'))
            .where('one.workId', '=', workId)
            .where('one.undoneAt', 'is', null),
        )
        .returning('id')
        .execute()
      if (undone.length === 0) throw new Refusal('conflict', 'This work is merged into no other.')
      await regroup(change, [before.id])
      return { work: workView(found(await workById(tx, workId), 'work')) }
    },
  )
}
