import { sql } from 'kysely'
import type pg from 'pg'
import { connect } from '../../db/connect.ts'
import type { Db } from '../../db/schema.ts'
import { identityOf } from '../members/join.ts'
import { recount } from '../operations/recount.ts'
import { village as demo } from './village/index.ts'
import { insertReplies } from './replies.ts'
import { insertThreads } from './threads.ts'
import type { Village } from './village/types.ts'
import { insertWorks } from './works.ts'

const dayMs = 86_400_000
const played = 'demo'

/**
 * Brings a small community into an empty database, with dates in the past, in one transaction: it is there whole or not at all. Does
 * nothing where somebody is there already. Answers whether it did.
 */
export async function playDemo(options: { database: string | pg.Pool; schema: string; village?: Village }): Promise<boolean> {
  const { db, close } = connect(options)
  const village = options.village ?? demo
  try {
    if (await isUsed(db)) return false
    return await db.transaction().execute(async (tx) => {
      if (await isUsed(tx)) return false
      await tx.insertInto('setting').values({ name: played, value: 'played' }).execute()
      await play(tx, village)
      return true
    })
  } finally {
    await close()
  }
}

async function isUsed(db: Db): Promise<boolean> {
  const someone = await db.selectFrom('member').select('id').limit(1).executeTakeFirst()
  return Boolean(someone ?? (await db.selectFrom('setting').select('name').where('name', '=', played).executeTakeFirst()))
}

/** A village's people, works, threads, replies and seconds, a table at a time: it is a part of the first start, which is waited for. */
async function play(tx: Db, village: Village): Promise<void> {
  // What keeps the ranking at each row rests: it is counted at the end.
  await sql`select set_config('seconded.recounting', 'on', true)`.execute(tx)
  const people = await insertPeople(tx, village)
  const works = await insertWorks(tx, village)
  const threads = await insertThreads(tx, village, people, Date.now())
  await insertReplies(tx, { people, works, threads })
  await recount(tx)
}

// They have no passwords: nobody can sign in as one of them.
async function insertPeople(tx: Db, village: Village): Promise<Map<string, string>> {
  const joinedAt = new Date(Date.now() - 400 * dayMs)
  const rows = village.people.map((person) => ({ ...identityOf(person.name, person.displayName), joinedAt }))
  const members = await tx.insertInto('member').values(rows).returning(['name', 'id']).execute()
  return new Map(members.map(({ name, id }) => [name, id]))
}
