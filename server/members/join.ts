import type { Db, MemberRow } from '../../db/schema.ts'
import { type JoinInput, Line } from '../contract/index.ts'
import { Refusal } from '../refusal.ts'
import { isReserved, nameKey } from './name-key.ts'
import { hashPassword } from './password.ts'

/** Makes a member. Refuses a name that is taken, looks like another's, or speaks for the place; and an e-mail address in use. */
export async function join(db: Db, input: JoinInput): Promise<MemberRow> {
  if (isReserved(input.name)) throw taken('name', 'This name is reserved.')
  const passwordHash = await hashPassword(input.password)
  const member = await insertMember(db, {
    name: input.name,
    displayName: input.displayName || input.name,
    email: input.email,
    passwordHash,
    hostId: null,
  })
  if (member) return member
  const name = await db.selectFrom('member').select('name').where('nameKey', '=', nameKey(input.name)).executeTakeFirst()
  if (name?.name === input.name) throw taken('name', 'This name is taken.')
  if (name) throw taken('name', 'This name looks too much like that of another member.')
  throw taken('email', 'This address is in use.')
}

/** The member for a user of the host, made at the first visit and renamed when the host renames. */
export async function joinFromHost(db: Db, user: { id: string; name: string }): Promise<MemberRow> {
  const known = await db.selectFrom('member').selectAll().where('hostId', '=', user.id).executeTakeFirst()
  const displayName = Line.parse(user.name.slice(0, 60).replaceAll('\0', ' ').toWellFormed()) || 'Member'
  if (known?.displayName === displayName) return known
  if (known) {
    return db.updateTable('member').set({ displayName }).where('id', '=', known.id).returningAll().executeTakeFirstOrThrow()
  }
  const base = displayName
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9_-]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 24)
  for (let tries = 0; tries < 50; tries++) {
    const name =
      base.length < 3 || isReserved(base)
        ? `member-${tries + 1}-${base}`.slice(0, 30).replace(/-+$/, '')
        : tries
          ? `${base}-${tries + 1}`
          : base
    const made = await insertMember(db, { name, displayName, email: null, passwordHash: null, hostId: user.id })
    if (made) return made
    const meanwhile = await db.selectFrom('member').selectAll().where('hostId', '=', user.id).executeTakeFirst()
    if (meanwhile) return meanwhile
  }
  throw new Refusal('conflict', 'No name is free for this member.')
}

/** A new member's row: who they are, and nothing else yet. */
export function identityOf(name: string, displayName: string) {
  const nothing = {
    email: null,
    passwordHash: null,
    hostId: null,
    avatarUrl: null,
    language: null,
    suspendedUntil: null,
    removedAt: null,
  }
  return { ...nothing, name, nameKey: nameKey(name), displayName }
}

function insertMember(
  db: Db,
  facts: { name: string; displayName: string; email: string | null; passwordHash: string | null; hostId: string | null },
): Promise<MemberRow | undefined> {
  return db
    .insertInto('member')
    .values({ ...identityOf(facts.name, facts.displayName), ...facts })
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .executeTakeFirst()
}

function taken(path: string, message: string): Refusal {
  return new Refusal('conflict', message, [{ path, message }])
}
