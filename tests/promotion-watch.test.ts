import pg from 'pg'
import { wrongCounters } from './support/counters.ts'
import { databaseUrl, expectStatus, type Member, openForum, type TestForum } from './support/forum.ts'
import { aVeteran, cappedOf, ownTools, recommendsEach } from './support/promoters.ts'
import { until } from './support/until.ts'

// Members are looked at after they were answered: what comes in between, or fails, is made up for soon.
let forum: TestForum
let warden: Member
let bob: Member
// The same forum as another node serves it.
let other: TestForum
beforeAll(async () => {
  forum = await openForum({ moderators: ['warden'], alone: false })
  other = await openForum({ schema: forum.schema, alone: false })
  ;[warden, bob] = [await forum.as('warden'), await forum.as('bob')]
})
afterAll(async () => {
  await other.close()
  await forum.close()
})

const capsUntil = (name: string, count: number) =>
  until(
    () => cappedOf(forum, name),
    (caps) => caps.length === count,
  )

test('what is seconded while its member is being marked counts less as well', async () => {
  const ada = await aVeteran(forum, 'ada')
  const made = await recommendsEach(bob, ada, ownTools('ada.example', 3))
  const [also] = await recommendsEach(bob, bob, ownTools('ada.example', 1, 9))
  const holder = new pg.Client({ connectionString: databaseUrl, options: `-c search_path=${forum.schema}` })
  await holder.connect()
  await holder.query(`begin; select from work where id = ${made[0]!.workId} for update`)
  await recommendsEach(bob, ada, ownTools('ada.example', 1, 3))
  await until(async () => {
    const [row] = await forum.sql<{ waiting: number }>(
      `select count(*)::int as waiting from pg_stat_activity
       where wait_event_type = 'Lock' and pid in (select pid from pg_locks where relation = '${forum.schema}.work'::regclass)`,
    )
    return row!.waiting === 1
  })
  expectStatus(200, await ada.put(`/api/recommendations/${also!.id}/second`))
  await holder.query('rollback')
  await holder.end()
  expect(await capsUntil('ada', 5)).toContain(also!.workId)
  expect(await wrongCounters(forum)).toEqual([])
})

test('who was marked on one node counts less for what they second on another', async () => {
  const fay = await aVeteran(forum, 'fay')
  const [also] = await recommendsEach(bob, bob, ownTools('fay.example', 1, 9))
  await recommendsEach(bob, fay, ownTools('fay.example', 4))
  await capsUntil('fay', 4)
  const headers = { cookie: fay.cookie }
  expectStatus(200, await other.guest.put(`/api/recommendations/${also!.id}/second`, {}, { headers }))
  expect(await capsUntil('fay', 5)).toContain(also!.workId)
})

test('a look that fails is tried again', async () => {
  const eve = await aVeteran(forum, 'eve')
  // What a sequence has given away is not given back with the transaction: only the first look fails.
  await forum.sql('create sequence looks')
  await forum.sql(`create function fails_once() returns trigger language plpgsql as $$ begin
    if nextval('looks') = 1 then raise 'a full machine'; end if; return new; end $$`)
  await forum.sql('create trigger fails_once before insert on promotion for each row execute function fails_once()')
  await recommendsEach(bob, eve, ownTools('eve.example', 4))
  await capsUntil('eve', 4)
  const [{ looks }] = (await forum.sql(`select nextval('looks')::int as looks`)) as [{ looks: number }]
  expect(looks).toBeGreaterThan(2)
  await forum.sql('drop function fails_once cascade')
})

test('who counts less for what was split off counts in full again for what it goes back to, also where that is another work by now', async () => {
  const kim = await aVeteran(forum, 'kim')
  const book = (title: string) => ({ kind: 'book' as const, title })
  const [part] = await recommendsEach(bob, bob, [book('The part')])
  await recommendsEach(bob, bob, [{ workId: part!.workId }])
  const [whole] = await recommendsEach(bob, bob, [{ ...book('The whole'), url: 'https://kim.example/whole' }])
  expectStatus(200, await warden.post(`/api/works/${part!.workId}/merge`, { into: whole!.workId, reason: 'One' }))
  const { work: apart } = expectStatus(
    201,
    await warden.post(`/api/works/${whole!.workId}/split`, {
      kind: 'book',
      title: 'Apart',
      recommendations: [part!.id],
      identifiers: ['url kim.example/whole'],
      aliases: [],
      reason: 'Two',
    }),
  )
  await recommendsEach(bob, kim, ownTools('kim.example', 4))
  expectStatus(200, await kim.put(`/api/recommendations/${part!.id}/second`))
  expect(await capsUntil('kim', 5)).toContain(apart.id)
  expectStatus(200, await warden.delete(`/api/works/${part!.workId}/merge`))
  expectStatus(200, await warden.delete(`/api/works/${apart.id}/split`))
  expect(await capsUntil('kim', 4)).not.toContain(part!.workId)
  expect(await wrongCounters(forum)).toEqual([])
})

test('what was seconded before its post was removed counts less as well when the post comes back', async () => {
  const lea = await aVeteran(forum, 'lea')
  const [also] = await recommendsEach(bob, bob, ownTools('lea.example', 1, 9))
  expectStatus(200, await lea.put(`/api/recommendations/${also!.id}/second`))
  expectStatus(204, await bob.delete(`/api/posts/${also!.postId}`))
  await recommendsEach(bob, lea, ownTools('lea.example', 4))
  expect(await capsUntil('lea', 5)).toContain(also!.workId)
  expectStatus(200, await bob.put(`/api/posts/${also!.postId}/restored`))
  expect(await cappedOf(forum, 'lea')).toContain(also!.workId)
  expect(await wrongCounters(forum)).toEqual([])
})
