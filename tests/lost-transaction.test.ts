import { sql } from 'kysely'
import { connect } from '../db/connect.ts'
import type { MemberRow } from '../db/schema.ts'
import { change, changeSeveral } from '../server/change/change.ts'
import { openChanges } from '../server/change/changes.ts'
import { databaseUrl, type Member, openForum, type TestForum } from './support/forum.ts'

let forum: TestForum
let ada: Member
beforeAll(async () => {
  forum = await openForum()
  ada = await forum.as('ada')
})
afterAll(() => forum.close())

test('a change whose transaction is rolled back behind its back takes no number, in one thread or in several', async () => {
  const [one, other] = [(await ada.starts()).thread, (await ada.starts()).thread]
  const { db, close } = connect({ database: databaseUrl, schema: forum.schema, connections: 1 })
  const told: string[] = []
  const changes = openChanges(db, (threadId) => told.push(threadId))
  const asking = { member: { id: ada.view.id } as MemberRow, key: { key: 'lost', fingerprint: 'x' } }
  const lost = 'The transaction of a change was lost before its end.'
  const alone = change(changes, one.id, asking, async ({ tx, next }) => {
    await sql`update post set version = ${next()} where thread_id = ${one.id}`.execute(tx)
    await sql`rollback`.execute(tx)
  })
  await expect(alone).rejects.toThrow(lost)
  const both = changeSeveral(
    changes,
    async () => [one.id, other.id],
    asking,
    async ({ tx, next }) => {
      for (const { id } of [one, other]) await sql`update post set version = ${next(id)} where thread_id = ${id}`.execute(tx)
      await sql`rollback`.execute(tx)
    },
  )
  await expect(both).rejects.toThrow(lost)
  await close()
  const versions = await forum.sql(
    'select thread.version as thread, post.version as post from thread join post on post.thread_id = thread.id',
  )
  expect(versions).toEqual([
    { thread: 1, post: 1 },
    { thread: 1, post: 1 },
  ])
  expect(told).toEqual([])
  expect(await forum.sql(`select from idempotency where key = 'lost'`)).toEqual([])
})
