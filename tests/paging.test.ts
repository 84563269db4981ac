import type { PostView } from '../server/contract/index.ts'
import { type Member, openForum, type TestForum } from './support/forum.ts'

let forum: TestForum
let ada: Member
beforeAll(async () => {
  forum = await openForum()
  ada = await forum.as('ada')
})
afterAll(() => forum.close())

/** Every page of a list by its cursor, flat. */
async function walk(path: string, list: string): Promise<Record<string, unknown>[]> {
  const all: Record<string, unknown>[] = []
  for (let cursor: string | null = ''; cursor !== null;) {
    const { status, body } = await forum.guest.get(`${path}${path.includes('?') ? '&' : '?'}cursor=${cursor}`)
    expect([path, status]).toEqual([path, 200])
    all.push(...body[list])
    cursor = body.next
  }
  return all
}

test('a thread of 230 posts is read page by page in every order, the opener once and first', async () => {
  const bob = await forum.as('bob')
  const { thread } = await ada.starts()
  const parents: string[] = []
  for (let place = 0; place < 229; place++) {
    const replyTo = place % 3 ? parents[place % 30] : undefined
    const { post } = await ada.replies(thread.id, `Reply ${place}`, replyTo ? { replyTo } : {})
    parents.push(post.id)
    if (place % 10 === 0) await bob.put(`/api/posts/${post.id}/second`)
  }
  const numbers = Array.from({ length: 230 }, (_, place) => place + 1)
  const read = async (sort: string) => (await walk(`/api/threads/${thread.id}?sort=${sort}`, 'posts')) as unknown as PostView[]
  const [old, young, top] = [await read('old'), await read('new'), await read('top')]
  expect(old.map((post) => post.number)).toEqual(numbers)
  expect(young.map((post) => post.number)).toEqual([1, ...numbers.slice(1).reverse()])
  expect(top.slice(1)).toEqual(old.slice(1).sort((a, b) => b.seconded - a.seconded || a.number - b.number))
  expect(top[0]!.number).toBe(1)

  // The page shows branches: walking its pages, and the branches it folds, every post is met.
  for (const sort of ['top', 'new', 'old']) {
    const met = new Set<string>()
    const waiting = [`/t/${thread.id}/${thread.slug}?sort=${sort}`]
    for (let path = waiting.pop(); path; path = waiting.pop()) {
      const { status, text } = await forum.guest.get(path)
      expect([path, status]).toEqual([path, 200])
      for (const [, post] of text.matchAll(/ data-post="(\d+)"/g)) met.add(post!)
      for (const [, next] of text.matchAll(/href="(\/t\/[^"]*\?(?:[^"]*&amp;)?cursor=[^"]*)"/g))
        waiting.push(next!.replaceAll('&amp;', '&'))
    }
    expect([sort, met.size]).toEqual([sort, 230])
  }
})

test('a work that many places recommend shows all of them, the most seconded first', async () => {
  const bob = await forum.as('bob')
  const { thread } = await ada.starts()
  for (let place = 0; place < 60; place++) {
    const recommends = [{ kind: 'book' as const, title: 'Everywhere' }]
    const { post } = await ada.replies(thread.id, `Place ${place}`, { recommends })
    if (place % 7 === 0) await bob.put(`/api/recommendations/${post.recommendations[0]!.id}/second`)
  }
  const { works } = (await forum.guest.get('/api/works?q=everywhere')).body
  const places = await walk(`/api/works/${works[0].id}`, 'recommendations')
  expect([places.length, new Set(places.map((place) => place.id)).size]).toEqual([60, 60])
  const counts = places.map((place) => place.seconded as number)
  expect(counts).toEqual([...counts].sort((a, b) => b - a))
})

test('a search goes on to the last post that holds the words', async () => {
  const { thread } = await ada.starts({ title: 'Quokka keepers' })
  for (let place = 0; place < 47; place++) await ada.replies(thread.id, `A quokka, number ${place}`)
  const results = await walk('/api/search?q=quokka', 'results')
  expect([results.length, new Set(results.map((result) => result.path)).size]).toEqual([48, 48])
})

test('threads stand by their newest reply, by age, or by seconds, on every page alike', async () => {
  const people = await Promise.all(['bob', 'cleo', 'dan'].map((name) => forum.as(name)))
  const tag = 'ordered'
  const posts = []
  for (let place = 0; place < 65; place++) posts.push((await ada.starts({ title: `Ordered ${place}`, tags: [tag, 'more'] })).post)
  const answered = [40, 3, 64, 17]
  for (const place of answered) await ada.replies(posts[place]!.threadId, 'Up')
  for (const [place, post] of posts.entries())
    for (const person of people.slice(0, place % 4)) await person.put(`/api/posts/${post.id}/second`)
  const order = async (sort: string) =>
    (await walk(`/api/threads?tag=${tag}&sort=${sort}`, 'threads')).map(({ title }) => Number(String(title).split(' ')[1]))
  const young = posts.map((_, place) => place).reverse()
  expect(await order('new')).toEqual(young)
  expect(await order('active')).toEqual([...answered.toReversed(), ...young.filter((place) => !answered.includes(place))])
  expect(await order('top')).toEqual(young.toSorted((a, b) => (b % 4) - (a % 4) || b - a))
  expect((await walk('/api/threads?tag=unordered', 'threads')).length).toBe(0)
})
