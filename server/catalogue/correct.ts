import { sql } from 'kysely'
import type { Amendment } from '../../db/catalogue-tables.ts'
import type { Db, MemberRow, WorkRow } from '../../db/schema.ts'
import { changeSeveral } from '../change/change.ts'
import type { Changes, WideChange } from '../change/changes.ts'
import type { CorrectionInput, CorrectionView, OnceKey, WorkView } from '../contract/index.ts'
import { mayWrite } from '../members/rules.ts'
import { found, must, Refusal } from '../refusal.ts'
import { amend, claimNames, mustBeFree, otherwise } from '../works/amend.ts'
import { workById, workView } from '../works/queries.ts'
import { correctionById, correctionRow, openCorrectionsOf } from './correction-queries.ts'
import { lockGroups, placesOf, refresh, threadsOf } from './groups.ts'
import { maySuggest, mustModerate } from './rules.ts'

/**
 * Suggests what is otherwise with a work; moderators decide. Refuses what stands there already, an identifier that belongs to another
 * work, and more than a member may have waiting.
 */
export async function suggest(
  changes: Changes,
  member: MemberRow,
  input: CorrectionInput,
  key?: OnceKey,
): Promise<{ correction: CorrectionView }> {
  must(mayWrite(member, changes.now()))
  return changeSeveral(changes, noThreads, { member, key }, async ({ tx, now }) => {
    // Two that come at once are counted one after the other.
    await sql`select from member where id = ${member.id} for no key update`.execute(tx)
    must(maySuggest(member, await openCorrectionsOf(tx, member.id), now))
    const work = found(await workById(tx, input.workId), 'work')
    const said = await otherwise(tx, work, amendmentOf(input))
    if (Object.keys(said.changes).length === 0) throw new Refusal('conflict', 'This stands there already.')
    await mustBeFree(tx, work, said.changes)
    const id = await keep(tx, { member, work, said, reason: input.reason, now })
    return { correction: found(await correctionById(tx, id), 'correction') }
  })
}

/** Corrects a work at once, as moderators may. What stands there already changes nothing. */
export async function correct(
  changes: Changes,
  member: MemberRow,
  input: CorrectionInput,
  key?: OnceKey,
): Promise<{ work: WorkView }> {
  mustModerate(member)
  const threadIds = () => threadsOf(changes.db, [input.workId])
  const answer = await changeSeveral(changes, threadIds, { member, key }, async (change) => {
    const { tx, now } = change
    const asked = amendmentOf(input)
    const work = await claimed(tx, input.workId, asked)
    const said = await otherwise(tx, work, asked)
    if (Object.keys(said.changes).length === 0) return { work: workView(work) }
    const id = await keep(tx, { member, work, said, reason: input.reason, now })
    await decide(tx, id, { member, now, accepted: true })
    return { work: await amended(change, work, said.changes) }
  })
  changes.regrouped([answer.work.id])
  return answer
}

/** Accepts a correction: the work changes wherever it is shown, and the history says who suggested it and why. */
export async function accept(
  changes: Changes,
  member: MemberRow,
  correctionId: string,
  key?: OnceKey,
): Promise<{ correction: CorrectionView; work: WorkView }> {
  mustModerate(member)
  const threadIds = async () => {
    const waiting = await correctionRow(changes.db, correctionId)
    return waiting ? threadsOf(changes.db, [waiting.workId]) : []
  }
  const answer = await changeSeveral(changes, threadIds, { member, key }, async (change) => {
    const { tx, now } = change
    const { workId, changes: asked } = found(await correctionRow(tx, correctionId), 'correction')
    const work = await claimed(tx, workId, asked)
    if (work.id !== workId)
      throw new Refusal('conflict', 'Its work was merged into another since. Decline it, and correct that one.')
    const said = await otherwise(tx, work, asked)
    await decide(tx, correctionId, { member, now, accepted: true, stood: said.stood })
    const view = await amended(change, work, said.changes)
    return { correction: found(await correctionById(tx, correctionId), 'correction'), work: view }
  })
  changes.regrouped([answer.work.id])
  return answer
}

/** Declines a correction; whoever suggested it reads why. */
export async function decline(
  changes: Changes,
  member: MemberRow,
  input: { correctionId: string; reason: string },
  key?: OnceKey,
): Promise<{ correction: CorrectionView }> {
  mustModerate(member)
  return changeSeveral(changes, noThreads, { member, key }, async ({ tx, now }) => {
    found(await correctionRow(tx, input.correctionId), 'correction')
    await decide(tx, input.correctionId, { member, now, accepted: false, reason: input.reason })
    return { correction: found(await correctionById(tx, input.correctionId), 'correction') }
  })
}

async function noThreads(): Promise<string[]> {
  return []
}

function amendmentOf({ workId: _workId, reason: _reason, ...said }: CorrectionInput): Amendment {
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined))
}

// Locked as everybody locks: the threads are, then the names, then the works. What was read before the wait is read anew.
async function claimed(tx: Db, workId: string, asked: Amendment): Promise<WorkRow> {
  await claimNames(tx, found(await workById(tx, workId), 'work'), asked)
  await lockGroups(tx, [workId])
  return found(await workById(tx, workId), 'work')
}

async function amended(change: WideChange, work: WorkRow, said: Amendment): Promise<WorkView> {
  const { tx } = change
  const { isToldOtherwise } = await amend(tx, work, said)
  if (isToldOtherwise) {
    const { rows } = await sql<{ id: string }>`select id from work where root_id = ${work.id}`.execute(tx)
    const places = await placesOf(
      tx,
      rows.map(({ id }) => id),
    )
    await refresh(change, [], places)
  }
  return workView(found(await workById(tx, work.id), 'work'))
}

interface Suggested {
  member: MemberRow
  work: WorkRow
  said: { changes: Amendment; stood: Amendment }
  reason: string
  now: Date
}

async function keep(tx: Db, { member, work, said, reason, now }: Suggested): Promise<string> {
  const { id } = await tx
    .insertInto('correction')
    .values({
      workId: work.id,
      changes: JSON.stringify(said.changes),
      stood: JSON.stringify(said.stood),
      reason,
      suggestedBy: member.id,
      suggestedAt: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

interface Decision {
  member: MemberRow
  now: Date
  accepted: boolean
  reason?: string
  stood?: Amendment
}

// Of two who decide at once, the second finds that it was decided.
async function decide(tx: Db, id: string, { member, now, accepted, reason, stood }: Decision): Promise<void> {
  const decided = await tx
    .updateTable('correction')
    .set({
      accepted,
      decidedBy: member.id,
      decidedAt: now,
      ...(reason === undefined ? {} : { decision: reason }),
      ...(stood === undefined ? {} : { stood: JSON.stringify(stood) }),
    })
    .where('id', '=', id)
    .where('decidedAt', 'is', null)
    .returning('id')
    .execute()
  if (decided.length === 0) throw new Refusal('conflict', 'This was decided already.')
}
