import { expectStatus, type Member, openForum, type TestForum } from './support/forum.ts'
import { picture } from './support/pictures.ts'

let forum: TestForum
let ada: Member
beforeAll(async () => {
  forum = await openForum()
  ada = await forum.as('ada')
})
afterAll(() => forum.close())

test('a preview is what the post will look like, and stores nothing', async () => {
  const { upload } = expectStatus(201, await ada.upload(await picture(20, 10)))
  const body = `# A *heading*\n\n![Words](${upload.url}) <script>alert(1)</script>`
  const preview = expectStatus(200, await ada.post('/api/preview', { body }))
  const { post } = await ada.starts({ body })
  expect(preview).toEqual({ html: post.html, undescribed: 0 })
  expectStatus(200, await ada.post('/api/preview', { body: 'Of nothing else.' }))
  expect(await forum.sql("select id from post where body = 'Of nothing else.'")).toEqual([])
})

test('a picture that nobody has described is marked in the preview, and not in the post', async () => {
  const { upload } = expectStatus(201, await ada.upload(await picture(20, 10)))
  const body = `![](${upload.url}) ![said](${upload.url})`
  const preview = expectStatus(200, await ada.post('/api/preview', { body }))
  expect([preview.undescribed, preview.html.split('class="bare"').length]).toEqual([1, 2])
  expect((await ada.starts({ body })).post.html).not.toContain('bare')
})

test('a preview is for members, refuses what a post could not be, and is counted', async () => {
  expect((await forum.guest.post('/api/preview', { body: 'x' })).status).toBe(401)
  expect((await ada.post('/api/preview', { body: ' ' })).status).toBe(422)
  expect((await ada.post('/api/preview', { body: 'x'.repeat(30_001) })).status).toBe(413)
  expect((await ada.post('/api/preview', { body: '|a'.repeat(3_700) + '\n' + '|-'.repeat(3_700) })).status).toBe(413)
  const strict = await openForum({ rateLimits: true })
  try {
    const bob = await strict.as('bob')
    const asked = await Promise.all(Array.from({ length: 61 }, () => bob.post('/api/preview', { body: 'x' })))
    expect(asked.filter(({ status }) => status === 429)).toHaveLength(1)
  } finally {
    await strict.close()
  }
})

test('without JavaScript each form shows its text as it would look, with all that was typed', async () => {
  const { thread, post } = await ada.starts({ title: 'The old title', body: 'Old words' })
  const { post: reply } = await ada.replies(thread.id, 'A reply')
  const shown = async (path: string, fields: Record<string, string>) => {
    const { status, text } = await ada.form(path, { ...fields, preview: '1' })
    expect([path, status, text.includes('id="problems"')]).toEqual([path, 200, false])
    for (const typed of Object.values(fields)) expect(text).toContain(typed)
    expect(/<section class="preview" id="preview"[^>]*>.*?<\/section>/s.exec(text)?.[0]).toContain('<em>New</em> words')
    return text
  }
  const before = await forum.sql('select sum(version) from thread')
  const body = '*New* words'
  await shown('/new', { title: 'A', body, tags: 'one, two', kind: 'discussion' })
  const replying = await shown(`/t/${thread.id}/reply`, { body, replyTo: reply.id, 'recommends[0][title]': 'Release It!' })
  expect(replying).toContain(`name="replyTo" value="${reply.id}"`)
  const editing = await shown(`/p/${post.id}/edit`, { title: 'A newer title', body, revision: '1', tags: 'three' })
  expect(editing).toContain('name="revision" value="1"')
  expect(await forum.sql('select sum(version) from thread')).toEqual(before)
  expect((await ada.form('/new', { body: ' ', preview: '1' })).status).toBe(422)
  expect((await ada.form('/t/999/reply', { body, preview: '1' })).status).toBe(404)
  expect((await forum.guest.form('/new', { body, preview: '1' })).headers.location).toBe('/sign-in?next=%2F')
})

test('a preview does not make an edit forget that the post was changed meanwhile', async () => {
  const { post } = await ada.starts({ body: 'First' })
  expectStatus(200, await ada.patch(`/api/posts/${post.id}`, { body: 'Second' }, { revision: 1 }))
  const { text } = await ada.form(`/p/${post.id}/edit`, { body: 'Third', revision: '1', preview: '1' })
  expect(text).toContain('name="revision" value="1"')
  expect((await ada.form(`/p/${post.id}/edit`, { body: 'Third', revision: '1' })).status).toBe(412)
})
