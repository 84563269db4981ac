import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { fill } from '../bench/fill/fill.ts'
import { sizeOf } from '../bench/fill/sizes.ts'
import { renderMarkdown } from '../server/markdown/render.ts'
import { wrongCounters } from './support/counters.ts'
import { databaseUrl, expectStatus, openForum, type TestForum } from './support/forum.ts'

const until = new Date('2026-11-24T12:00:00Z')
const size = sizeOf({ posts: 2_000, works: 60, workSeconds: 900, seed: 7 }, until)
const schemas: string[] = []
let pool: pg.Pool
const opened: TestForum[] = []

beforeAll(() => {
  pool = new pg.Pool({ connectionString: databaseUrl, max: 2 })
})
afterAll(async () => {
  for (const forum of opened) await forum.close()
  for (const schema of schemas) await pool.query(`drop schema if exists ${schema} cascade`)
  await pool.end()
})

async function emptyForum(): Promise<TestForum> {
  opened.push(await openForum())
  return opened.at(-1)!
}

async function filled(seed = size.seed): Promise<string> {
  const schema = `test_${randomBytes(6).toString('hex')}`
  schemas.push(schema)
  await fill({ database: databaseUrl, schema, size: { ...size, seed } })
  return schema
}

const contents = async (schema: string) => {
  const tables = [
    'member',
    'thread',
    'post',
    'post_seconding',
    'work',
    'recommendation',
    'recommendation_seconding',
    'experience',
  ]
  const hashes = await Promise.all(
    tables.map((table) =>
      pool.query(`select md5(string_agg(each::text, '|' order by each::text)) as hash from ${schema}.${table} each`),
    ),
  )
  return hashes.map(({ rows }) => rows[0].hash)
}

const indexesOf = async (schema: string) => {
  const { rows } = await pool.query(
    `select replace(indexdef, $1, '') as what from pg_indexes where schemaname = $1
     union all select conrelid::regclass || ' ' || pg_get_constraintdef(oid) from pg_constraint where connamespace = $1::regnamespace order by 1`,
    [schema],
  )
  return rows.map(({ what }) => what.replaceAll(`${schema}.`, '')).sort()
}

describe('a filled forum', () => {
  let forum: TestForum
  beforeAll(async () => {
    forum = await openForum({ schema: await filled() })
  })
  afterAll(() => forum.close())

  test('counts what it holds, and every post is numbered as the forum numbers', async () => {
    const [made] =
      await forum.sql(`select (select count(*) from post)::int as posts, (select count(*) from member)::int as members,
      (select count(*) from post_seconding)::int as seconds, (select count(*) from recommendation_seconding)::int as works`)
    expect(made).toEqual({ posts: 2_000, members: 20, seconds: 1_400, works: 900 })
    expect(await wrongCounters(forum)).toEqual([])
    expect(
      await forum.sql(`select p.id from post p left join post parent on parent.id = p.reply_to where
        p.number > 1 and (parent.thread_id <> p.thread_id or parent.number >= p.number or p.depth <> parent.depth + 1
          or p.branch <> case when parent.number = 1 then p.number else parent.branch end) or p.number = 1 and p.reply_to is not null`),
    ).toEqual([])
    expect(await forum.sql(`select thread_id from post group by 1, version having count(*) > 2`)).toEqual([])
  })

  test('holds what the forum itself would have rendered', async () => {
    const posts = await forum.sql<{ body: string; html: string }>('select distinct on (md5(body)) body, html from post limit 300')
    for (const { body, html } of posts) expect(renderMarkdown(body)).toBe(html)
  })

  test('is read, searched and written in', async () => {
    const { threads } = expectStatus(200, await forum.guest.get('/api/threads?sort=top'))
    const { works } = expectStatus(200, await forum.guest.get('/api/works'))
    for (const path of [
      '/',
      `/t/${threads[0].id}`,
      '/works',
      `/works/${works[0].id}`,
      `/m/${threads[0].author.name}`,
      '/search?q=learn',
    ])
      expect([path, [200, 301].includes((await forum.guest.get(path)).status)]).toEqual([path, true])
    const member = await forum.as('newcomer')
    const { post, version } = await member.replies(threads[0].id, 'I am new.', { recommends: [{ workId: works[0].id }] })
    expect([post.number, version]).toEqual([threads[0].replyCount + 2 + (await removedIn(threads[0].id)), threads[0].version + 1])
    expect(await wrongCounters(forum)).toEqual([])
  })

  async function removedIn(threadId: string): Promise<number> {
    const [row] = await forum.sql<{ n: number }>(
      'select count(*)::int as n from post where thread_id = $1 and removed_at is not null',
      [threadId],
    )
    return row!.n
  }
})

test('the same seed gives the same community, another one another', async () => {
  const [one, same, other] = [await filled(), await filled(), await filled(8)]
  expect(await contents(same)).toEqual(await contents(one))
  expect(await contents(other)).not.toEqual(await contents(one))
})

test('a forum that holds something is filled on, with all its indexes and keys as they were', async () => {
  const forum = await emptyForum()
  const member = await forum.as('early')
  const { thread } = await member.starts({ recommends: [{ kind: 'tool', title: 'Nano' }] })
  const before = await indexesOf(forum.schema)
  for (const seed of [7, 7]) await fill({ database: databaseUrl, schema: forum.schema, size: { ...size, seed } })
  expect(await indexesOf(forum.schema)).toEqual(before)
  expect(await wrongCounters(forum)).toEqual([])
  expectStatus(201, await member.post(`/api/threads/${thread.id}/posts`, { body: 'Still here.' }))
})

test('what breaks off leaves nothing behind', async () => {
  const forum = await emptyForum()
  await forum.sql(`alter table work_thread add constraint none check (sources > 5)`)
  const before = await indexesOf(forum.schema)
  await expect(fill({ database: databaseUrl, schema: forum.schema, size })).rejects.toThrow('none')
  expect(await forum.sql('select count(*)::int as n from post')).toEqual([{ n: 0 }])
  expect(await indexesOf(forum.schema)).toEqual(before)
})
