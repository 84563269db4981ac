import { expectStatus, type Member, openForum, type Person, type TestForum } from './support/forum.ts'

let forum: TestForum
let ada: Member
let bob: Member
const root = 'https://forum.example.org/below'
beforeAll(async () => {
  forum = await openForum({ mount: '/below', origin: 'https://forum.example.org' })
  ;[ada, bob] = (await Promise.all(['ada', 'bob'].map((name) => forum.as(name)))) as [Member, Member]
})
afterAll(() => forum.close())

type Thing = Record<string, unknown> & {
  mainEntity?: Thing
  itemListElement?: Thing[]
  potentialAction?: Thing
  comment?: Thing[]
}

/** What a page tells machines, by type; fails where it would not be read as one element of data. */
function thingsIn(html: string): Map<string, Thing> {
  const found = [...html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)]
  if (found.length !== 1) throw new Error(`${found.length} elements of data`)
  const { '@context': context, '@graph': graph } = JSON.parse(found[0]![1]!)
  expect(context).toBe('https://schema.org')
  return new Map(graph.map((thing: Thing) => [thing['@type'], thing]))
}

function metaIn(html: string): Record<string, string> {
  return Object.fromEntries(
    [...html.matchAll(/<meta (?:name|property)="([^"]+)" content="([^"]*)"/g)].map(([, name, said]) => [name, said!]),
  )
}

async function page(path: string, person: Person = forum.guest): Promise<string> {
  const { status, text, headers } = await person.get(path)
  if (status === 301) return page(headers.location!.replace(/^\/below/, ''), person)
  expect([path, status]).toEqual([path, 200])
  return text
}

test('a question is told with its answers, the accepted one apart, comments nested as they stand', async () => {
  const { thread } = await ada.starts({ title: 'What breaks?', body: 'All *of* it.', tags: ['ops'], kind: 'question' })
  const first = await bob.replies(thread.id, 'The **network**.')
  await ada.replies(thread.id, 'Always?', { replyTo: first.post.id })
  const gone = await bob.replies(thread.id, 'Nothing at all.')
  await ada.replies(thread.id, 'Below what is gone.', { replyTo: gone.post.id })
  const hidden = await bob.replies(thread.id, 'Hidden words.')
  expectStatus(204, await bob.delete(`/api/posts/${gone.post.id}`))
  expectStatus(200, await ada.put(`/api/posts/${hidden.post.id}/hidden`, { reason: 'Off the point' }))
  expectStatus(200, await ada.put(`/api/threads/${thread.id}/accepted`, { postId: first.post.id }))
  const html = await page(`/t/${thread.id}`)
  const things = thingsIn(html)
  const url = `${root}/t/${thread.id}/what-breaks`
  const { mainEntity } = things.get('QAPage')!
  expect(mainEntity).toMatchObject({
    '@type': 'Question',
    name: 'What breaks?',
    text: 'All of it.',
    url,
    author: { '@type': 'Person', name: 'ada', url: `${root}/m/ada` },
    acceptedAnswer: {
      '@type': 'Answer',
      text: 'The network.',
      comment: [{ '@type': 'Comment', text: 'Always?', author: { name: 'ada' } }],
    },
    suggestedAnswer: [{ '@type': 'Answer', text: 'Below what is gone.' }],
  })
  expect(JSON.stringify([...things])).not.toMatch(/Nothing at all|Hidden words/)
  expect(things.get('BreadcrumbList')!.itemListElement!.map(({ item }) => item)).toEqual([`${root}/`, `${root}/tags/ops`, url])
  expect(metaIn(html)).toMatchObject({
    'og:title': 'What breaks?',
    'og:type': 'article',
    'og:url': url,
    'og:description': 'All of it.',
    'twitter:card': 'summary',
  })
  expect(html).toContain(`<link rel="canonical" href="${url}"/>`)
})

test('a discussion is a posting with comments, bounded however long it is', async () => {
  const { thread } = await ada.starts({ title: 'Evenings', body: 'word '.repeat(3_000), kind: 'discussion' })
  for (let place = 0; place < 25; place++) await bob.replies(thread.id, `Number ${place}. ${'more '.repeat(500)}`)
  const posting = thingsIn(await page(`/t/${thread.id}`)).get('DiscussionForumPosting')!
  expect(posting).toMatchObject({
    headline: 'Evenings',
    commentCount: 25,
    author: { name: 'ada' },
    datePublished: thread.createdAt,
  })
  expect([posting.comment!.length, String(posting.text).length < 2_100, JSON.stringify(posting).length < 20_000]).toEqual([
    20,
    true,
    true,
  ])
})

test('a work is a book or a program by its kind, with its makers, where else it is found, and what is said of it', async () => {
  const { thread } = await ada.starts()
  const recommends = [
    {
      kind: 'book' as const,
      title: 'Release It!',
      creators: ['Michael Nygard'],
      isbn: '9781680502398',
      url: 'https://pragprog.com/titles/mnee2/',
      aliases: ['The stability book'],
    },
    { kind: 'tool' as const, title: 'Nano', url: 'https://www.nano-editor.org/' },
  ]
  const { post } = await bob.replies(thread.id, 'Release It! taught me that. Nano too.', { recommends })
  const [book, tool] = post.recommendations.map(({ work }) => work.id)
  expect(thingsIn(await page(`/works/${book}`)).get('Book')).toMatchObject({
    name: 'Release It!',
    url: `${root}/works/${book}/release-it`,
    isbn: '9781680502398',
    alternateName: ['The stability book'],
    author: [{ '@type': 'Person', name: 'Michael Nygard' }],
    sameAs: expect.arrayContaining(['https://pragprog.com/titles/mnee2/']),
    interactionStatistic: { userInteractionCount: 1 },
    comment: [{ text: 'Release It! taught me that.', author: { name: 'bob' } }],
  })
  expect(thingsIn(await page(`/works/${tool}`)).get('SoftwareApplication')).toMatchObject({ name: 'Nano' })
  const list = thingsIn(await page('/works')).get('ItemList')!
  expect(list.itemListElement!.map(({ position, item }) => [position, (item as Thing).name]).sort()).toEqual([
    [1, expect.any(String)],
    [2, expect.any(String)],
  ])
  expect(thingsIn(await page('/m/bob/shelf')).get('ItemList')!.itemListElement).toHaveLength(2)
  expect(thingsIn(await page('/m/bob')).get('ProfilePage')!.mainEntity).toMatchObject({ name: 'bob', url: `${root}/m/bob` })
  expect(thingsIn(await page('/')).get('WebSite')!.potentialAction!.target).toBe(`${root}/search?q={search_term_string}`)
})

test('whatever a title or a text holds, no data ends its element, and no card breaks its attribute', async () => {
  const hostile = `</script><script>alert(1)</script><!-- "' <b> & \u2028`
  const { thread } = await ada.starts({ title: hostile, body: `${hostile}\n\n\`</script>\`` })
  const { post } = await bob.replies(thread.id, `\`${hostile}\``, {
    recommends: [{ kind: 'other', title: hostile, creators: [hostile] }],
  })
  const { title, name } = { title: thread.title, name: post.recommendations[0]!.work.title }
  const html = await page(`/t/${thread.id}`)
  expect(thingsIn(html).get('DiscussionForumPosting') ?? thingsIn(html).get('QAPage')!.mainEntity).toMatchObject({
    author: { name: 'ada' },
  })
  expect(JSON.stringify([...thingsIn(html)])).toContain(JSON.stringify(title))
  for (const path of [`/t/${thread.id}`, `/works/${post.recommendations[0]!.work.id}`, '/works', '/', '/m/ada', '/m/bob/shelf']) {
    const text = await page(path)
    expect([path, [...text.matchAll(/<script\b[^>]*>/g)].map(([tag]) => tag.replace(/ src="[^"]*"/, ''))]).toEqual([
      path,
      ['<script type="module">', '<script type="application/ld+json">'],
    ])
    thingsIn(text)
    expect(metaIn(text)['og:title']).toBeTruthy()
  }
  expect(thingsIn(await page(`/works/${post.recommendations[0]!.work.id}`)).get('CreativeWork')!.name).toBe(name)
})

test('every page says its one address; members, who are no machines, are told no more', async () => {
  for (const [path, address] of [
    ['/', '/'],
    ['/works?sort=new&q=x', '/works'],
    ['/works?kind=book&time=month', '/works?kind=book&amp;time=month'],
    ['/sign-in?next=%2F', '/sign-in'],
    ['/search?q=x', '/search'],
    ['/tags/ops?sort=top', '/tags/ops'],
  ])
    expect([path, await page(path!)]).toEqual([path, expect.stringContaining(`<link rel="canonical" href="${root}${address}"/>`)])
  const asMember = await page('/works', ada)
  expect(asMember).not.toMatch(/ld\+json|og:title/)
  expect(asMember).toContain('rel="canonical"')
})

test('a link that a member gives hands on no weight', async () => {
  const { thread, post } = await ada.starts({ body: 'See https://example.org/a and [this](https://example.org/b).' })
  expect([...post.html.matchAll(/<a [^>]*rel="([^"]*)"/g)].map((match) => match[1])).toEqual([
    'ugc nofollow noopener',
    'ugc nofollow noopener',
  ])
  const html = await page(`/t/${thread.id}`)
  for (const [link] of html.matchAll(/<a [^>]*href="https?:\/\/(?!forum\.example)[^>]*>/g))
    expect(link).toMatch(/rel="[^"]*ugc nofollow/)
})
