import { sql } from 'kysely'
import type { MemberRow } from '../../db/schema.ts'
import { changeSeveral } from '../change/change.ts'
import type { Changes, WideChange } from '../change/changes.ts'
import type { OnceKey, WorkView } from '../contract/index.ts'
import { found } from '../refusal.ts'
import { anyWorkById, workView } from '../works/queries.ts'
import { lockGroups, placesOf, refresh, threadsOf } from './groups.ts'
import { mustModerate } from './rules.ts'

/**
 * Hides a work as spam, with all that was merged into it: no list, card, search or suggestion holds it, its page is there for moderators
 * alone, and nothing of it is counted. Its rows stay as they are, so that it can be shown again. Twice is once.
 */
export async function hideWork(
  changes: Changes,
  member: MemberRow,
  { workId, reason }: { workId: string; reason: string },
  key?: OnceKey,
): Promise<{ work: WorkView }> {
  return turn(changes, member, workId, key, async ({ tx, now }, rootId) => {
    const hidden = await tx
      .updateTable('work')
      .set({ hiddenAt: now })
      .where('id', '=', rootId)
      .where('hiddenAt', 'is', null)
      .returning('id')
      .execute()
    if (hidden.length === 0) return false
    await tx.insertInto('hiding').values({ workId: rootId, reason, hiddenBy: member.id, hiddenAt: now }).execute()
    return true
  })
}

/** Shows a hidden work again, as it was. */
export async function showWork(changes: Changes, member: MemberRow, workId: string, key?: OnceKey): Promise<{ work: WorkView }> {
  return turn(changes, member, workId, key, async ({ tx, now }, rootId) => {
    await tx.updateTable('work').set({ hiddenAt: null }).where('id', '=', rootId).execute()
    const shown = await tx
      .updateTable('hiding')
      .set({ shownBy: member.id, shownAt: now })
      .where('workId', '=', rootId)
      .where('shownAt', 'is', null)
      .returning('id')
      .execute()
    return shown.length > 0
  })
}

async function turn(
  changes: Changes,
  member: MemberRow,
  workId: string,
  key: OnceKey | undefined,
  act: (change: WideChange, rootId: string) => Promise<boolean>,
): Promise<{ work: WorkView }> {
  mustModerate(member)
  return changeSeveral(
    changes,
    () => threadsOf(changes.db, [workId]),
    { member, key },
    async (change) => {
      const { tx } = change
      await lockGroups(tx, [workId])
      const { id } = found(await anyWorkById(tx, workId), 'work')
      if (await act(change, id)) {
        const { rows } = await sql<{ id: string }>`select id from work where root_id = ${id}`.execute(tx)
        const places = await placesOf(
          tx,
          rows.map((row) => row.id),
        )
        await refresh(change, [id], places)
        await countSeconds(change, [...new Set(places.map(({ threadId }) => threadId))])
      }
      return { work: workView(found(await anyWorkById(tx, id), 'work')) }
    },
  )
}

// What is hidden is seconded by nobody, as far as a thread's number says.
async function countSeconds({ tx, thread }: WideChange, threadIds: string[]): Promise<void> {
  const { rows } = await sql<{ id: string; seconded: number }>`
    select thread.id, ((select count(*) from post_seconding s where s.thread_id = thread.id)
      + (select count(*) from recommendation_seconding s join work own on own.id = s.work_id join work root on root.id = own.root_id
        where s.thread_id = thread.id and s.standing and root.hidden_at is null))::int as seconded
    from thread where id = any(${threadIds}::bigint[])`.execute(tx)
  for (const { id, seconded } of rows) thread(id).seconded = seconded
}
