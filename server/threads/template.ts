import type { Db, MemberRow } from '../../db/schema.ts'
import { mayWrite } from '../members/rules.ts'
import { found, must } from '../refusal.ts'
import { threadById } from './queries.ts'
import { maySetTemplate } from './rules.ts'

/** Sets what a thread's author asks replies to begin with; nothing but white space asks nothing. It is no part of what was said, and moves no version. */
export async function setTemplate(
  db: Db,
  member: MemberRow,
  { threadId, body }: { threadId: string; body: string },
  now: Date,
): Promise<string | null> {
  const thread = found(await threadById(db, threadId), 'thread')
  must(maySetTemplate(member, thread))
  must(mayWrite(member, now))
  if (body.trim() === '') {
    await db.deleteFrom('threadTemplate').where('threadId', '=', thread.id).execute()
    return null
  }
  await db
    .insertInto('threadTemplate')
    .values({ threadId: thread.id, body })
    .onConflict((conflict) => conflict.column('threadId').doUpdateSet({ body }))
    .execute()
  return body
}
