import { databaseUrl, type Member, openForum, type TestForum } from '../support/forum.ts'
import { openProxy, type Proxy } from './proxy.ts'

let line: Proxy
let forum: TestForum
let ada: Member
let threadId: string
beforeAll(async () => {
  line = await openProxy(Number(new URL(databaseUrl).port))
  const behind = new URL(databaseUrl)
  behind.port = String(line.port)
  // One connection: who comes second waits for it first, and then for an answer.
  forum = await openForum({ database: behind.href, connections: 1, rateLimits: true })
  ada = await forum.as('ada')
  threadId = (await ada.starts()).thread.id
})
afterAll(async () => {
  await forum.close()
  line.close()
})

const away = { status: 503, headers: { 'retry-after': '2' } }

test('while the line to the database is silent every request is answered 503, and after it each happens once', async () => {
  line.silence()
  const release = line.hold()
  const reply = () => ada.post(`/api/threads/${threadId}/posts`, { body: 'Said once.' }, { key: 'one-key' })
  const answers = await Promise.all([
    reply(),
    reply(),
    ada.get(`/api/threads/${threadId}`),
    forum.guest.get(`/api/threads/${threadId}`),
    forum.guest.get('/'),
    forum.guest.get('/readyz'),
    forum.guest.post('/api/session', { login: 'ada', password: 'correct horse battery' }),
    ada.form(`/t/${threadId}/reply`, { body: 'Said by a form.', key: 'another-key' }),
  ])
  for (const answer of answers.filter((_, place) => place !== 5)) expect(answer).toMatchObject(away)
  expect(answers[5]).toMatchObject({ status: 503, body: { status: 'not ready' } })
  expect(answers[0]!.body).toMatchObject({ status: 503, title: 'Away for a moment' })
  expect(answers[7]!.text).toContain('<h1')

  release()
  const { post } = await untilAnswered(reply)
  expect(await reply()).toMatchObject({ status: 201, body: { post: { id: post.id } } })
  const { body } = await forum.guest.get(`/api/threads/${threadId}`)
  const said = (body.posts as { html: string }[]).filter(({ html }) => html.includes('Said once'))
  expect(said).toHaveLength(1)
}, 30_000)

async function untilAnswered(ask: () => ReturnType<Member['post']>) {
  for (;;) {
    const { status, body } = await ask()
    if (status === 201) return body
    expect([409, 503]).toContain(status)
  }
}
