import type { Page } from 'playwright-core'
import type { PostView, ThreadView } from '../../server/contract/index.ts'
import { type Desk, isLive, openDesk } from './support/browser.ts'

let desk: Desk
let thread: ThreadView
let post: PostView
let path: string
beforeAll(async () => {
  desk = await openDesk()
  const ada = await desk.forum.as('ada')
  thread = (await ada.starts()).thread
  post = (await ada.replies(thread.id, 'Ask me anything.')).post
  path = `/t/${thread.id}/${thread.slug}`
})
afterAll(() => desk?.close())
afterEach(() => expect(desk.troubles.splice(0)).toEqual([]))

const field = (page: Page) => page.locator('#composer textarea')
const send = (page: Page) => page.locator('#composer button.ink').click()
const text = (page: Page) => field(page).inputValue()

test('a draft survives a reload, with the work in it, under the post that it answers', async () => {
  const page = await desk.window({ as: 'ben' })
  await page.goto(path)
  await isLive(page)
  await page.locator('#p2 a[data-reply-to]').click()
  await field(page).fill('Half a thought about Low Light.')
  await page.getByText('Recommend a work').click()
  await page.getByLabel('Its title').fill('Low Light')
  await page.getByLabel('What it is').selectOption('course')
  await page.reload()
  await isLive(page)
  expect(await text(page)).toBe('Half a thought about Low Light.')
  expect(await page.locator('li:has(> #p2) > #composer h2').textContent()).toBe('Reply to ada')
  expect(await page.getByLabel('Its title').inputValue()).toBe('Low Light')
  expect(await page.getByLabel('Its title').isVisible()).toBe(true)
  await send(page)
  await page.locator('article .work', { hasText: 'Low Light' }).waitFor()
  const { body } = await desk.forum.guest.get(`/api/threads/${thread.id}?sort=old`)
  const sent = (body.posts as PostView[]).find(({ html }) => html.includes('Half a thought'))!
  expect([sent.replyTo, sent.recommendations[0]!.work.kind]).toEqual([post.id, 'course'])
  await page.reload()
  expect(await text(page)).toBe('')
})

test('who began under a post can answer the thread instead, and keeps the words', async () => {
  const page = await desk.window({ as: 'cleo' })
  await page.goto(path)
  await isLive(page)
  await page.locator('#p2 a[data-reply-to]').click()
  await field(page).fill('To all of you.')
  await page.getByRole('link', { name: 'Reply to the thread instead' }).click()
  expect(await page.locator('#composer h2').textContent()).toBe('Your reply')
  await page.reload()
  await isLive(page)
  expect(await page.locator('main > #composer').count()).toBe(1)
  expect(await text(page)).toBe('To all of you.')
  await send(page)
  await page.locator('article', { hasText: 'To all of you.' }).waitFor()
  const { body } = await desk.forum.guest.get(`/api/threads/${thread.id}?sort=new`)
  const sent = (body.posts as PostView[]).find(({ html }) => html.includes('To all of you.'))!
  expect(sent.replyTo).toBeNull()
})

test('a reply that waits survives a reload, goes out by itself, and stands once', async () => {
  const page = await desk.window({ as: 'dina' })
  await page.goto(path)
  await isLive(page)
  let tries = 0
  await page.route('**/posts', (route) => {
    tries++
    return route.abort('internetdisconnected')
  })
  await field(page).fill('Written in a lift.')
  await send(page)
  const waits = page.locator('.pending', { hasText: 'Written in a lift.' })
  await waits.getByRole('button', { name: 'Try now' }).waitFor()
  await page.reload()
  await isLive(page)
  await waits.getByRole('button', { name: 'Try now' }).waitFor()
  expect(await text(page)).toBe('')
  expect(tries).toBeGreaterThanOrEqual(2)
  await page.unroute('**/posts')
  await waits.waitFor({ state: 'detached' })
  await page.locator('article', { hasText: 'Written in a lift.' }).waitFor()
  const { body } = await desk.forum.guest.get(`/api/threads/${thread.id}?sort=new`)
  expect((body.posts as PostView[]).filter(({ html }) => html.includes('Written in a lift.')).length).toBe(1)
})

test('a thread that is begun waits for its author, and not for whoever signs in next', async () => {
  const page = await desk.window({ as: 'emil' })
  await page.goto('/new')
  await page.getByLabel('Title', { exact: true }).fill('Which pen survives a winter?')
  await page.locator('textarea').fill('Mine froze.')
  await page.goto('/works')
  await page.goto('/new')
  expect(await page.getByLabel('Title', { exact: true }).inputValue()).toBe('Which pen survives a winter?')
  expect(await page.locator('main textarea').inputValue()).toBe('Mine froze.')
  await page.locator('.menu summary').click()
  await page.locator('.menu').getByRole('button', { name: 'Sign out' }).click()
  await page.locator('.top a', { hasText: 'Sign in' }).waitFor()
  await desk.forum.as('fay')
  await page.goto('/sign-in?next=/new')
  await page.getByLabel('Name or e-mail').fill('fay')
  await page.getByLabel('Password', { exact: true }).fill('correct horse battery')
  await page.locator('main').getByRole('button', { name: 'Sign in' }).click()
  await page.locator('h1', { hasText: 'Ask, or start a discussion' }).waitFor()
  expect(await page.locator('main textarea').inputValue()).toBe('')
})
