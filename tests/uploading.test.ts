import { readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { sweep } from '../server/uploads/sweep.ts'
import { onDisk } from '../server/uploads/disk.ts'
import { connect } from '../db/connect.ts'
import { databaseUrl, expectStatus, type Member, openForum, type TestForum } from './support/forum.ts'
import { moving, photograph, picture } from './support/pictures.ts'

let forum: TestForum
let ada: Member
beforeAll(async () => {
  forum = await openForum({ moderators: ['moderator-may'] })
  ada = await forum.as('ada')
})
afterAll(() => forum.close())

const send = async (file: Buffer, alt?: string) =>
  expectStatus(201, await ada.upload(file, alt === undefined ? {} : { fields: { alt } })).upload as {
    id: string
    url: string
    width: number
    height: number
    alt: string
  }

test('a photograph comes upright, in two sizes, as WebP, and tells nothing of where it was made', async () => {
  const upload = await send(await photograph())
  expect(upload).toEqual({
    id: expect.stringMatching(/^[0-9a-f]{32}$/),
    url: `/uploads/${upload.id}.webp`,
    width: 600,
    height: 800,
    alt: '',
  })
  const wide = await send(await picture(2400, 1200, 'jpeg'))
  expect([wide.width, wide.height]).toEqual([1600, 800])
  for (const [url, width] of [
    [upload.url, 600],
    [wide.url, 1600],
    [wide.url.replace('.webp', '-small.webp'), 640],
  ] as const) {
    const { headers, body } = await forum.guest.get(url)
    expect(headers).toMatchObject({
      'content-type': 'image/webp',
      'content-disposition': 'inline',
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'public, max-age=31536000, immutable',
    })
    const facts = await sharp(body as Buffer).metadata()
    expect([facts.format, facts.width, facts.exif, facts.orientation]).toEqual(['webp', width, undefined, undefined])
  }
})

test.each(['png', 'jpeg', 'webp', 'gif', 'avif'] as const)(
  'a %s is taken for what it is, whatever its name says',
  async (kind) => {
    const answer = await ada.upload(await picture(50, 40, kind), { name: 'page.html' })
    expect([answer.status, answer.body.upload.width, answer.body.upload.height]).toEqual([201, 50, 40])
  },
)

test('in a post a picture stands with its dimensions and in both sizes; in one that moves, the first frame for whom it should not', async () => {
  const still = await send(await picture(1000, 500))
  const moves = await send(await moving(60, 40, 4), 'A ball that rolls')
  const tiny = await send(await picture(20, 10))
  const { thread } = await ada.starts({
    body: `![Two "lines"](${still.url})\n\n![](${moves.url})\n\n[![](${tiny.url})](https://example.org)`,
  })
  const [opener] = (await forum.guest.get(`/api/threads/${thread.id}`)).body.posts
  const small = (url: string) => url.replace('.webp', '-small.webp')
  expect(opener.html).toContain(
    `<img src="${still.url}" srcset="${small(still.url)} 640w, ${still.url} 1000w" sizes="(min-width: 44rem) 42rem, 100vw" ` +
      'alt="Two &quot;lines&quot;" width="1000" height="500" loading="lazy" decoding="async">',
  )
  expect(opener.html).toContain(
    `<picture><source media="(prefers-reduced-motion: reduce)" srcset="${small(moves.url)}"><img src="${moves.url}" alt="A ball that rolls" width="60" height="40"`,
  )
  expect(opener.html).toMatch(new RegExp(`<a href="https://example.org"[^>]*><img src="${tiny.url}" alt="" width="20"`))
})

test('no other picture is loaded: what is from elsewhere, nobody’s, or only looks like one of ours stays a link', async () => {
  const { url, id } = await send(await picture(20, 10))
  const others = [
    `https://evil.example${url}`,
    `//evil.example${url}`,
    `/uploads/${'0'.repeat(32)}.webp`,
    `/a?b=${url}`,
    `${url}?x`,
    `/uploads/${id}.webp/../x`,
    'data:image/webp;base64,AAAA',
    '/uploads/x.png',
  ]
  const { post } = await ada.starts({ body: others.map((address) => `![x](${address})`).join('\n\n') })
  expect(post.html).not.toContain('<img')
})

test('a key is one picture, however often it is sent; another file under it is refused', async () => {
  const [one, other] = [await picture(30, 20), await picture(31, 20)]
  const answers = await Promise.all([1, 2].map(() => ada.upload(one, {}, { key: 'once' })))
  answers.push(await ada.upload(one, {}, { key: 'once' }))
  expect(answers.map(({ status }) => status)).toEqual([201, 201, 201])
  expect(new Set(answers.map(({ body }) => body.upload.id)).size).toBe(1)
  expect((await ada.upload(other, {}, { key: 'once' })).status).toBe(422)
  expect(await forum.sql('select count(*)::int from upload where width in (30, 31) and height = 20')).toEqual([{ count: 1 }])
})

test('members send pictures: guests and who is suspended do not, nor another site in a member’s name', async () => {
  const file = await picture(20, 10)
  const guest = await forum.guest.upload(file)
  expect([guest.status, guest.headers['content-type']]).toEqual([401, expect.stringContaining('problem+json')])
  expect((await forum.guest.upload(file, { path: '/uploads' })).headers.location).toMatch(/^\/sign-in/)
  const sam = await forum.as('sam')
  await forum.sql(`update member set suspended_until = now() + interval '1 day' where name = 'sam'`)
  expect((await sam.upload(file)).status).toBe(403)
  expect((await ada.upload(file, {}, { headers: { 'sec-fetch-site': 'cross-site' } })).status).toBe(403)
})

test('after a hundred pictures in a day a member is told when to come back', async () => {
  const eve = await forum.as('eve')
  await forum.sql(
    `insert into upload (id, owner_id, url, is_animated, width, height, bytes, sha256, created_at)
     select 'fill' || n, $1, '', false, 1, 1, 1, '', now() - interval '23 hours' from generate_series(1, 100) n`,
    [eve.view.id],
  )
  const { status, headers } = await eve.upload(await picture(20, 10))
  expect(status).toBe(429)
  expect(Number(headers['retry-after'])).toBeGreaterThan(3_000)
  expect(Number(headers['retry-after'])).toBeLessThanOrEqual(3_600)
})

test('with the last post that shows it removed a picture is gone, and comes back with it', async () => {
  const { url } = await send(await picture(20, 10))
  const { thread, post } = await ada.starts({ body: `![a](${url})` })
  const { post: reply } = await ada.replies(thread.id, `Again ![a](${url})`)
  await ada.delete(`/api/posts/${reply.id}`)
  expect((await forum.guest.get(url)).status).toBe(200)
  const may = await forum.as('moderator-may')
  await may.delete(`/api/posts/${post.id}`)
  expect((await forum.guest.get(url)).status).toBe(404)
  await may.put(`/api/posts/${post.id}/restored`)
  expect((await forum.guest.get(url)).status).toBe(200)
})

test('a picture that no post or draft of its owner shows for a day is swept away with its files, one that is shown stays', async () => {
  const [used, unused, dropped, drafted] = [
    await send(await picture(700, 10)),
    await send(await picture(701, 10)),
    await send(await picture(702, 10)),
    await send(await picture(703, 10)),
  ]
  await ada.put('/api/drafts/new', { fields: { body: `![a](${drafted.url})` } })
  // What somebody else has begun keeps nothing.
  await (await forum.as('bob')).put('/api/drafts/new', { fields: { body: `![a](${unused.url})` } })
  const { post } = await ada.starts({ body: `![a](${used.url}) ![b](${dropped.url})` })
  expectStatus(200, await ada.patch(`/api/posts/${post.id}`, { body: `![a](${used.url})` }, { revision: 1 }))
  const store = onDisk(join(tmpdir(), forum.schema))
  const connection = connect({ database: databaseUrl, schema: forum.schema, connections: 1 })
  try {
    await sweep(connection.db, store, new Date(Date.now() + 23 * 3_600_000))
    expect((await forum.guest.get(unused.url)).status).toBe(200)
    await sweep(connection.db, store, new Date(Date.now() + 25 * 3_600_000))
  } finally {
    await connection.close()
  }
  expect(await Promise.all([used, unused, dropped, drafted].map(async ({ url }) => (await forum.guest.get(url)).status))).toEqual(
    [200, 404, 404, 200],
  )
  const files = await readdir(join(tmpdir(), forum.schema), { recursive: true })
  expect(files.filter((file) => file.includes(unused.id) || file.includes(dropped.id))).toEqual([])
  expect(files.filter((file) => file.includes(used.id))).toHaveLength(2)
})

test('without JavaScript a picture is sent from a page of its own, which answers with the line to paste', async () => {
  const page = await ada.get('/uploads')
  expect(page.text).toMatch(
    /<form [^>]*method="post" action="\/uploads"[^>]*enctype="multipart\/form-data"|enctype="multipart\/form-data"[^>]*action="\/uploads"/,
  )
  const key = /name="key" value="([^"]+)"/.exec(page.text)![1]!
  const file = await picture(33, 22)
  const sent = await ada.upload(file, { path: '/uploads', fields: { key, alt: 'A [b] "c"' } })
  expect([sent.status, sent.headers.location]).toEqual([303, expect.stringMatching(/^\/uploads\?sent=[0-9a-f]{32}$/)])
  const again = await ada.upload(file, { path: '/uploads', fields: { key, alt: 'A [b] "c"' } })
  expect(again.headers.location).toBe(sent.headers.location)
  const { text } = await ada.get(sent.headers.location!)
  const id = sent.headers.location!.split('=')[1]
  expect(text).toContain(`value="![A \\[b\\] &quot;c&quot;](/uploads/${id}.webp)"`)
  const refused = await ada.upload(Buffer.from('<svg/>'), { path: '/uploads', fields: { alt: 'Kept words' } })
  expect(refused.status).toBe(422)
  for (const words of ['This is no picture that can be taken', 'value="Kept words"', 'aria-invalid="true"'])
    expect(refused.text).toContain(words)
  expect((await forum.guest.get('/uploads')).headers.location).toBe('/sign-in?next=%2Fuploads')
})

test('below a mount path a picture’s address begins with it', async () => {
  const mounted = await openForum({ mount: '/forum' })
  try {
    const bo = await mounted.as('bob')
    const { upload } = expectStatus(201, await bo.upload(await picture(20, 10)))
    expect(upload.url).toBe(`/forum/uploads/${upload.id}.webp`)
    const { post } = await bo.starts({ body: `![x](${upload.url})` })
    expect(post.html).toContain(`<img src="${upload.url}"`)
    expect((await bo.get(`/uploads/${upload.id}.webp`)).status).toBe(200)
  } finally {
    await mounted.close()
  }
})
