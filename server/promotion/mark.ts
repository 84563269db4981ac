import { sql } from 'kysely'
import type { Db, MemberRow } from '../../db/schema.ts'
import { changeSeveral } from '../change/change.ts'
import type { Changes } from '../change/changes.ts'
import { memberById } from '../members/queries.ts'
import { capBacking } from '../works/cap.ts'
import { recommendedLately, stoodBehind } from '../works/subject-queries.ts'
import { countSubjects, isPromotion, latestCounted } from './rules.ts'

// So many works are locked at once: whoever seconds one of them waits for no more than this.
const cappedAtOnce = 200

/**
 * Looks at what a member has recommended lately; marks what is likely self-promotion, takes marks off that hold no more, and lets the
 * member count less for the works that are of it. What a moderator has decided stays.
 */
export async function markMember(changes: Changes, memberId: string): Promise<void> {
  const { isKnown, latest } = await recommendedLately(changes.db, memberId, latestCounted)
  if (!isKnown && !countSubjects(latest).some(isPromotion)) return
  const member = await memberById(changes.db, memberId)
  if (!member) return
  await changes.db.transaction().execute((tx) => store(tx, memberId, changes.now()))
  await capMember(changes, member)
}

/** Lets a member count less for the works of what is marked, and in full for all others. */
export async function capMember(changes: Changes, member: MemberRow): Promise<void> {
  const marked = new Set(await marksOf(changes.db, member.id))
  for (let after = '0'; ;) {
    const page = { after, limit: cappedAtOnce }
    const works = await stoodBehind(changes.db, member.id, page)
    if (unlike(works, marked).length > 0)
      await changeSeveral(
        changes,
        async () => [],
        { member, key: undefined },
        async ({ tx }) => {
          // Asked once more where nobody decides meanwhile: of two that look at once, the later one knows best.
          await lockMarks(tx, member.id)
          const moved = unlike(await stoodBehind(tx, member.id, page), new Set(await marksOf(tx, member.id)))
          for (const isOf of [true, false]) {
            const ids = moved.filter((one) => one.isOf === isOf).map((one) => one.workId)
            await capBacking(tx, member.id, ids, isOf)
          }
        },
      )
    if (works.length < cappedAtOnce) return
    after = works.at(-1)!.workId
  }
}

// Those of the works that are not capped as the marks say, and whether they are of what is marked.
function unlike(works: Awaited<ReturnType<typeof stoodBehind>>, marked: Set<string>): { workId: string; isOf: boolean }[] {
  return works
    .map(({ workId, capped, subjects }) => ({ workId, capped, isOf: subjects.some(({ key }) => marked.has(key)) }))
    .filter(({ capped, isOf }) => capped !== isOf)
}

/** Keeps a member's marks as they are until the transaction ends: two nodes that look at once do so one after the other. */
export async function lockMarks(tx: Db, memberId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(current_schema() || ' promotion ' || ${memberId}, 0))`.execute(tx)
}

// The later of two that look at once has seen all that the other has.
async function store(tx: Db, memberId: string, now: Date): Promise<void> {
  await lockMarks(tx, memberId)
  const { latest } = await recommendedLately(tx, memberId, latestCounted)
  const counted = countSubjects(latest)
  const found = counted.filter(isPromotion)
  const stands = found.map(({ subject }) => subject)
  await tx
    .deleteFrom('promotion')
    .where('memberId', '=', memberId)
    .where('decided', 'is', null)
    .where('subject', '<>', sql<string>`all(${stands}::text[])`)
    .execute()
  const kept = await tx.selectFrom('promotion').select(['subject', 'name']).where('memberId', '=', memberId).execute()
  // What a moderator has decided on tells how often it is by now.
  const others = kept.flatMap(({ subject, name }) => {
    if (stands.includes(subject)) return []
    const none = { subject, name, counted: 0, posts: 0, outOf: latest.length, evidence: [] }
    return [counted.find((one) => one.subject === subject) ?? none]
  })
  const rows = [...found, ...others].map(({ posts: _posts, ...row }) => ({ ...row, memberId, foundAt: now }))
  if (rows.length === 0) return
  await tx
    .insertInto('promotion')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['memberId', 'subject']).doUpdateSet((eb) => ({
        name: eb.ref('excluded.name'),
        counted: eb.ref('excluded.counted'),
        outOf: eb.ref('excluded.outOf'),
        evidence: eb.ref('excluded.evidence'),
      })),
    )
    .execute()
}

async function marksOf(db: Db, memberId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('promotion')
    .select('subject')
    .where('memberId', '=', memberId)
    .where((eb) => eb.or([eb('decided', 'is', null), eb('decided', '=', 'confirmed')]))
    .execute()
  return rows.map((row) => row.subject)
}
