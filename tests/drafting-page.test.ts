import { type Member, openForum, type TestForum } from './support/forum.ts'
import { arriveAt, fillIn, formsIn, wordsOf } from './support/page.ts'

let forum: TestForum
let ada: Member
let bob: Member
// The same forum as another node serves it, and what it asks of the database.
let node: TestForum
const told: string[] = []
beforeAll(async () => {
  forum = await openForum()
  node = await openForum({ schema: forum.schema, onStatement: (sql) => told.push(sql) })
  ;[ada, bob] = [await forum.as('ada'), await forum.as('bob')]
})
afterAll(async () => {
  await node.close()
  await forum.close()
})
afterEach(() => forum.sql('delete from draft'))

const begin = (person: Member, place: string, fields: Record<string, string>) => person.put(`/api/drafts/${place}`, { fields })

/** The page, and each draft on it: its heading, all that it says, and where it goes on. */
async function read(person: Member) {
  const { status, text } = await person.get('/drafts')
  expect(status).toBe(200)
  const main = text.slice(text.indexOf('<main'), text.indexOf('</main>'))
  const items = main.split('<li>').slice(1)
  return {
    text,
    drafts: items.map((item) => ({
      title: wordsOf(item, 'class="row-title"'),
      about: wordsOf(item, 'class="small quiet"')!.replace(/·?just now$/, ''),
      words: wordsOf(item, 'class="begun( quiet)?"'),
      path: /<a class="btn" href="([^"]*)"/.exec(item)?.[1]!.replaceAll('&amp;', '&'),
    })),
  }
}

test('a member sees what they have begun, where it belongs, the newest first; nobody else does', async () => {
  const { thread, post: opener } = await ada.starts({ title: 'Which <queue>?' })
  const { post: answer } = await ada.replies(thread.id, 'One table.')
  const { post: own } = await bob.replies(thread.id, 'Mine.')
  const { thread: other } = await ada.starts({ title: 'Another' })
  const path = `/t/${thread.id}/${thread.slug}`
  await begin(bob, `thread-${other.id}`, { 'recommends[1]': '{"title":"Low Light"}', replyTo: answer.id })
  await begin(bob, `post-${own.id}`, { note: 'It was two', revision: '1' })
  await begin(bob, `thread-${thread.id}`, { body: `\n ${'long '.repeat(40)}`, replyTo: answer.id })
  await begin(bob, 'new', { title: '<b>Half</b>', body: 'a thought' })
  const { text, drafts } = await read(bob)
  expect(drafts).toEqual([
    { title: 'A new thread', about: '', words: '<b>Half</b>', path: '/new' },
    {
      title: 'Which <queue>?',
      about: 'Reply to ada',
      words: `${'long '.repeat(24).slice(0, 119)}…`,
      path: `${path}?reply=${answer.id}&at=${answer.number}#composer`,
    },
    { title: 'Which <queue>?', about: 'Edit of your post', words: 'The text is as it was.', path: `/p/${own.id}/edit` },
    // A post of another thread is not whom it answers.
    { title: 'Another', about: 'Your reply', words: 'No words yet.', path: `/t/${other.id}/${other.slug}#composer` },
  ])
  expect(text).not.toContain('<b>Half')
  for (const { path } of drafts) expect((await bob.get(path!.split('#')[0]!)).status).toBe(200)
  expect((await read(ada)).drafts).toEqual([])
  // Whoever answers the first post answers the thread.
  await begin(bob, `thread-${thread.id}`, { body: 'x', replyTo: opener.id })
  expect((await read(bob)).drafts[0]).toMatchObject({ about: 'Your reply', path: `${path}#composer` })
})

test('who has begun nothing is told so; a guest is led to sign in', async () => {
  expect((await read(ada)).text).toContain('Nothing is begun.')
  const { status, headers } = await forum.guest.get('/drafts')
  expect([status, headers.location]).toEqual([303, '/sign-in?next=%2Fdrafts'])
  expect((await forum.guest.form('/drafts/drop', { place: 'new' })).status).toBe(303)
  // The way to the page.
  expect((await ada.get('/')).text).toContain('href="/drafts"')
  expect((await forum.guest.get('/')).text).not.toContain('href="/drafts"')
})

test('of what is removed, not there or not theirs no title is shown, and nothing leads to it', async () => {
  const { thread } = await ada.starts({ title: 'Soon away' })
  const { post: own } = await bob.replies(thread.id, 'Mine.')
  const { post: hers } = await ada.replies(thread.id, 'Hers.')
  const { thread: open } = await ada.starts({ title: 'Still here' })
  const { post: gone } = await ada.replies(open.id, 'Said in haste.')
  const { post: away } = await bob.replies(open.id, 'Mine too.')
  await begin(bob, `post-${hers.id}`, { body: 'not theirs' })
  await begin(bob, `thread-${open.id}`, { body: 'to a removed one', replyTo: gone.id })
  await ada.delete(`/api/posts/${gone.id}`)
  expect((await read(bob)).drafts).toEqual([
    { title: 'Still here', about: 'Your reply', words: 'to a removed one', path: `/t/${open.id}/${open.slug}#composer` },
    { title: 'No longer there', about: 'Edit of your post', words: 'not theirs', path: undefined },
  ])
  await forum.sql('delete from draft')
  await begin(bob, `post-${away.id}`, { body: 'a removed post' })
  await begin(bob, `post-${own.id}`, { body: 'a removed thread’s post' })
  await begin(bob, `thread-${thread.id}`, { body: 'a removed thread', replyTo: own.id })
  await begin(bob, 'thread-999999', { body: 'never there' })
  await bob.delete(`/api/posts/${away.id}`)
  await forum.sql('update thread set removed_at = now() where id = $1', [thread.id])
  const { text, drafts } = await read(bob)
  expect(drafts.map(({ title, about, path }) => [title, about, path])).toEqual([
    ['No longer there', 'Your reply', undefined],
    ['No longer there', 'Your reply', undefined],
    ['No longer there', 'Edit of your post', undefined],
    ['No longer there', 'Edit of your post', undefined],
  ])
  expect([text.includes('Soon away'), text.includes('Still here'), text.includes('Reply to')]).toEqual([false, false, false])
  expect(formsIn(text).filter(({ action }) => action === '/drafts/drop').length).toBe(4)
})

test('in a locked thread a draft says so, and waits; a moderator goes on', async () => {
  const { thread } = await ada.starts({ title: 'Locked' })
  await begin(bob, `thread-${thread.id}`, { body: 'x' })
  await begin(ada, `thread-${thread.id}`, { body: 'x' })
  await forum.sql('update thread set locked_at = now() where id = $1', [thread.id])
  await forum.sql(`update member set role = 'moderator' where name = 'ada'`)
  const { text, drafts } = await read(bob)
  expect([drafts[0]!.title, drafts[0]!.path, text.includes('The thread is locked')]).toEqual(['Locked', undefined, true])
  expect((await read(ada)).drafts[0]!.path).toBe(`/t/${thread.id}/${thread.slug}#composer`)
  await forum.sql(`update member set role = 'member' where name = 'ada'`)
})

test('what can be sent nowhere at present is there to its last word; what can is not', async () => {
  const { thread } = await ada.starts({ title: 'Locked with a long answer' })
  const long = `${'A long answer to it. '.repeat(300)}\n\n<b>Its last words.`
  await begin(bob, `thread-${thread.id}`, { body: long })
  await begin(bob, 'new', { title: 'Another', body: `${long} Another.` })
  expect((await read(bob)).text).not.toContain('Its last words.')
  await forum.sql('update thread set locked_at = now() where id = $1', [thread.id])
  const { text } = await read(bob)
  expect(text.match(/\n\n&lt;b>Its last words\.</g)).toHaveLength(1)
  // Of an edit the list shows the title, and nothing of the text.
  const { thread: own } = await bob.starts({ title: 'Locked before it was edited' })
  const [opener] = await forum.sql<{ id: string }>('select id from post where thread_id = $1', [own.id])
  await begin(bob, `post-${opener!.id}`, {
    title: 'A better title',
    body: 'A short text.',
  })
  await forum.sql('update thread set locked_at = now() where id = $1', [own.id])
  expect((await read(bob)).text).toContain('A short text.')
})

test('a draft is let go of by a form, unless it was written on since; nobody else’s is', async () => {
  await begin(ada, 'new', { body: 'Ada’s' })
  await begin(bob, 'thread-999999', { body: 'a' })
  await begin(bob, 'new', { body: 'b' })
  const sent = await fillIn(bob, '/drafts', '/drafts/drop')
  expect([sent.status, sent.headers.location]).toEqual([303, '/drafts'])
  const page = await arriveAt(bob, sent)
  expect(formsIn(page.text).filter(({ action }) => action === '/drafts/drop')).toHaveLength(1)
  const [form] = formsIn(page.text).filter(({ action }) => action === '/drafts/drop')
  await begin(bob, 'thread-999999', { body: 'a, and on' })
  expect((await bob.form('/drafts/drop', form!.fields)).status).toBe(303)
  expect((await read(bob)).drafts.map(({ words }) => words)).toEqual(['a, and on'])
  expect((await read(ada)).drafts.map(({ words }) => words)).toEqual(['Ada’s'])
})

test('however many were begun, the page asks for them at once', async () => {
  const { thread } = await ada.starts()
  const asked = async () => {
    told.length = 0
    expect((await node.guest.get('/drafts', { headers: { cookie: bob.cookie } })).status).toBe(200)
    return told.length
  }
  const [none] = [await asked(), await begin(bob, 'new', { body: 'x' })]
  const one = await asked()
  for (let n = 1; n < 40; n++) await begin(bob, `thread-${thread.id}${n}`, { body: 'x', replyTo: '1' })
  // Where they belong; and once more for those that lead nowhere.
  expect([one - none, (await asked()) - none]).toEqual([1, 2])
})
