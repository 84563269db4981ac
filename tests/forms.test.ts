import type { PostView, RecommendationView } from '../server/contract/index.ts'
import { cookieIn, type Member, openForum, type Person, type TestForum } from './support/forum.ts'
import { arriveAt, fillIn, formsIn, formTo, wordsOf } from './support/page.ts'

let forum: TestForum
let ada: Member
let bob: Member
beforeAll(async () => {
  forum = await openForum({ mount: '/forum' })
  ada = below(await forum.as('ada'))
  bob = below(await forum.as('bob'))
})
afterAll(() => forum.close())

const password = 'correct horse battery'
const book = { kind: 'book' as const, title: 'Release It!', creators: ['Michael Nygard'] }

test('who joins by the form is signed in, lands where they wanted to go, and leaves by the form', async () => {
  const guest = below(forum.guest)
  const joined = await fillIn(guest, '/forum/join?next=%2Fworks', '/forum/join', {
    name: 'carla',
    displayName: 'Carla M.',
    email: 'carla@example.org',
    password,
  })
  expect([joined.status, joined.headers.location]).toEqual([303, '/forum/works'])
  const carla = holding(guest, cookieIn(joined.headers))
  expect((await arriveAt(carla, joined)).text).toContain('Carla M.')
  const left = await fillIn(carla, '/forum/works', '/forum/sign-out')
  expect([left.status, left.headers.location]).toEqual([303, '/forum/'])
  expect((await carla.get('/forum/api/session')).body.member).toBeNull()
  const back = await fillIn(guest, '/forum/sign-in?next=%2Fm%2Fcarla', '/forum/sign-in', { login: 'carla', password })
  expect([back.status, back.headers.location]).toEqual([303, '/forum/m/carla'])
})

test('a thread begun by the form is shown, with its work, tags and kind', async () => {
  const started = await fillIn(ada, '/forum/new', '/forum/new', {
    title: 'Which book on outages?',
    body: 'First line\r\nsecond line',
    tags: 'Ops, #Books',
    kind: 'discussion',
    'recommends[0][title]': book.title,
    'recommends[0][creators]': 'Michael Nygard, Somebody Else',
  })
  expect([started.status, started.headers.location]).toEqual([
    303,
    expect.stringMatching(/^\/forum\/t\/\d+\/which-book-on-outages$/),
  ])
  const page = await arriveAt(ada, started)
  expect([page.status, wordsOf(page.text, 'id="p1"')]).toEqual([200, expect.stringContaining('Release It!')])
  const { thread, posts } = (await ada.get(`/forum/api/threads/${/\d+/.exec(page.path)![0]}?text=1`)).body
  expect([thread.tags, thread.kind, posts[0].text]).toEqual([['ops', 'books'], 'discussion', 'First line\nsecond line'])
  expect(posts[0].recommendations[0].work.creators).toEqual(['Michael Nygard', 'Somebody Else'])
})

test('works that were chosen in the browser are posted by the form as JSON, and a refused form keeps them', async () => {
  const { recommendation } = await aThread()
  const chosen = {
    'recommends[0][title]': '',
    'recommends[1]': JSON.stringify({ workId: recommendation.work.id, title: 'Only for the eye' }),
    'recommends[2]': JSON.stringify({ kind: 'talk', title: 'Slow <Lanes>', creators: ['Ana Ruiz'] }),
  }
  const refused = await fillIn(ada, '/forum/new', '/forum/new', { title: 'ab', body: 'Two works', ...chosen })
  expect(refused.status).toBe(422)
  const again = formTo(refused.text, '/forum/new')
  expect(again.fields).toMatchObject(chosen)
  const started = await ada.form(again.action, { ...again.fields, title: 'Two works' })
  const page = await arriveAt(ada, started)
  const { posts } = (await ada.get(`/forum/api/threads/${/\d+/.exec(page.path)![0]}`)).body
  expect(posts[0].recommendations.map((one: RecommendationView) => one.work.title)).toEqual([
    recommendation.work.title,
    'Slow <Lanes>',
  ])
  const broken = await fillIn(ada, '/forum/new', '/forum/new', { title: 'Broken', body: 'x', 'recommends[1]': '{"workId":' })
  expect(broken.status).toBe(422)
})

test('every act on a thread’s page is a form of that page, does what it says, and comes back to its post', async () => {
  const { path, post, recommendation } = await aThread()
  const acts: [Member, string, Record<string, string>, (post: PostView) => unknown, unknown][] = [
    [ada, `/forum/p/${post.id}/second`, {}, (now) => now.seconded, 1],
    [ada, `/forum/p/${post.id}/withdraw`, {}, (now) => now.seconded, 0],
    [ada, `/forum/r/${recommendation.id}/second`, {}, (now) => now.recommendations[0]!.seconded, 1],
    [ada, `/forum/r/${recommendation.id}/withdraw`, {}, (now) => now.recommendations[0]!.seconded, 0],
    [ada, `/forum/r/${recommendation.id}/second`, { experience: 'finished' }, finished, 1],
    // Withdrawing leaves what was said of the work.
    [ada, `/forum/r/${recommendation.id}/withdraw`, {}, finished, 1],
    [bob, `/forum/p/${post.id}/remove`, {}, (now) => now.removed, true],
    [bob, `/forum/p/${post.id}/restore`, {}, (now) => now.removed, false],
  ]
  for (const [person, action, typed, what, is] of acts) {
    const answer = await fillIn(person, path, action, typed)
    expect([action, answer.status, answer.headers.location]).toEqual([action, 303, `${path}#p2`])
    const arrived = await arriveAt(person, answer)
    expect([arrived.status, arrived.text.includes('id="p2"')]).toEqual([200, true])
    const { body } = await person.get(`/forum/api/threads/${post.threadId}`)
    expect([action, what(body.posts[1])]).toEqual([action, is])
  }
  for (const act of ['accept', 'unaccept']) {
    const answer = await fillIn(ada, path, `/forum/t/${post.threadId}/${act}`)
    expect([answer.status, answer.headers.location]).toEqual([303, `${path}#p2`])
    const { body } = await ada.get(`/forum/api/threads/${post.threadId}`)
    expect(body.thread.acceptedPostId).toBe(act === 'accept' ? post.id : null)
  }
})

test('what one did with a work is said beside one’s own post, and said and taken back on the work’s page', async () => {
  const { path: threadPath, recommendation } = await aThread()
  const own = await fillIn(bob, threadPath, /\/experience$/, { experience: 'using' })
  expect([own.status, own.headers.location]).toEqual([303, `${threadPath}#p2`])
  expect((await bob.get(`/forum/api/works/${recommendation.work.id}`)).body.work.experience.using).toBe(1)
  const path = `/forum/works/${recommendation.work.id}/release-it`
  const said = await fillIn(ada, path, /\/experience$/, { experience: 'started' })
  expect([said.status, said.headers.location]).toEqual([303, `${path}#own`])
  const forgotten = await fillIn(ada, path, /\/forget$/)
  expect([forgotten.status, forgotten.headers.location]).toEqual([303, `${path}#own`])
  expect(formsIn((await ada.get(path)).text).some(({ action }) => action.endsWith('/forget'))).toBe(false)
})

test('a reply goes to the post that it was begun under, and leads to itself', async () => {
  const { path, post } = await aThread()
  const answer = await fillIn(ada, `${path}?reply=${post.id}`, /\/reply$/, { body: 'Below yours' })
  expect([answer.status, answer.headers.location]).toEqual([303, expect.stringMatching(/#p3$/)])
  const { body } = await ada.get(`/forum/api/threads/${post.threadId}?sort=old`)
  expect(body.posts[2]).toMatchObject({ number: 3, replyTo: post.id })
  expect(wordsOf((await arriveAt(ada, answer)).text, 'id="p3"')).toContain('Below yours')
})

test('the opener is edited with its title and tags, and the page leads to its new address', async () => {
  const { thread, post } = await ada.starts({ title: 'Old title', body: 'Old **words**', tags: ['one', 'two'] })
  const page = await ada.get(`/forum/p/${post.id}/edit`)
  expect(formTo(page.text, /edit$/).fields).toMatchObject({ title: 'Old title', body: 'Old **words**', tags: 'one, two' })
  const edited = await fillIn(ada, `/forum/p/${post.id}/edit`, /edit$/, { title: 'New title', body: 'New words', tags: '' })
  const arrived = await arriveAt(ada, edited)
  expect([edited.status, arrived.path]).toEqual([303, `/forum/t/${thread.id}/new-title`])
  expect(wordsOf(arrived.text, 'id="p1"')).toContain('New words')
})

function finished(post: PostView): number {
  return post.recommendations[0]!.experience.finished
}

async function aThread(): Promise<{ path: string; post: PostView; recommendation: RecommendationView }> {
  const { thread } = await ada.starts({ title: 'By form', kind: 'question' })
  const { post } = await bob.replies(thread.id, 'Read Release It!', { recommends: [book] })
  return { path: `/forum/t/${thread.id}/by-form`, post, recommendation: post.recommendations[0]! }
}

/** The same person, for whole addresses: forms and redirects carry the mount path. */
function below<Somebody extends Person>(person: Somebody): Somebody {
  const inside = (path: string) => {
    if (!path.startsWith('/forum/')) throw new Error(`${path} is not below the mount path`)
    return path.slice('/forum'.length)
  }
  return {
    ...person,
    get: (path, options) => person.get(inside(path), options),
    form: (path, fields, options) => person.form(inside(path), fields, options),
  }
}

function holding(person: Person, cookie: string): Person {
  return {
    ...person,
    get: (path, options) => person.get(path, { ...options, headers: { cookie } }),
    form: (path, fields, options) => person.form(path, fields, { ...options, headers: { cookie } }),
  }
}
