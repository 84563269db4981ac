import type { NewWork } from '../server/contract/index.ts'
import { addressOf, labelOf } from '../server/works/link-rules.ts'
import { expectStatus, type Member, openForum, type TestForum } from './support/forum.ts'
import { arriveAt } from './support/page.ts'

let forum: TestForum
let ada: Member
let bob: Member
let warden: Member
beforeAll(async () => {
  forum = await openForum({ moderators: ['warden-1'] })
  ;[ada, bob, warden] = (await Promise.all(['ada', 'bob', 'warden-1'].map((name) => forum.as(name)))) as [Member, Member, Member]
})
afterAll(() => forum.close())

async function recommend(work: Partial<NewWork> & { title: string }, threadId?: string, by = ada, body = `${work.title} it is.`) {
  const { post } = await by.replies(threadId ?? (await bob.starts()).thread.id, body, { recommends: [{ kind: 'book', ...work }] })
  return { post, recommendationId: post.recommendations[0]!.id, workId: post.recommendations[0]!.work.id }
}

const page = async (workId: string) => (await arriveAt(forum.guest, `/works/${workId}`)).text

test('a work’s page lists the registers’ names of it with their addresses, and what else it is called', async () => {
  const { workId } = await recommend({
    title: 'Designing Data-Intensive Applications',
    creators: ['Martin Kleppmann'],
    isbn: '1449373321',
    url: 'https://dataintensive.net/',
    aliases: ['DDIA'],
  })
  const html = await page(workId)
  expect(html).toContain('<a href="https://dataintensive.net/" rel="ugc nofollow noopener">dataintensive.net</a>')
  expect(html).toContain(
    '<a href="https://openlibrary.org/isbn/9781449373320" rel="ugc nofollow noopener">ISBN 9781449373320</a>',
  )
  expect(html).toMatch(/Also known here as.*DDIA/s)
  const { identifiers, aliases } = expectStatus(200, await forum.guest.get(`/api/works/${workId}`))
  expect(identifiers).toEqual([
    { scheme: 'isbn', value: '9781449373320', label: 'ISBN 9781449373320', url: 'https://openlibrary.org/isbn/9781449373320' },
  ])
  expect(aliases).toEqual(['DDIA'])
})

test.each([
  ['purl', 'pkg:npm/%40scope/name', 'https://www.npmjs.com/package/@scope/name', 'npm @scope/name'],
  ['purl', 'pkg:pypi/requests', 'https://pypi.org/project/requests/', 'PyPI requests'],
  ['purl', 'pkg:golang/github.com/a/b', 'https://pkg.go.dev/github.com/a/b', 'Go github.com/a/b'],
  ['purl', 'pkg:other/x', null, 'other x'],
  ['doi', '10.1145/3"<x>', 'https://doi.org/10.1145/3%22%3Cx%3E', 'DOI 10.1145/3"<x>'],
  ['arxiv', '1706.03762', 'https://arxiv.org/abs/1706.03762', 'arXiv 1706.03762'],
  ['repo', 'github.com/a/b', 'https://github.com/a/b', 'github.com/a/b'],
  ['video', 'youtube:dQw4w9WgXcQ', 'https://www.youtube.com/watch?v=dQw4w9WgXcQ', 'YouTube'],
  ['url', 'example.org/x', null, 'example.org/x'],
])('%s %s leads to %s', (scheme, value, url, label) => {
  expect([addressOf({ scheme, value }), labelOf({ scheme, value })]).toEqual([url, label])
})

test('beside a work stands what is recommended in the same threads, most often first; what is removed goes, merged works are one', async () => {
  const threads = [(await bob.starts()).thread.id, (await bob.starts()).thread.id]
  const { workId } = await recommend({ title: 'Dune' }, threads[0])
  await recommend({ title: 'Dune' }, threads[1])
  await recommend({ title: 'Solaris' }, threads[0])
  const hyperion = await recommend({ title: 'Hyperion' }, threads[0])
  await recommend({ title: 'Hyperion' }, threads[1])
  const gone = await recommend({ title: 'Gone soon' }, threads[0])
  await recommend({ title: 'Elsewhere' })
  const beside = async () =>
    (await forum.guest.get(`/api/works/${workId}`)).body.beside.map(({ title }: { title: string }) => title)
  expect(await beside()).toEqual(['Hyperion', 'Solaris', 'Gone soon'])
  expect(await page(workId)).toMatch(/Recommended beside it.*Hyperion.*Solaris/s)
  expectStatus(204, await ada.delete(`/api/posts/${gone.post.id}`))
  expect(await beside()).toEqual(['Hyperion', 'Solaris'])
  const { workId: solaris } = await recommend({ title: 'Solaris' })
  expectStatus(200, await warden.post(`/api/works/${solaris}/merge`, { into: hyperion.workId, reason: 'For the test' }))
  expect(await beside()).toEqual(['Hyperion'])
  expectStatus(200, await warden.post(`/api/works/${hyperion.workId}/merge`, { into: workId, reason: 'For the test' }))
  expect(await beside()).toEqual([])
  expect((await forum.guest.get(`/api/works/${workId}`)).body.aliases.sort()).toEqual(['Hyperion', 'Solaris'])
})

test('who stopped says why, unless they keep it to themselves', async () => {
  const { workId } = await recommend({ title: 'Ulysses' })
  const say = async (name: string, body: object) =>
    expectStatus(200, await (await forum.as(name)).put(`/api/works/${workId}/experience`, body))
  await say('carl', { experience: 'stopped', note: 'Page forty.' })
  await say('dora', { experience: 'stopped', note: 'A secret.', private: true })
  await say('eli', { experience: 'stopped', note: 'Nobody knows.' })
  await say('flo', { experience: 'stopped' })
  await say('gus', { experience: 'finished', note: 'Glad of it.' })
  expectStatus(200, await (await forum.as('eli')).put('/api/members/me/shelf', { private: true }))
  const stopped = (await page(workId)).split('id="stopped"')[1]!.split('</section>')[0]!
  expect(stopped).toContain('Page forty.')
  expect(stopped).not.toMatch(/A secret|Nobody knows|Glad of it/)
  await say('carl', { experience: 'finished' })
  expect(await page(workId)).not.toContain('id="stopped"')
})

test('every recommendation is there, page by page, with who seconds it; one that is hidden in its thread is not quoted', async () => {
  const first = await recommend({ title: 'Walden' })
  for (let place = 0; place < 29; place++)
    await recommend({ title: 'Walden' }, undefined, ada, `Walden, for the ${place}th time.`)
  for (const name of ['hal', 'ida', 'joe'])
    expectStatus(200, await (await forum.as(name)).put(`/api/recommendations/${first.recommendationId}/second`))
  const sentences: string[] = []
  let path: string | undefined = `/works/${first.workId}/walden`
  while (path) {
    const { text }: { text: string } = await forum.guest.get(path)
    if (sentences.length === 0)
      expect(text).toMatch(/<span class="seconders">(?:(?!<\/p>).)*joe(?:(?!<\/p>).)*ida(?:(?!<\/p>).)*hal/s)
    sentences.push(...[...text.matchAll(/<mark>(.*?)<\/mark>/g)].map((match) => match[1]!))
    path = /rel="next" href="([^"]+)"/.exec(text)?.[1]
  }
  expect([sentences.length, new Set(sentences).size, sentences[0]]).toEqual([30, 30, 'Walden it is.'])
  expectStatus(200, await bob.put(`/api/posts/${first.post.id}/hidden`, { reason: 'Off the point' }))
  for (const where of [await page(first.workId), (await forum.guest.get('/works?q=walden')).text])
    expect(where).not.toContain('Walden it is.')
})
