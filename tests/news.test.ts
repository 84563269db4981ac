import type { PostView, ThreadView } from '../server/contract/index.ts'
import { expectStatus, type Member, openForum, type Person, type TestForum } from './support/forum.ts'
import { fillIn } from './support/page.ts'

let forum: TestForum
let ada: Member
let bob: Member
let cleo: Member
let thread: ThreadView
let opener: PostView
beforeAll(async () => {
  forum = await openForum()
  ;[ada, bob, cleo] = (await Promise.all(['ada', 'bob', 'cleo'].map((name) => forum.as(name)))) as [Member, Member, Member]
})
beforeEach(async () => {
  const started = await ada.starts({ title: 'What came in the meantime?' })
  thread = started.thread
  opener = started.post
})
afterAll(() => forum.close())

const path = () => `/t/${thread.id}/${thread.slug}`
const open = async (person: Person, query = '') => expectOk(await person.get(path() + query))
const expectOk = (answer: { status: number; text: string }) => {
  expect(answer.status).toBe(200)
  return answer.text
}

/** What a page marks as new, in the order of the page: "3 New". */
function marks(html: string): string[] {
  return [...html.matchAll(/<p class="news"[^>]*><span class="fresh">([^<]*)<\/span>.*?<article[^>]* id="p(\d+)"/gs)].map(
    ([, kind, number]) => `${number} ${kind}`,
  )
}

const told = (html: string) => /<a class="jump" href="([^"]*)">([^<]*) <span>([^<]*)<\/span>/.exec(html)?.slice(1)

/** What the list of threads says beside this one. */
async function listed(person: Person, where = '/'): Promise<string> {
  const html = expectOk(await person.get(where))
  const row = new RegExp(`<li class="(row[^"]*)" data-thread="${thread.id}".*?</li>`, 's').exec(html)!
  const news = /class="fresh"[^>]*>([^<]*)</.exec(row[0])?.[1]
  return news ?? row[1]!
}

test('who comes for the first time is told of nothing new; who comes back, of what changed since, and on every page until it is read', async () => {
  await bob.replies(thread.id, 'Before')
  expect(marks(await open(cleo))).toEqual([])
  const { post: one } = await bob.replies(thread.id, 'One')
  await bob.replies(thread.id, 'Two')
  await ada.replies(thread.id, 'Below', { replyTo: one.id })
  for (let times = 0; times < 2; times++) {
    const html = await open(cleo)
    expect(marks(html)).toEqual(['3 New', '5 New', '4 New'])
    expect(told(html)).toEqual(['#p3', '3 new', 'since a moment ago'])
  }
  expect([await listed(cleo), await listed(bob), await listed(forum.guest)]).toEqual(['3 new', 'row', 'row'])
})

test('new, edited, seconded and removed posts are told apart; one’s own doing and what came and went are no news', async () => {
  const posts: PostView[] = []
  for (let number = 2; number <= 6; number++) posts[number] = (await bob.replies(thread.id, `Number ${number}`)).post
  const { post: own } = await cleo.replies(thread.id, 'Mine')
  await open(cleo)
  await cleo.put(`/api/posts/${posts[6]!.id}/second`)
  await cleo.replies(thread.id, 'Mine too')
  await bob.patch(`/api/posts/${posts[2]!.id}`, { body: 'Changed' }, { revision: 1 })
  await ada.put(`/api/posts/${posts[3]!.id}/second`)
  await ada.put(`/api/posts/${posts[5]!.id}/second`)
  await ada.delete(`/api/posts/${posts[5]!.id}/second`)
  await ada.put(`/api/posts/${own.id}/second`)
  await bob.delete(`/api/posts/${posts[4]!.id}`)
  const { post: brief } = await bob.replies(thread.id, 'Said in haste')
  await bob.delete(`/api/posts/${brief.id}`)
  await ada.patch(`/api/posts/${opener.id}`, { title: 'What came, then?' }, { revision: 1 })
  const html = expectOk(await cleo.get(`/t/${thread.id}/what-came-then`))
  const sorted = marks(html).sort()
  expect(sorted).toEqual([
    '1 Newly edited',
    '2 Newly edited',
    '3 Newly seconded',
    '4 Newly removed',
    // What was seconded and taken back changed too; nobody is told that it was seconded no more.
    '5 Newly seconded',
    `${own.number} Newly seconded`,
  ])
  expect(html).not.toContain('Said in haste')
})

test('what the member has read on one device is read on all; "All read" works without a script', async () => {
  await open(cleo)
  for (let times = 0; times < 3; times++) await bob.replies(thread.id, 'Another')
  expect(await listed(cleo)).toBe('3 new')
  expectStatus(204, await cleo.put(`/api/threads/${thread.id}/seen`, { version: 3 }))
  expect(await listed(cleo)).toBe('1 new')
  expect(marks(await open(cleo))).toEqual(['4 New'])
  const answer = await fillIn(cleo, path(), `/t/${thread.id}/seen`)
  expect([answer.status, answer.headers.location]).toEqual([303, `${path()}#replies-h`])
  expect([marks(await open(cleo)), await listed(cleo)]).toEqual([[], 'row read'])
  expect((await bob.form(`/t/${thread.id}/seen`, { version: 'all' })).status).toBe(422)
  expect((await forum.guest.form(`/t/${thread.id}/seen`, { version: '3' })).headers.location).toContain('/sign-in?')
})

test('a browser that fetches ahead has read nothing, and is not remembered', async () => {
  await cleo.get(path(), { headers: { 'sec-purpose': 'prefetch;prerender' } })
  await bob.replies(thread.id, 'One')
  expect(marks(await open(cleo))).toEqual([])
  await bob.replies(thread.id, 'Two')
  expect(marks(await open(cleo))).toEqual(['3 New'])
})

test('?since= tells anybody what changed after a version', async () => {
  const { version } = await bob.replies(thread.id, 'One')
  await bob.replies(thread.id, 'Two')
  await bob.replies(thread.id, 'Three')
  const html = await open(forum.guest, `?since=${version}`)
  expect(marks(html)).toEqual(['3 New', '4 New'])
  expect(told(html)).toEqual(['#p3', '2 new', `since change ${version}`])
  expect(marks(await open(forum.guest, '?since=0'))).toHaveLength(4)
  for (const since of ['x', '-1', '99999999999', '1e3']) expect(marks(await open(forum.guest, `?since=${since}`))).toEqual([])
  expect(marks(await open(forum.guest))).toEqual([])
})

test('each new post leads to the next and to the one before, and the last one on to those on other pages', async () => {
  const parent = (await bob.replies(thread.id, 'Root')).post
  await open(cleo)
  let above = parent
  for (let depth = 2; depth <= 7; depth++) above = (await bob.replies(thread.id, 'Deeper', { replyTo: above.id })).post
  const html = await open(cleo)
  // Five deep, then "Continue this branch".
  expect(marks(html)).toEqual(['3 New', '4 New', '5 New', '6 New'])
  const ways = [...html.matchAll(/<p class="news".*?<\/p>/g)].map(([mark]) =>
    [...mark.matchAll(/<a href="([^"]*)"/g)].map(([, href]) => href),
  )
  const further = `${path()}?at=7#p7`
  expect(ways).toEqual([['#p4'], ['#p3', '#p5'], ['#p4', '#p6'], ['#p5', further]])
  expect(html).toContain('data-elsewhere="7 8"')
  expect(marks(await open(cleo, '?at=7'))).toContain('7 New')
})

test('a list counts to 99, and asks once for all its threads', async () => {
  await open(cleo)
  const values = Array.from(
    { length: 120 },
    (_, place) => `(${thread.id}, ${place + 2}, null, ${place + 2}, 1, ${bob.view.id}, 'x', 'x', 1, ${place + 2})`,
  )
  await forum.sql(
    `insert into post (thread_id, number, reply_to, branch, depth, author_id, body, html, renderer, version) values ${values.join(',')}`,
  )
  await forum.sql('update thread set version = 121, post_count = 121, reply_count = 120, tags = $2 where id = $1', [
    thread.id,
    ['many'],
  ])
  expect([await listed(cleo), await listed(cleo, '/tags/many')]).toEqual(['99+ new', '99+ new'])
  expect(told(await open(cleo))?.[1]).toBe('120 new')
})
