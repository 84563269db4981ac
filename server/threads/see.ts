import { sql } from 'kysely'
import type { Db, MemberRow } from '../../db/schema.ts'
import { found } from '../refusal.ts'
import { versionFor } from './queries.ts'

/** Keeps how far a member has read a thread: the furthest that any of their devices said, and no further than the thread has come. */
export async function see(db: Db, member: MemberRow, threadId: string, version: number): Promise<void> {
  const newest = found(await versionFor(db, member, threadId), 'thread')
  await sql`
    insert into seen (member_id, thread_id, version) values (${member.id}, ${threadId}, ${Math.min(version, newest)})
    on conflict (member_id, thread_id) do update set version = greatest(seen.version, excluded.version), seen_at = now()`.execute(
    db,
  )
}

/** A member's first look at a thread: from now on they are told what changed since. Whoever looked before has been told already. */
export async function meet(db: Db, memberId: string, threadId: string, version: number): Promise<void> {
  await sql`
    insert into seen (member_id, thread_id, version) values (${memberId}, ${threadId}, ${version}) on conflict do nothing`.execute(
    db,
  )
}
