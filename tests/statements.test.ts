import { expectStatus, type Member, openForum, type Person, type TestForum } from './support/forum.ts'

// What one request costs the database at most: statements with begin and commit, session and limits. Less is better; more needs a reason.
const statements = {
  reply: 7,
  'reply that recommends a work': 17,
  second: 9,
  'second a work': 16,
  'second a work, with experience': 25,
  start: 8,
  'thread page, guest': 6,
  'thread page, member': 8,
  'thread JSON, member': 4,
  'front page, guest': 4,
  'front page, member': 7,
  'tag, guest': 4,
  'shelf, guest': 4,
  'work, guest': 7,
  'work, member': 10,
  'member, guest': 3,
  'search, guest': 2,
}

let forum: TestForum
let counting: TestForum
let told: string[] = []
beforeAll(async () => {
  forum = await openForum()
  // The same forum as another node serves it, with limits, and counted.
  counting = await openForum({ schema: forum.schema, rateLimits: true, onStatement: (sql) => isWaitedFor(sql) && told.push(sql) })
})
afterAll(async () => {
  await counting.close()
  await forum.close()
})

// Who has recommended is looked at after they were answered; in what state the database is, once a second for all who ask for anything.
const isWaitedFor = (sql: string) => !sql.startsWith('/* afterwards */') && !sql.includes('pg_current_snapshot()')

const counted: Record<string, number> = {}

async function count<A>(name: keyof typeof statements, act: () => Promise<A>): Promise<A> {
  told = []
  const answer = await act()
  counted[name] = told.length
  if (told.length > statements[name]) throw new Error(`${name} takes ${told.length} statements:\n${told.join('\n')}`)
  return answer
}

/** The member as the counting node knows them: by the same cookie. */
function there({ cookie }: Member): Person {
  const { guest } = counting
  return {
    ...guest,
    get: (path) => guest.get(path, { headers: { cookie } }),
    post: (path, body, options) => guest.post(path, body, { ...options, headers: { cookie } }),
    put: (path, body, options) => guest.put(path, body, { ...options, headers: { cookie } }),
  }
}

async function read(thread: { id: string; slug: string }, work: { id: string }, member: Person): Promise<void> {
  const { guest } = counting
  const page = `/t/${thread.id}/${thread.slug}`
  const again = `x=${Math.random()}`
  const ok = async (person: Person, path: string) => expectStatus(200, await person.get(path))
  await count('thread page, guest', () => ok(guest, `${page}?${again}`))
  await count('thread page, member', () => ok(member, page))
  await count('thread JSON, member', () => ok(member, `/api/threads/${thread.id}?${again}`))
  await count('front page, guest', () => ok(guest, `/?${again}`))
  await count('front page, member', () => ok(member, '/'))
  await count('tag, guest', () => ok(guest, `/tags/counting?${again}`))
  await count('shelf, guest', () => ok(guest, `/works?${again}`))
  const { slug } = expectStatus(200, await guest.get(`/api/works/${work.id}`)).work
  await count('work, guest', () => ok(guest, `/works/${work.id}/${slug}?${again}`))
  await count('work, member', () => ok(member, `/works/${work.id}/${slug}`))
  await count('member, guest', () => ok(guest, '/m/ada'))
  await count('search, guest', () => ok(guest, '/search?q=counting'))
}

/** Replies with recommendations and seconds: `times` of them in one thread, and as many threads. */
async function fill(threadId: string, people: Member[], times: number): Promise<void> {
  await Promise.all(
    Array.from({ length: times }, async (_, place) => {
      const [author, other] = [people[place % people.length]!, people[(place + 1) % people.length]!]
      const recommends = [{ kind: 'book' as const, title: `Counting on ${place}` }]
      const { post } = await author.replies(threadId, `Counting is this: ${place}`, { recommends })
      await other.put(`/api/recommendations/${post.recommendations[0]!.id}/second`, { experience: 'finished' })
      const { post: opener } = await author.starts({ title: `Counting ${place}`, tags: ['counting'], recommends })
      await other.put(`/api/posts/${opener.id}/second`)
    }),
  )
}

test('a request takes as few statements as is said, and as many with ten times as much to show', async () => {
  const people = await Promise.all(['ada', 'bob', 'cleo'].map((name) => forum.as(name)))
  const [ada, bob] = people as [Member, Member]
  const member = there(bob)
  const started = await count('start', async () =>
    expectStatus(
      201,
      await member.post('/api/threads', { title: 'Counting', body: 'All of it', tags: ['counting'] }, { key: 'start' }),
    ),
  )
  const path = `/api/threads/${started.thread.id}/posts`
  await count('reply', async () => expectStatus(201, await member.post(path, { body: 'One' }, { key: 'reply' })))
  const recommends = [{ kind: 'book', title: 'Counting on it' }]
  const { post } = await count('reply that recommends a work', async () =>
    expectStatus(201, await member.post(path, { body: 'Two', recommends }, { key: 'recommend' })),
  )
  const { id, work } = post.recommendations[0]
  const other = there(ada)
  await count('second', async () => expectStatus(200, await other.put(`/api/posts/${post.id}/second`, {}, { key: 'second' })))
  const second = (body: object, key: string) => async () =>
    expectStatus(200, await other.put(`/api/recommendations/${id}/second`, body, { key }))
  await count('second a work', second({}, 'second-work'))
  expectStatus(200, await ada.delete(`/api/recommendations/${id}/second`))
  await count('second a work, with experience', second({ experience: 'using' }, 'second-and-say'))
  // Who comes for the first time is remembered, once.
  expectStatus(200, await member.get(`/t/${started.thread.id}/${started.thread.slug}`))
  await fill(started.thread.id, people, 3)
  await read(started.thread, work, member)
  const few = { ...counted }
  await fill(started.thread.id, people, 30)
  await read(started.thread, work, member)
  expect(counted).toEqual(few)
})
