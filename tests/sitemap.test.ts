import { openForum, type TestForum } from './support/forum.ts'

let forum: TestForum
beforeAll(async () => {
  forum = await openForum({ mount: '/forum' })
})
afterAll(() => forum?.close())

const locs = (xml: string) => [...xml.matchAll(/<loc>([^<]*)<\/loc>/g)].map((match) => match[1]!)

test('search engines find each thread and each work that somebody stands behind, and nothing that was removed', async () => {
  const ada = await forum.as('ada')
  const { thread } = await ada.starts({ title: 'What is found?' })
  const gone = await ada.starts({ title: 'What is gone?' })
  await forum.sql('update thread set removed_at = now() where id = $1', [gone.thread.id])
  const { post } = await ada.replies(thread.id, 'This.', { recommends: [{ kind: 'book', title: 'Käse & Wein' }] })
  const robots = await forum.guest.get('/robots.txt')
  const index = /^Sitemap: (.*)$/m.exec(robots.text)![1]!
  expect(robots.text).toContain('Disallow: /forum/api/')
  const pathOf = (address: string) => new URL(address).pathname.slice('/forum'.length)
  const files = locs((await forum.guest.get(pathOf(index))).text).map(pathOf)
  expect(files).toEqual(['/sitemap/threads-0.xml', '/sitemap/works-0.xml'])
  const all = (await Promise.all(files.map((file) => forum.guest.get(file)))).flatMap(({ text }) => locs(text)).map(pathOf)
  expect(all).toEqual([`/t/${thread.id}/${thread.slug}`, `/works/${post.recommendations[0]!.work.id}/kase-wein`])
  for (const path of all) expect([path, (await forum.guest.get(path)).status]).toEqual([path, 200])
  for (const path of ['/sitemap/members-0.xml', '/sitemap/threads-x.xml'])
    expect([path, (await forum.guest.get(path)).status]).toEqual([path, 404])
})
