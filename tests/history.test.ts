import { differences } from '../server/pages/differences.ts'
import { expectStatus, type Member, openForum, type TestForum } from './support/forum.ts'
import { payloads } from './support/markdown-payloads.ts'

let forum: TestForum
let ada: Member
let may: Member
beforeAll(async () => {
  forum = await openForum({ moderators: ['moderator-may'] })
  ada = await forum.as('ada')
  may = await forum.as('moderator-may')
})
afterAll(() => forum.close())

const edit = async (postId: string, revision: number, fields: Record<string, unknown>) =>
  expectStatus(200, await ada.patch(`/api/posts/${postId}`, fields, { revision }))
const stepsIn = (text: string) =>
  [...text.matchAll(/<li>\s*<h2>(.*?)<\/h2>(.*?)<\/li>/gs)].map(([, head, step]) => [head!, step!] as const)

test('the history of a post tells who changed it when, why, and in which words', async () => {
  const { thread, post } = await ada.starts({ title: 'Old title', body: 'I like cats, and I like dogs.', tags: ['one'] })
  await edit(post.id, 1, { body: 'I like cats, and I love dogs.', note: 'Love it is' })
  await edit(post.id, 2, { title: 'New title', tags: ['one', 'two'] })
  const { revisions, next } = expectStatus(200, await forum.guest.get(`/api/posts/${post.id}/revisions`))
  expect(revisions.map(({ revision, text, note, title }: Record<string, unknown>) => [revision, text, note, title])).toEqual([
    [3, 'I like cats, and I love dogs.', null, 'New title'],
    [2, 'I like cats, and I love dogs.', 'Love it is', 'Old title'],
    [1, 'I like cats, and I like dogs.', null, 'Old title'],
  ])
  expect([next, revisions[2].writtenAt]).toEqual([null, post.createdAt])
  const page = await forum.guest.get(`/p/${post.id}/history`)
  const [newest, second, first] = stepsIn(page.text)
  expect(stepsIn(page.text).map(([head]) => head)).toEqual(['As it stands', 'Text 2', 'First text'])
  expect(newest![1]).toContain('<b>Title:</b> <bdi>New title</bdi>')
  expect(newest![1]).toContain('<b>Tags:</b> <bdi>one, two</bdi>')
  expect(newest![1]).toContain('The text stayed as it was.')
  expect(second![1]).toContain('<b>Why:</b> Love it is')
  expect(second![1]).toContain(
    'and I <del><span class="vh">taken out: </span>like</del><ins><span class="vh">added: </span>love</ins> dogs.',
  )
  expect(first![1]).toContain('I like cats, and I like dogs.')
  const { text } = await forum.guest.get(`/t/${thread.id}/new-title`)
  expect(text).toContain(`href="/p/${post.id}/history"`)
})

test('a long history comes in pages, in the API and on the page, and every text is met once', async () => {
  const { post } = await ada.starts({ body: 'Text 1' })
  for (let revision = 1; revision < 25; revision += 1) await edit(post.id, revision, { body: `Text ${revision + 1}` })
  const met: number[] = []
  for (let cursor = ''; ;) {
    const { revisions, next } = expectStatus(200, await forum.guest.get(`/api/posts/${post.id}/revisions${cursor}`))
    met.push(...revisions.map(({ revision }: { revision: number }) => revision))
    if (!next) break
    cursor = `?cursor=${next}`
  }
  expect(met).toEqual(Array.from({ length: 25 }, (_, place) => 25 - place))
  const shown: string[] = []
  for (let path: string | undefined = `/p/${post.id}/history`; path;) {
    const { text }: { text: string } = await forum.guest.get(path)
    shown.push(...[...text.matchAll(/<ins><span class="vh">added: <\/span>(\d+)<\/ins>/g)].map((match) => match[1]!))
    path = /href="(\/p\/\d+\/history\?cursor=[^"]+)"/.exec(text)?.[1]
  }
  expect(shown).toEqual(Array.from({ length: 24 }, (_, place) => String(25 - place)))
})

test('of a removed post nothing is told, of a hidden one only behind a click', async () => {
  const { thread } = await ada.starts()
  const { post } = await ada.replies(thread.id, 'A secret word')
  await edit(post.id, 1, { body: 'Another secret word' })
  expectStatus(200, await may.put(`/api/posts/${post.id}/hidden`, { reason: 'Beside the point' }))
  const { text } = await forum.guest.get(`/p/${post.id}/history`)
  expect(text).toMatch(/<details class="veiled"><summary>.*?<bdi>Beside the point<\/bdi>.*?<\/summary><ol class="steps">/s)
  expectStatus(204, await ada.delete(`/api/posts/${post.id}`))
  for (const path of [`/p/${post.id}/history`, `/api/posts/${post.id}/revisions`]) {
    const gone = await ada.get(path)
    expect([gone.status, gone.text.includes('secret')]).toEqual([404, false])
  }
  for (const id of ['0', 'x', '99999999', '9'.repeat(30)]) expect((await forum.guest.get(`/p/${id}/history`)).status).toBe(404)
  expect((await forum.guest.get(`/p/${post.id}/history?cursor=x`)).status).toBe(404)
})

test('a payload in any text and note is words in the history', async () => {
  const { post } = await ada.starts({ body: payloads[0]! })
  const chosen = payloads.slice(1, 24)
  for (const [place, payload] of chosen.entries()) {
    const note = payload.replace(/\s+/g, ' ').slice(0, 200).toWellFormed()
    await edit(post.id, place + 1, { body: payload, note })
  }
  for (let path: string | undefined = `/p/${post.id}/history`; path;) {
    const { status, text }: { status: number; text: string } = await forum.guest.get(path)
    expect([
      status,
      /<(?:script(?! type="module" src)|img|svg onload|iframe|math|style|object|embed)/i.exec(text.split('<main')[1]!)?.[0],
    ]).toEqual([200, undefined])
    path = /href="(\/p\/\d+\/history\?cursor=[^"]+)"/.exec(text)?.[1]?.replaceAll('&amp;', '&')
  }
})

test.each<[string, string, string]>([
  ['two texts that share no word', words(1), words(2)],
  ['letters without a space', 'ab'.repeat(15_000), 'ba'.repeat(15_000)],
  ['signs', '!?'.repeat(15_000), ',;'.repeat(15_000)],
  ['lines', 'a\n'.repeat(15_000), 'b\n'.repeat(15_000)],
])('%s are compared within bounds, and nothing of either is lost', (_what, before, after) => {
  const { pieces } = differences(before, after)
  const side = (other: string) =>
    pieces
      .filter(({ kind }) => kind !== other)
      .map(({ text }) => text)
      .join('')
  expect([side('added') === before, side('removed') === after]).toEqual([true, true])
})

test('what stayed of a long text is left out but for the words around a change', () => {
  const long = words(1)
  const { pieces, isRewritten } = differences(long, `${long.slice(0, 15_000)} NEW ${long.slice(15_000)}`)
  expect([isRewritten, pieces.filter(({ kind }) => kind === 'gap').length]).toEqual([false, 2])
  expect(pieces.map(({ text }) => text).join('').length).toBeLessThan(1_000)
  expect(pieces.some(({ kind, text }) => kind === 'added' && text.includes('NEW'))).toBe(true)
})

function words(seed: number): string {
  return Array.from({ length: 4_000 }, (_, place) => (((place * 7_919 + seed) * 2_654_435_761) % 4_294_967_296).toString(36))
    .join(' ')
    .slice(0, 30_000)
}
