import { sql } from 'kysely'
import type { Db, MemberRow } from '../../db/schema.ts'
import type { MemberView } from '../contract/index.ts'

/** A member by id, unless gone. */
export function memberById(db: Db, id: string): Promise<MemberRow | undefined> {
  return db.selectFrom('member').selectAll().where('id', '=', id).where('removedAt', 'is', null).executeTakeFirst()
}

/** Who is signed in under some sessions, by their stored ids, unless gone or the session has ended; and the day on which each was last written. */
export async function membersInSessions(db: Db, sids: string[]): Promise<Map<string, { member: MemberRow; day: string | null }>> {
  const { rows } = await sql<MemberRow & { sid: string; day: string | null }>`
    select member.*, session.sid, session.sess ->> 'day' as day
    from session join member on member.id = (session.sess -> 'passport' ->> 'user')::bigint
    where session.sid = any(${sids}) and session.expire > now() and member.removed_at is null`.execute(db)
  return new Map(rows.map(({ sid, day, ...member }) => [sid, { member, day }]))
}

/** Of the same members a word that changes with anything about them: what many ask often, to ask for the rest only where it did. */
export async function statesInSessions(db: Db, sids: string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ sid: string; state: string }>`
    select session.sid, member.xmin::text as state
    from session join member on member.id = (session.sess -> 'passport' ->> 'user')::bigint
    where session.sid = any(${sids}) and session.expire > now() and member.removed_at is null`.execute(db)
  return new Map(rows.map(({ sid, state }) => [sid, state]))
}

/** Some members by id, without those who are gone. */
export async function membersById(db: Db, ids: string[]): Promise<Map<string, MemberRow>> {
  const rows = await db
    .selectFrom('member')
    .selectAll()
    .where('id', '=', sql<string>`any(${ids}::bigint[])`)
    .where('removedAt', 'is', null)
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}

/** A member by name, as it stands in addresses. */
export function memberByName(db: Db, name: string): Promise<MemberRow | undefined> {
  return db.selectFrom('member').selectAll().where('name', '=', name).where('removedAt', 'is', null).executeTakeFirst()
}

/** Those of some names that are members'. One statement, none for no names. */
export async function namesThatAre(db: Db, names: string[]): Promise<Set<string>> {
  if (names.length === 0) return new Set()
  const rows = await db
    .selectFrom('member')
    .select('name')
    .where('name', '=', sql<string>`any(${names}::text[])`)
    .where('removedAt', 'is', null)
    .execute()
  return new Set(rows.map((row) => row.name))
}

/** A member by what they sign in with: name or e-mail address. */
export function memberByLogin(db: Db, login: string): Promise<MemberRow | undefined> {
  const byLogin = login.includes('@')
    ? db
        .selectFrom('member')
        .selectAll()
        .where((eb) => eb(eb.fn('lower', ['email']), '=', login.toLowerCase()))
    : db.selectFrom('member').selectAll().where('name', '=', login.toLowerCase())
  return byLogin.where('removedAt', 'is', null).executeTakeFirst()
}

/** A member as others see them. */
export function memberView(row: Pick<MemberRow, 'id' | 'name' | 'displayName' | 'avatarUrl' | 'joinedAt'>): MemberView {
  return {
    id: row.id,
    name: row.name,
    displayName: row.displayName,
    avatarUrl: row.avatarUrl,
    joinedAt: row.joinedAt.toISOString(),
  }
}

/** The columns of `member` that make a view, under names that don't clash in a join; `authorOf` reads them back. */
export const authorColumns = [
  'member.id as memberId',
  'member.name as memberName',
  'member.displayName as memberDisplayName',
  'member.avatarUrl as memberAvatarUrl',
  'member.joinedAt as memberJoinedAt',
] as const

export interface AuthorColumns {
  memberId: string
  memberName: string
  memberDisplayName: string
  memberAvatarUrl: string | null
  memberJoinedAt: Date
}

/** The author in a joined row. */
export function authorOf(row: AuthorColumns): MemberView {
  return memberView({
    id: row.memberId,
    name: row.memberName,
    displayName: row.memberDisplayName,
    avatarUrl: row.memberAvatarUrl,
    joinedAt: row.memberJoinedAt,
  })
}
