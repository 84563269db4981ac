import type { Db, MemberRow } from '../../db/schema.ts'
import type { SignInInput } from '../contract/index.ts'
import { Refusal } from '../refusal.ts'
import { passwordMatches } from './password.ts'
import { memberByLogin } from './queries.ts'

/** The member whose login and password these are. The refusal is the same for a wrong password and an unknown member, and takes as long. */
export async function signIn(db: Db, { login, password }: SignInInput): Promise<MemberRow> {
  const member = await memberByLogin(db, login)
  const matches = await passwordMatches(member?.passwordHash, password)
  if (!member || !matches) {
    const message = 'That name and password do not belong together.'
    throw new Refusal('sign-in-first', message, [{ path: 'password', message }])
  }
  return member
}
