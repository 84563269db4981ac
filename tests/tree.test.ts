import { expectStatus, type Member, openForum, type TestForum } from './support/forum.ts'

let forum: TestForum
let ada: Member
beforeAll(async () => {
  forum = await openForum()
  ada = await forum.as('ada')
})
afterAll(() => forum.close())

/** A thread of so many posts, each below the one that `parentOf` names by its number; straight into the tables, since there are many. */
async function threadOf(posts: number, parentOf: (number: number) => number): Promise<string> {
  const { thread, post } = await ada.starts()
  const [{ before }] = (await forum.sql<{ before: number }>('select max(id)::int as before from post')) as [{ before: number }]
  const places = [
    { branch: 0, depth: 0 },
    { branch: 1, depth: 0 },
  ]
  const rows = Array.from({ length: posts - 1 }, (_, place) => {
    const number = place + 2
    const parent = parentOf(number)
    places[number] = { branch: parent === 1 ? number : places[parent]!.branch, depth: places[parent]!.depth + 1 }
    const parentId = parent === 1 ? post.id : before + parent - 1
    const { branch, depth } = places[number]
    return `(${thread.id}, ${number}, ${parentId}, ${branch}, ${depth}, ${ada.view.id}, 'x', '<p>x</p>', 1, ${number}, ${number % 5})`
  })
  await forum.sql(
    `insert into post (thread_id, number, reply_to, branch, depth, author_id, body, html, renderer, version, seconded) values ${rows.join(',')}`,
  )
  await forum.sql('update thread set version = $2, post_count = $2, reply_count = $2 - 1 where id = $1', [thread.id, posts])
  return `/t/${thread.id}/${thread.slug}`
}

const numbersOn = (html: string) => [...html.matchAll(/<article[^>]* id="p(\d+)"/g)].map(([, number]) => Number(number))

/** Every post met by following "More replies" and "Continue this branch" from a page on, and how many a page showed at most. */
async function walk(from: string): Promise<{ met: Set<number>; most: number }> {
  const met = new Set<number>()
  const seen = new Set([from])
  const waiting = [from]
  let most = 0
  for (let path = waiting.pop(); path; path = waiting.pop()) {
    const { status, text } = await forum.guest.get(path)
    expect([path, status]).toEqual([path, 200])
    const here = numbersOn(text)
    most = Math.max(most, here.length)
    here.forEach((number) => met.add(number))
    for (const [, href] of text.matchAll(/href="(\/t\/[^"]*\?[^"]*(?:cursor|branch)=[^"#]*)/g)) {
      const next = href!.replaceAll('&amp;', '&')
      if (!seen.has(next)) waiting.push(next)
      seen.add(next)
    }
  }
  return { met, most }
}

test.each([
  ['flat', 250, () => 1],
  ['one branch', 400, (number: number) => (number === 2 ? 1 : 2)],
  ['a chain', 60, (number: number) => number - 1],
  ['a bush', 500, (number: number) => Math.max(1, Math.floor(number / 3))],
])('every post of a long thread is reached, in pages that stay short: %s', async (_, posts, parentOf) => {
  const path = await threadOf(posts, parentOf)
  for (const sort of ['top', 'new', 'old']) {
    const { met, most } = await walk(`${path}?sort=${sort}`)
    expect([sort, met.size]).toEqual([sort, posts])
    expect(most).toBeLessThanOrEqual(131)
  }
})

test.each([
  ['flat', () => 1],
  ['a bush', (number: number) => Math.max(1, Math.floor(number / 3))],
])('a thread that fits on a page is whole there; a longer one begins with a shorter page: %s', async (_, parentOf) => {
  const fits = await forum.guest.get(await threadOf(100, parentOf))
  expect(numbersOn(fits.text)).toHaveLength(100)
  const path = await threadOf(500, parentOf)
  const first = await forum.guest.get(path)
  expect(numbersOn(first.text).length).toBeGreaterThan(40)
  expect(numbersOn(first.text).length).toBeLessThanOrEqual(61)
  const [, next] = /href="(\/t\/[^"]*\?[^"]*cursor=[^"#]*)/.exec(first.text)!
  const second = await forum.guest.get(next!.replaceAll('&amp;', '&'))
  expect(numbersOn(second.text).length).toBeGreaterThan(61)
})

test('a post that is far down comes with what it answers; what is above that is named, and one step away', async () => {
  const path = await threadOf(60, (number) => number - 1)
  const { text } = await forum.guest.get(`${path}?at=30`)
  expect(numbersOn(text)).toEqual([1, 27, 28, 29, 30, 31])
  expect(text).toContain(`href="${path}?at=26#p26"`)
  for (const number of [27, 28, 29, 30]) expect(text).toContain(`href="#p${number}"`)
})

test('one goes to any number, and past the last to the last', async () => {
  const path = await threadOf(300, () => 1)
  const goes = async (to: string) => (await forum.guest.get(`${path}?to=${to}`)).headers.location
  expect(await goes('200')).toBe(`${path}?at=200#p200`)
  expect(await goes('9999')).toBe(`${path}?at=300#p300`)
  const { text } = await forum.guest.get(`${path}?at=200`)
  expect(numbersOn(text)).toContain(200)
  expect(text).toMatch(new RegExp(`<form class="jump-to" action="${path}">.*?name="to"`, 's'))
  for (const odd of ['?at=0', '?at=x', '?at=1000000', '?branch=999999999', '?branch=x&after=2', '?to=x'])
    expectStatus(200, await forum.guest.get(path + odd))
})

test('a member’s browser keeps the order that was chosen; a guest’s pages stay the same for all', async () => {
  const path = await threadOf(6, () => 1)
  const { headers } = await ada.get(`${path}?sort=new`)
  const order = String(headers['set-cookie']).split(';')[0]!
  expect(order).toBe('order=new')
  const { text } = await ada.get(path, { headers: { cookie: `${ada.cookie}; ${order}` } })
  expect(numbersOn(text)).toEqual([1, 6, 5, 4, 3, 2])
  expect(text).toContain('data-sort="new"')
  expect(text).toMatch(/<link rel="canonical" href="[^"?]*"/)
  // Back to the first order there is a way, too.
  expect(text).toContain(`${path}?sort=top`)
  const guest = await forum.guest.get(path, { headers: { cookie: order } })
  expect(guest.text).toContain('data-sort="top"')
  expect((await forum.guest.get(`${path}?sort=new`)).headers['set-cookie']).toBeUndefined()
})
