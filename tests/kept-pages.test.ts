import { gunzipSync } from 'node:zlib'
import request from 'supertest'
import { type Member, openForum, type TestForum } from './support/forum.ts'

let forum: TestForum
let people: Member[]
beforeAll(async () => {
  forum = await openForum({ moderators: ['warden'] })
  people = await Promise.all(['ada', 'bob', 'cleo', 'dan', 'warden'].map((name) => forum.as(name)))
})
afterAll(() => forum.close())

// What is another at each look, and shown to one alone.
const bare = (html: string) => html.replace(/name="key" value="[^"]+"/g, 'name="key"')

/** A page as one reads it, and as the same page read by nobody before: at an address that nobody has asked for. */
async function bothWays(member: Member, path: string): Promise<[kept: string, anew: string]> {
  const kept = await member.get(path)
  const unheard = `unheard=${Math.random()}`
  const anew = await member.get(`${path}${path.includes('?') ? '&' : '?'}${unheard}`)
  return [bare(kept.text), bare(anew.text.replaceAll(new RegExp(`[?&](amp;)?${unheard}`, 'g'), ''))]
}

test('what is drawn once for many shows each their own: who wrote, seconded, said, asked and may remove', async () => {
  const [ada, bob, cleo, dan] = people as [Member, Member, Member, Member]
  const { thread } = await ada.starts({ title: 'Which of these?', kind: 'question' })
  const book = { kind: 'book' as const, title: 'One for many' }
  const { post: first } = await bob.replies(thread.id, 'The first', { recommends: [book] })
  const { post: second } = await cleo.replies(thread.id, 'The second', { replyTo: first.id })
  await dan.put(`/api/posts/${first.id}/second`)
  await dan.put(`/api/recommendations/${first.recommendations[0]!.id}/second`, { experience: 'using' })
  const path = `/t/${thread.id}/${thread.slug}`
  const look = async () => {
    for (const member of [...people, ...people.toReversed()]) {
      const [kept, anew] = await bothWays(member, path)
      expect(kept).toBe(anew)
      expect(kept.includes(`/p/${second.id}/edit`)).toBe(member === cleo)
      expect(kept.includes(`/p/${first.id}/edit`)).toBe(member === bob)
      expect(kept.includes(`DELETE /api/posts/${second.id}"`)).toBe(member === cleo)
      expect(kept.includes(`DELETE /api/posts/${first.id}/second`)).toBe(member === dan)
    }
  }
  await look()
  await cleo.put(`/api/posts/${first.id}/second`)
  await dan.delete(`/api/posts/${first.id}/second`)
  expect((await cleo.get(path)).text).toContain(`DELETE /api/posts/${first.id}/second`)
  expect((await dan.get(path)).text).not.toContain(`DELETE /api/posts/${first.id}/second`)
  await ada.put(`/api/threads/${thread.id}/accepted`, { postId: second.id })
  for (const member of people) {
    const [kept, anew] = await bothWays(member, path)
    expect(kept).toBe(anew)
    expect(kept).toContain(`data-call="${member === ada ? 'DELETE' : 'PUT'} /api/`)
  }
})

test('a page that came out of parts is the same compressed, and known again where nothing in it is new', async () => {
  const [ada, bob] = people as [Member, Member]
  for (let times = 0; times < 8; times++) await ada.starts({ title: `To fill the list: ${times} – ü` })
  const read = (headers: Record<string, string>) =>
    request(forum.server)
      .get('/')
      .set({ cookie: bob.cookie, ...headers })
      .buffer(true)
      .parse((res, done) => {
        const chunks: Buffer[] = []
        res.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => done(null, Buffer.concat(chunks)))
      })
  const plain = await read({ 'accept-encoding': 'identity' })
  const zipped = await read({ 'accept-encoding': 'gzip' })
  const body = zipped.headers['content-encoding'] === 'gzip' ? zipped.body : Buffer.alloc(0)
  // supertest undoes the compression by itself, so the length tells.
  expect(Number(zipped.headers['content-length'])).toBeLessThan(plain.body.length / 2)
  expect((isZipped(body) ? gunzipSync(body) : body).toString()).toBe(plain.body.toString())
  const again = await read({ 'if-none-match': plain.headers.etag! })
  expect([again.status, again.body.length]).toEqual([304, 0])
  const other = await request(forum.server).get('/').set({ cookie: ada.cookie, 'if-none-match': plain.headers.etag! })
  expect([other.status, other.headers['cache-control']]).toEqual([200, 'private, no-cache'])
})

function isZipped(body: Buffer): boolean {
  return body[0] === 0x1f && body[1] === 0x8b
}

test('a page that is kept packed is the same to who asks for it as it is', async () => {
  const [ada] = people as [Member]
  const read = async (encoding: string) => {
    const agent = request(forum.url).get('/works').set({ cookie: ada.cookie, 'accept-encoding': encoding })
    const { status, headers, text } = await agent
    expect([status, headers['content-encoding']]).toEqual([200, encoding === 'gzip' ? 'gzip' : undefined])
    return { text, etag: headers.etag }
  }
  const plain = await read('identity')
  expect(plain.text).toMatch(/^<!doctype html>[^]*<\/html>$/)
  for (const encoding of ['gzip', 'identity', 'gzip', 'identity']) expect(await read(encoding)).toEqual(plain)
})

test('a list is shown to each as it is now, though both had it whole before: the name, what is new, what they are asked', async () => {
  const [ada, bob, cleo] = people as [Member, Member, Member]
  const { thread } = await ada.starts({ title: 'A list for everybody' })
  const look = async () => {
    for (const member of [ada, bob, ada, bob]) {
      const [kept, anew] = await bothWays(member, '/')
      expect(kept).toBe(anew)
    }
  }
  const isRead = async () => (await bob.get('/')).text.includes(`<li class="row read" data-thread="${thread.id}"`)
  await bob.get(`/t/${thread.id}/${thread.slug}`)
  await look()
  expect(await isRead()).toBe(true)
  await cleo.replies(thread.id, 'Something new')
  await look()
  expect(await isRead()).toBe(false)
  await bob.put(`/api/threads/${thread.id}/seen`, { version: 2 })
  expect(await isRead()).toBe(true)
  await bob.patch('/api/members/me', { displayName: 'Robert' })
  expect((await bob.get('/')).text).toContain('Robert')
  expect((await ada.get('/')).text).toContain(`data-viewer="${ada.view.id}"`)
  await look()
})
