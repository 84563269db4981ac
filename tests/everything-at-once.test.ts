import type { PostView, ThreadView } from '../server/contract/index.ts'
import { wrongCounters } from './support/counters.ts'
import { type Answered, expectStatus, type Member, openForum, type Person, type TestForum } from './support/forum.ts'

let forum: TestForum
let other: TestForum
beforeAll(async () => {
  forum = await openForum({ moderators: ['warden-1'] })
  other = await openForum({ schema: forum.schema })
})
afterAll(async () => {
  await other.close()
  await forum.close()
})

const stages = ['want', 'started', 'finished', 'using', 'stopped']
let seed = 20_261_125
const random = (below: number) => ((seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) >>> 16) % below
const one = <Item>(items: Item[]): Item => items[random(items.length)]!

interface Screen {
  threadId: string
  cursor: number
  thread: ThreadView | undefined
  posts: Map<string, PostView>
}

const blank = (threadId: string): Screen => ({ threadId, cursor: 0, thread: undefined, posts: new Map() })

async function catchUp(reader: Person, screen: Screen): Promise<void> {
  for (let more = true; more;) {
    const body = expectStatus(200, await reader.get(`/api/threads/${screen.threadId}/changes?since=${screen.cursor}`))
    for (const post of body.posts as PostView[]) screen.posts.set(post.id, post)
    screen.cursor = body.version
    screen.thread = body.thread
    more = body.more
  }
}

/** The same member at the other node. */
function elsewhere(member: Member): Person {
  const headers = { cookie: member.cookie }
  return {
    ...other.guest,
    post: (path, body) => other.guest.post(path, body, { headers }),
    put: (path, body) => other.guest.put(path, body, { headers }),
    patch: (path, body, options) => other.guest.patch(path, body, { ...options, headers }),
    delete: (path) => other.guest.delete(path, undefined, { headers }),
  }
}

/** Something that a member might do next, to something that is there; it may be refused. */
function anything(person: Person, posts: PostView[], threadId: string): Promise<Answered> {
  const post = one(posts)
  const recommendation = one(posts.flatMap(({ recommendations }) => recommendations))
  const recommends = random(2)
    ? [{ kind: 'book', title: recommendation.work.title, creators: random(4) ? [] : ['Ann Author'] }]
    : []
  const acts = [
    () => person.post(`/api/threads/${threadId}/posts`, { body: 'Said', recommends }),
    () => person.post(`/api/threads/${post.threadId}/posts`, { body: 'Said below', replyTo: post.id, recommends }),
    () => person.put(`/api/posts/${post.id}/second`),
    () => person.delete(`/api/posts/${post.id}/second`),
    () => person.patch(`/api/posts/${post.id}`, { body: 'Better' }, { revision: 1 }),
    () => person.delete(`/api/posts/${post.id}`),
    () => person.put(`/api/posts/${post.id}/restored`),
    () => person.put(`/api/posts/${post.id}/hidden`, { reason: 'Off' }),
    () => person.delete(`/api/posts/${post.id}/hidden`),
    () => person.put(`/api/threads/${post.threadId}/accepted`, { postId: post.id }),
    () => person.delete(`/api/threads/${threadId}/accepted`),
    () => person.put(`/api/recommendations/${recommendation.id}/second`, { experience: one(stages) }),
    () => person.put(`/api/recommendations/${recommendation.id}/second`),
    () => person.delete(`/api/recommendations/${recommendation.id}/second`),
    () => person.put(`/api/works/${recommendation.work.id}/experience`, { experience: one(stages) }),
    () => person.delete(`/api/works/${recommendation.work.id}/experience`),
  ]
  return one(acts)()
}

/** Three threads that recommend the same three works, of which nobody knows yet who made them. */
async function threeThreads(titles: string[]) {
  const people = await Promise.all(Array.from({ length: 12 }, (_, place) => forum.as(`member-${place + 100}`)))
  const threads = await Promise.all(people.slice(0, 3).map((member) => member.starts()))
  const known: PostView[] = []
  for (const [place, { thread }] of threads.entries()) {
    const recommends = titles.map((title) => ({ kind: 'book' as const, title }))
    known.push((await people[place + 3]!.replies(thread.id, 'Read these.', { recommends })).post)
  }
  return { people, threads, known, works: known[0]!.recommendations.map(({ work }) => work.id) }
}

const inOrder = ({ posts }: Screen) => [...posts.values()].sort((a, b) => a.number - b.number)

/** What somebody sees who comes now. */
async function asOfNow(threadId: string): Promise<{ thread: ThreadView; posts: PostView[] }> {
  const { thread, posts } = (await other.guest.get(`/api/threads/${threadId}?sort=old`)).body
  return { thread, posts }
}

test('whatever is done, each screen that catches up then shows what is there', async () => {
  const { people, threads, known, works } = await threeThreads(['The First Book', 'The Second Book', 'The Third Book'])
  const warden = await forum.as('warden-1')
  const screens = threads.map(({ thread }) => blank(thread.id))
  for (let times = 0; times < 120; times++) {
    const { status, body } =
      times % 15 === 7
        ? await warden.post(`/api/works/${one(works)}/merge`, { into: one(works), reason: 'One book' })
        : times % 15 === 14
          ? await warden.delete(`/api/works/${one(works)}/merge`)
          : await anything(one(people), known, one(threads).thread.id)
    if (status === 201) known.push(body.post)
    for (const screen of screens) {
      await catchUp(forum.guest, screen)
      expect({ thread: screen.thread, posts: inOrder(screen) }).toEqual(await asOfNow(screen.threadId))
    }
  }
  expect(await wrongCounters(forum)).toEqual([])
})

test('whatever many do at once in several threads on two nodes: who was there and caught up sees what who comes now sees', async () => {
  const { people, threads, known, works } = await threeThreads(['One Book More', 'Another Book', 'The Last Book'])
  const warden = await forum.as('warden-1')
  const statuses = new Map<number, number>()
  const count = ({ status, body }: Answered) => {
    statuses.set(status, (statuses.get(status) ?? 0) + 1)
    if (status === 201) known.push(body.post)
  }
  const live = async (member: Member) => {
    for (let times = 0; times < 15; times++) {
      const person = random(2) ? member : elsewhere(member)
      count(await anything(person, known, one(threads).thread.id))
    }
  }
  const merging = async () => {
    for (let times = 0; times < 8; times++) {
      count(await warden.post(`/api/works/${one(works)}/merge`, { into: one(works), reason: 'One book' }))
      count(await warden.delete(`/api/works/${one(works)}/merge`))
    }
  }
  let isOver = false
  const screens = threads.flatMap(({ thread }) => [blank(thread.id), blank(thread.id)])
  const read = async (screen: Screen, place: number) => {
    const reader = place % 2 ? other.guest : forum.guest
    for (let last = false; !last;) {
      last = isOver
      await catchUp(reader, screen)
    }
  }
  const readers = screens.map(read)
  await Promise.all([...people.map(live), merging()]).finally(() => (isOver = true))
  await Promise.all(readers)

  // Who would wait behind all the others for longer than an answer may take is told to come back; what was done then is nothing. How many
  // they are is a matter of the machine; that most are answered is not.
  expect([...statuses.keys()].filter((status) => ![200, 201, 204, 403, 404, 409, 412, 422, 503].includes(status))).toEqual([])
  expect(statuses.get(503) ?? 0).toBeLessThan(statuses.get(200)! / 3)
  expect(statuses.get(200)).toBeGreaterThan(50)
  for (const screen of screens) {
    const fresh = blank(screen.threadId)
    await catchUp(forum.guest, fresh)
    expect(inOrder(screen)).toEqual(inOrder(fresh))
    const { thread, posts } = await asOfNow(screen.threadId)
    expect([screen.thread, inOrder(screen).slice(0, posts.length)]).toEqual([thread, posts])
  }
  expect(await wrongCounters(forum)).toEqual([])
}, 120_000)
