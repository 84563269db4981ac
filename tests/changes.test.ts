import type { PostView } from '../server/contract/index.ts'
import { wrongCounters } from './support/counters.ts'
import { type Answered, expectStatus, type Member, openForum, type Person, type TestForum } from './support/forum.ts'

let forum: TestForum
let other: TestForum
beforeAll(async () => {
  forum = await openForum()
  other = await openForum({ schema: forum.schema })
})
afterAll(async () => {
  await other.close()
  await forum.close()
})

/** A screen's cursor, and the newest state of each post that it was told. */
interface Screen {
  cursor: number
  posts: Map<string, PostView>
}

/** Asks once what has changed since, as a screen that catches up does. */
async function catchUp(reader: Person, threadId: string, screen: Screen): Promise<boolean> {
  const { version, posts, more } = expectStatus(
    200,
    await reader.get(`/api/threads/${threadId}/changes?since=${screen.cursor}`),
  ) as { version: number; posts: PostView[]; more: boolean }
  expect(version).toBeGreaterThanOrEqual(screen.cursor)
  expect(posts.every((post) => post.version > screen.cursor && post.version <= version)).toBe(true)
  for (const post of posts) screen.posts.set(post.id, post)
  screen.cursor = version
  return more
}

async function stateOf(threadId: string): Promise<PostView[]> {
  const screen: Screen = { cursor: 0, posts: new Map() }
  while (await catchUp(forum.guest, threadId, screen));
  return byNumber(screen)
}

const byNumber = ({ posts }: Screen) => [...posts.values()].sort((a, b) => a.number - b.number)

/** A member at either node, in turn. */
function atBothNodes(member: Member): Person {
  const options = { headers: { cookie: member.cookie } }
  let turn = 0
  const person = () => (turn++ % 2 ? forum.guest : other.guest)
  return {
    ...forum.guest,
    post: (path, body) => person().post(path, body, options),
    put: (path, body) => person().put(path, body, options),
    patch: (path, body, more) => person().patch(path, body, { ...options, ...more }),
    delete: (path) => person().delete(path, undefined, options),
  }
}

test('changes of many at once, on two nodes, are numbered without a gap, and no reader misses one', async () => {
  const ada = await forum.as('ada')
  const people = await Promise.all(['bob', 'cleo', 'dan', 'eva', 'fay', 'gus'].map((name) => forum.as(name)))
  const { thread, post: opener } = await ada.starts()
  const numbers: number[] = []
  let removals = 0
  let isOver = false

  // Everything here changes something, so each takes a number of its own.
  const live = async (member: Member) => {
    const person = atBothNodes(member)
    const told = async (answer: Promise<Answered<{ version: number; post: PostView }>>, status = 200) => {
      const body = expectStatus(status, await answer)
      numbers.push(body.version)
      return body.post
    }
    for (let round = 0; round < 4; round++) {
      const recommends = [{ kind: 'book', title: `Book ${round % 3}` }]
      const post = await told(person.post(`/api/threads/${thread.id}/posts`, { body: `Round ${round}`, recommends }), 201)
      await told(person.put(`/api/posts/${opener.id}/second`))
      await told(person.patch(`/api/posts/${post.id}`, { body: 'Better' }, { revision: 1 }))
      expectStatus(204, await person.delete(`/api/posts/${post.id}`))
      removals += 1
      await told(person.delete(`/api/posts/${opener.id}/second`))
      if (round % 2) await told(person.put(`/api/posts/${post.id}/restored`))
    }
  }
  const screens: Screen[] = []
  const read = async (reader: Person) => {
    const screen: Screen = { cursor: 0, posts: new Map() }
    screens.push(screen)
    for (let last = false; !last;) {
      last = isOver
      while (await catchUp(reader, thread.id, screen));
    }
  }
  const readers = [forum.guest, other.guest].map(read)
  await Promise.all(people.map(live)).finally(() => (isOver = true))
  await Promise.all(readers)

  const state = await stateOf(thread.id)
  const last = numbers.length + removals + 1
  expect(new Set(numbers).size).toBe(numbers.length)
  expect(Math.max(...numbers)).toBeLessThanOrEqual(last)
  expect((await forum.guest.get(`/api/threads/${thread.id}`)).body.thread).toMatchObject({
    version: last,
    replyCount: 12,
    seconded: 0,
  })
  expect(state.map((post) => post.number)).toEqual(Array.from({ length: 25 }, (_, place) => place + 1))
  for (const screen of screens) {
    expect(screen.cursor).toBe(last)
    expect(byNumber(screen)).toEqual(state)
  }
  // From wherever one comes, one gets just what is newer.
  for (let since = 0; since <= last; since += 7) {
    const { body } = await other.guest.get(`/api/threads/${thread.id}/changes?since=${since}`)
    expect(body.posts.map((post: PostView) => post.id).sort()).toEqual(
      state
        .filter((post) => post.version > since)
        .map((post) => post.id)
        .sort(),
    )
  }
  expect(await wrongCounters(forum)).toEqual([])
})

test('who is far behind gets a long thread in several answers, whole and in order', async () => {
  const ada = await forum.as('ada')
  const { thread } = await ada.starts()
  for (let place = 0; place < 14; place++) await ada.replies(thread.id, `${place} ${'long '.repeat(5_900)}`)
  const screen: Screen = { cursor: 0, posts: new Map() }
  let answers = 1
  while (await catchUp(forum.guest, thread.id, screen)) answers += 1
  expect(answers).toBeGreaterThan(1)
  expect([screen.cursor, screen.posts.size]).toEqual([15, 15])
})

test('a change that touches several posts comes whole, however the answers are cut', async () => {
  const ada = await forum.as('ada')
  // Ten long posts, then the opener, are just past what one answer holds: a cut there would part the two that share a version.
  const { thread, post: opener } = await ada.starts({ body: 'first '.repeat(300) })
  const { post } = await ada.replies(thread.id, 'long '.repeat(5_900))
  for (let place = 0; place < 10; place++) await ada.replies(thread.id, 'long '.repeat(5_900))
  const { version } = expectStatus(200, await ada.put(`/api/threads/${thread.id}/accepted`, { postId: post.id }))
  const { body } = await forum.guest.get(`/api/threads/${thread.id}/changes?since=${version - 1}`)
  expect(body.posts.map((each: PostView) => [each.id, each.version])).toEqual([
    [opener.id, version],
    [post.id, version],
  ])
  const screen: Screen = { cursor: 0, posts: new Map() }
  while (await catchUp(forum.guest, thread.id, screen));
  expect([screen.cursor, screen.posts.size]).toEqual([version, 12])
})

test('one key is one reply, also when its repetitions reach different nodes', async () => {
  const ada = await forum.as('ada')
  const { thread } = await ada.starts()
  const send = (node: TestForum, key: string) =>
    node.guest.post(`/api/threads/${thread.id}/posts`, { body: `Once ${key}` }, { key, headers: { cookie: ada.cookie } })
  const keys = Array.from({ length: 15 }, (_, place) => `across-${place}`)
  const answers = await Promise.all(keys.map((key) => Promise.all([forum, other, forum, other].map((node) => send(node, key)))))
  for (const each of answers) {
    expect(each.filter(({ status }) => status !== 201 && status !== 409)).toEqual([])
    expect(new Set(each.filter(({ status }) => status === 201).map(({ text }) => text)).size).toBe(1)
  }
  expect((await forum.guest.get(`/api/threads/${thread.id}`)).body.thread).toMatchObject({ replyCount: 15, version: 16 })
})

test('a reply whose key comes again after the reply was removed makes no second one', async () => {
  const ada = await forum.as('ada')
  const { thread } = await ada.starts()
  const first = await ada.replies(thread.id, 'Gone soon', {}, { key: 'gone' })
  expectStatus(204, await ada.delete(`/api/posts/${first.post.id}`, undefined, { key: 'remove-it' }))
  expectStatus(204, await ada.delete(`/api/posts/${first.post.id}`, undefined, { key: 'remove-it' }))
  expect((await ada.replies(thread.id, 'Gone soon', {}, { key: 'gone' })).post.id).toBe(first.post.id)
  expect((await forum.guest.get(`/api/threads/${thread.id}`)).body.thread).toMatchObject({ replyCount: 0, version: 3 })
})

test('who reads a thread page by page, on nodes that tell each other nothing, gets no page older than the first', async () => {
  const ada = await forum.as('ada')
  const { thread } = await ada.starts()
  await forum.sql(
    `insert into post (thread_id, number, branch, depth, author_id, body, html, renderer, version)
     select $1, n, n, 1, $2, 'word', '<p>Word</p>', 1, n from generate_series(2, 120) n`,
    [thread.id, ada.view.id],
  )
  await forum.sql('update thread set version = 120, post_count = 120, reply_count = 119 where id = $1', [thread.id])
  const path = `/api/threads/${thread.id}?sort=old`
  const { next } = expectStatus(200, await other.guest.get(path))
  const second = `${path}&cursor=${next}`
  const last = expectStatus(200, await other.guest.get(second)).posts.at(-1) as PostView
  expectStatus(200, await ada.patch(`/api/posts/${last.id}`, { body: 'Another' }, { revision: last.revision }))
  const [first, rest] = [expectStatus(200, await forum.guest.get(path)), expectStatus(200, await other.guest.get(second))]
  expect([first.thread.version, rest.posts.at(-1)]).toMatchObject([121, { version: 121, html: '<p dir="auto">Another</p>\n' }])
})
