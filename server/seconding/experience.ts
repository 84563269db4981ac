import { sql } from 'kysely'
import type { MemberRow } from '../../db/schema.ts'
import { changeSeveral } from '../change/change.ts'
import type { Changes, WideChange } from '../change/changes.ts'
import type { Experience, ExperienceInput, OnceKey, WorkView } from '../contract/index.ts'
import { mayWrite } from '../members/rules.ts'
import { found, must } from '../refusal.ts'
import { refreshWork } from '../works/merged.ts'
import { ofWork, workById, workView } from '../works/queries.ts'
import { lockWorks, moveExperience, reweigh } from '../works/tally.ts'
import { attachedTo, experienceWith, restamp, threadsAttached } from './queries.ts'
import { askAfterMs } from './rules.ts'

/** Says what a member did with a work, seconded or not; it shows in every thread where they recommend or have seconded it. */
export async function say(
  changes: Changes,
  member: MemberRow,
  input: ExperienceInput,
  key?: OnceKey,
): Promise<{ work: WorkView }> {
  return withWork(changes, member, input.workId, key, (change) => setExperienceIn(change, member, input.workId, input))
}

/** Takes back what a member said of a work. */
export async function forget(changes: Changes, member: MemberRow, workId: string, key?: OnceKey): Promise<{ work: WorkView }> {
  return withWork(changes, member, workId, key, async (change) => {
    const said = await experienceWith(change.tx, member.id, workId)
    if (!said) return
    await change.tx
      .deleteFrom('experience')
      .where('workId', 'in', ofWork(change.tx, workId))
      .where('memberId', '=', member.id)
      .execute()
    await move(change, member, workId, said, undefined)
  })
}

/** The same inside a change whose threads, and the work, are locked. */
export async function setExperienceIn(
  change: WideChange,
  member: MemberRow,
  workId: string,
  said: { experience: Experience; note?: string | undefined; edition?: string | undefined; private?: boolean },
): Promise<void> {
  const before = await experienceWith(change.tx, member.id, workId)
  const kept = {
    ...(said.note === undefined ? {} : { note: said.note }),
    ...(said.edition === undefined ? {} : { edition: said.edition }),
    ...(said.private === undefined ? {} : { private: said.private }),
  }
  await change.tx
    // Whoever says more of it after two weeks has answered how it went, and is not asked again.
    .with('settled', (tx) =>
      tx
        .insertInto('asked')
        .columns(['workId', 'memberId', 'settledAt'])
        .expression((eb) =>
          eb
            .selectFrom('experience')
            .select(['workId', 'memberId', sql<Date>`${change.now}::timestamptz`.as('settledAt')])
            .where('memberId', '=', member.id)
            .where('workId', 'in', ofWork(change.tx, workId))
            .where('experience', 'in', ['want', 'started'])
            .where('saidAt', '<=', new Date(change.now.getTime() - askAfterMs)),
        )
        .onConflict((conflict) => conflict.doNothing()),
    )
    .insertInto('experience')
    .values({ workId, memberId: member.id, experience: said.experience, saidAt: change.now, ...kept })
    .onConflict((conflict) =>
      conflict.columns(['workId', 'memberId']).doUpdateSet({ experience: said.experience, saidAt: change.now, ...kept }),
    )
    .execute()
  await move(change, member, workId, before, said.experience)
}

async function withWork(
  changes: Changes,
  member: MemberRow,
  workId: string,
  key: OnceKey | undefined,
  act: (change: WideChange) => Promise<void>,
): Promise<{ work: WorkView }> {
  must(mayWrite(member, changes.now()))
  return changeSeveral(
    changes,
    () => threadsAttached(changes.db, member.id, workId),
    { member, key },
    async (change) => {
      await lockWorks(change.tx, [workId])
      found(await workById(change.tx, workId), 'work')
      await act(change)
      return { work: workView(found(await workById(change.tx, workId), 'work')) }
    },
  )
}

async function move(
  change: WideChange,
  member: MemberRow,
  workId: string,
  from: Experience | undefined,
  to: Experience | undefined,
): Promise<void> {
  if (from === to) return
  const { tx, next } = change
  const rootId = (await lockWorks(tx, [workId])).get(workId)
  if (rootId) await refreshWork(tx, rootId)
  else {
    await moveExperience(tx, 'work', [workId], from, to)
    await reweigh(tx, workId, member.id, from, to)
  }
  const attached = await attachedTo(tx, member.id, workId)
  await moveExperience(
    tx,
    'recommendation',
    attached.map((one) => one.id),
    from,
    to,
  )
  const seen = attached.filter((one) => one.isRead)
  for (const threadId of new Set(seen.map((one) => one.threadId))) {
    const postIds = seen.filter((one) => one.threadId === threadId).map((one) => one.postId)
    await restamp(tx, postIds, next(threadId))
  }
}
