import { type Member, openForum, type TestForum } from './support/forum.ts'

let forum: TestForum
let ada: Member
beforeAll(async () => {
  forum = await openForum({ mount: '/forum' })
  ada = await forum.as('ada')
  for (const name of ['noor-haddad', 'bob', 'bobby', 'cleo']) await forum.as(name)
})
afterAll(() => forum.close())

const htmlOf = async (body: string) => (await ada.starts({ title: 'Who is meant?', body })).post.html

test('a member’s name is a link to their page below the mount, in whatever case; a name that nobody has is none', async () => {
  const html = await htmlOf('Ask @Noor-Haddad, @noor-haddad- or @nobody-here, not me@bob.example or `@bob`.')
  expect(html).toContain('<a class="at" href="/forum/m/noor-haddad">@Noor-Haddad</a>')
  expect(html.match(/class="at"/g)).toHaveLength(2)
  expect(html).toContain('@nobody-here, not me@bob.example or <code>@bob</code>')
})

test('who left is named without a link, also in a preview and an edit', async () => {
  const { post } = await ada.starts({ title: 'Who left?', body: 'Ask @cleo.' })
  expect(post.html).toContain('/forum/m/cleo')
  await forum.sql(`update member set removed_at = now() where name = 'cleo'`)
  expect((await ada.post('/api/preview', { body: 'Ask @cleo and @bob.' })).body.html).toBe(
    '<p dir="auto">Ask @cleo and <a class="at" href="/forum/m/bob">@bob</a>.</p>\n',
  )
  const edited = await ada.patch(`/api/posts/${post.id}`, { body: 'Ask @cleo!' }, { revision: 1 })
  expect(edited.body.post.html).toBe('<p dir="auto">Ask @cleo!</p>\n')
  await forum.sql(`update member set removed_at = null where name = 'cleo'`)
})

test('a text of names is looked up at once, and only so many', async () => {
  const html = await htmlOf(`${Array.from({ length: 2_000 }, (_, place) => `@nobody-${place}`).join(' ')} @bob`)
  expect(html).not.toContain('class="at"')
})

test('members are suggested by how their names begin, those of the thread first, the newest first', async () => {
  const { thread } = await ada.starts()
  const bobby = await forum.as('bobby')
  await bobby.replies(thread.id, 'Here.')
  const cleo = await forum.as('cleo')
  await cleo.replies(thread.id, 'Here too.')
  const names = async (query: string) =>
    (await ada.get(`/api/members/suggest?${query}`)).body.members.map(({ name }: { name: string }) => name)
  expect(await names('q=bob')).toEqual(['bob', 'bobby'])
  expect(await names(`q=bob&thread=${thread.id}`)).toEqual(['bobby', 'bob'])
  expect(await names(`thread=${thread.id}`)).toEqual(['cleo', 'bobby'])
  expect(await names('')).toEqual([])
  await forum.sql(`update member set display_name = 'Çağla 100%_Öz' where name = 'bob'`)
  for (const q of ['Çağ', 'çAĞLA 100%', '100%_', 'b%', '_ob', '\\'])
    expect([q, await names(`q=${encodeURIComponent(q)}`)]).toEqual([q, q.toLowerCase().startsWith('ç') ? ['bob'] : []])
})

test('who asks is not suggested, a removed post puts nobody first, and a guest is told to sign in', async () => {
  const { thread } = await ada.starts()
  const bob = await forum.as('bob')
  const { post } = await bob.replies(thread.id, 'Soon gone.')
  await bob.delete(`/api/posts/${post.id}`)
  expect((await ada.get(`/api/members/suggest?thread=${thread.id}`)).body.members).toEqual([])
  expect((await ada.get('/api/members/suggest?q=ada')).body.members).toEqual([])
  expect((await forum.guest.get('/api/members/suggest?q=ada')).status).toBe(401)
  const long = await ada.get(`/api/members/suggest?q=${'x'.repeat(201)}`)
  expect([413, 422]).toContain(long.status)
})
