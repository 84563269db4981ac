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
  post = (await ada.replies(thread.id, 'Ask me.', { recommends: [{ kind: 'book', title: 'Low Light' }] })).post
  path = `/t/${thread.id}/${thread.slug}`
})
afterAll(() => desk?.close())
// Where two devices differ the answer is 412, which is an error for the browser alone.
afterEach(() => expect(desk.troubles.splice(0).filter((said) => !said.includes('status of 412'))).toEqual([]))

const field = (page: Page) => page.locator('main textarea')
const text = (page: Page) => field(page).inputValue()
const saved = (page: Page) => page.locator('.saved', { hasText: 'Draft saved' }).waitFor()
const holds = (page: Page, words: string) =>
  page.waitForFunction((words) => document.querySelector<HTMLTextAreaElement>('main textarea')?.value === words, words)
const keptFor = async (name: string, place: string) => (await (await desk.forum.as(name)).get(`/api/drafts/${place}`)).body.draft

/** A device of a member: a window with storage of its own. */
async function opened(as: string, { width = 1280, at = path } = {}): Promise<Page> {
  const page = await desk.window({ as, width })
  await page.goto(at)
  if (at === path) await isLive(page)
  return page
}

async function write(page: Page, words: string): Promise<void> {
  await field(page).focus()
  await field(page).fill(words)
  await saved(page)
}

for (const width of [1280, 360]) {
  test(`what was begun is there on another device, with its work, under its post; sent there, it is gone here (${width} wide)`, async () => {
    const as = `ben-${width}`
    const here = await opened(as, { width })
    await here.locator('#p2 > .acts a[data-reply-to]').click()
    await field(here).fill('Half a thought about "Low Light".')
    await here.getByRole('button', { name: 'Recommend this: Low Light' }).click()
    await here.waitForResponse(
      (answer) => answer.url().includes('/api/drafts/') && answer.request().postData()?.includes('workId') === true,
    )
    await saved(here)
    const there = await opened(as, { width })
    await holds(there, 'Half a thought about "Low Light".')
    expect(await there.locator('li:has(> #p2) > #composer h2').textContent()).toBe('Reply to ada')
    expect(await there.locator('.chosen li bdi').allTextContents()).toEqual(['Low Light'])
    await there.locator('#composer button.ink').click()
    await there.getByRole('article', { name: as }).filter({ hasText: 'Half a thought' }).waitFor()
    await there.waitForFunction(() => !localStorage.getItem('seconded:drafts:'))
    expect(await keptFor(as, `thread-${thread.id}`)).toBeNull()
    await here.reload()
    await holds(here, '')
    await here.context().close()
  })
}

test('a draft survives the crash of its tab', async () => {
  const page = await opened('cleo')
  await field(page).focus()
  await field(page).pressSequentially('Cut off in the mid')
  const again = await page.context().newPage()
  const gone = page.waitForEvent('crash')
  void page.goto('chrome://crash').catch(() => undefined)
  await gone
  await again.goto(path)
  await holds(again, 'Cut off in the mid')
})

test('a draft survives signing out and in, and is shown to nobody between', async () => {
  const page = await opened('dina', { at: '/new' })
  await page.getByLabel('Title', { exact: true }).fill('Which pen?')
  await page.getByLabel('Discussion').check()
  await field(page).fill('Not kept by the server yet')
  await page.locator('.menu summary').click()
  await page.locator('.menu').getByRole('button', { name: 'Sign out' }).click()
  await page.locator('.top a', { hasText: 'Sign in' }).waitFor()
  expect(await page.evaluate(() => localStorage.getItem('seconded:drafts:'))).toBeNull()
  for (const [who, words] of [
    ['ada', ''],
    ['dina', 'Not kept by the server yet'],
  ]) {
    await page.goto('/sign-in?next=/new')
    await page.getByLabel('Name or e-mail').fill(who!)
    await page.getByLabel('Password', { exact: true }).fill('correct horse battery')
    await page.locator('main').getByRole('button', { name: 'Sign in' }).click()
    await page.locator('h1', { hasText: 'Ask, or start a discussion' }).waitFor()
    await page.waitForLoadState('networkidle')
    await holds(page, words!)
    if (who === 'ada') {
      await page.locator('.menu summary').click()
      await page.locator('.menu').getByRole('button', { name: 'Sign out' }).click()
      await page.locator('.top a', { hasText: 'Sign in' }).waitFor()
    }
  }
  expect(await page.getByLabel('Title', { exact: true }).inputValue()).toBe('Which pen?')
  expect(await page.getByLabel('Discussion').isChecked()).toBe(true)
  await page.getByRole('button', { name: 'Post the thread' }).click()
  await page.locator('article', { hasText: 'Not kept by the server yet' }).waitFor()
  await page.goto('/new')
  await page.waitForLoadState('networkidle')
  expect([await text(page), await desk.forum.sql(`select 1 from draft where place = 'new'`)]).toEqual(['', []])
})

test('two devices that write on at once overwrite nothing: who comes second chooses', async () => {
  const [here, there] = [await opened('emil'), await opened('emil')]
  await write(here, 'Begun here.')
  await field(there).focus()
  await holds(there, 'Begun here.')
  await write(there, 'Written on there.')
  await field(here).fill('Written on here.')
  await here.locator('.saved', { hasText: 'Another device has other words here' }).waitFor()
  expect(await text(here)).toBe('Written on here.')
  expect((await keptFor('emil', `thread-${thread.id}`)).fields.body).toBe('Written on there.')
  await here.getByRole('button', { name: 'Take those' }).click()
  await holds(here, 'Written on there.')
  await field(here).fill('And on here.')
  await saved(here)
  await field(there).fill('And on there.')
  await there.getByRole('button', { name: 'Keep these' }).click()
  await saved(there)
  expect((await keptFor('emil', `thread-${thread.id}`)).fields.body).toBe('And on there.')
  await there.reload()
  await holds(there, 'And on there.')
})

test('without a connection the browser keeps it, and the server once the line is back', async () => {
  const page = await opened('fay')
  await field(page).focus()
  await write(page, 'In a')
  await page.context().setOffline(true)
  await field(page).fill('In a tunnel.')
  await page.locator('.saved', { hasText: 'Draft kept in this browser' }).waitFor()
  await page.context().setOffline(false)
  await saved(page)
  expect((await keptFor('fay', `thread-${thread.id}`)).fields.body).toBe('In a tunnel.')
})

test('a reply sent while the server could not be told takes its draft along once it can', async () => {
  const page = await opened('gil')
  await write(page, 'Sent from a lift.')
  await page.route('**/api/drafts/**', (route) => route.abort('internetdisconnected'))
  await page.locator('#composer button.ink').click()
  await page.locator('article', { hasText: 'Sent from a lift.' }).waitFor()
  await page.unroute('**/api/drafts/**')
  await page.reload()
  await isLive(page)
  await page.waitForFunction(() => !localStorage.getItem('seconded:drafts:'))
  expect([await text(page), await keptFor('gil', `thread-${thread.id}`)]).toEqual(['', null])
})

test('emptied by hand, the draft is gone everywhere', async () => {
  const page = await opened('hana')
  await write(page, 'Never mind')
  const dropped = page.waitForResponse((answer) => answer.request().method() === 'DELETE')
  await field(page).fill('')
  await dropped
  expect(await keptFor('hana', `thread-${thread.id}`)).toBeNull()
})

test('an edit begun on an older text is not put over the newer one without asking', async () => {
  const ada = await desk.forum.as('ada')
  const here = await opened('ada', { at: `/p/${post.id}/edit` })
  await write(here, 'Ask me later.')
  await ada.patch(`/api/posts/${post.id}`, { body: 'Ask me tomorrow.' }, { revision: post.revision })
  const there = await opened('ada', { at: `/p/${post.id}/edit` })
  await there.locator('.saved', { hasText: 'Another device has other words here' }).waitFor()
  expect(await text(there)).toBe('Ask me tomorrow.')
  await there.getByRole('button', { name: 'Take those' }).click()
  await holds(there, 'Ask me later.')
})

test('the page of drafts leads back to each: the words are in the thread’s composer, under a post, in a new thread, in an edit', async () => {
  const as = 'gina'
  const { post: own } = await (await desk.forum.as(as)).replies(thread.id, 'As it was.')
  const begun = [
    { at: path, start: null, words: 'To the thread' },
    { at: '/new', start: null, words: 'A new one' },
    { at: `/p/${own.id}/edit`, start: null, words: 'As it will be' },
    { at: path, start: '#p2 > .acts a[data-reply-to]', words: 'Under a post' },
  ]
  for (const { at, start, words } of begun) {
    const page = await opened(as, { at })
    if (start) await page.locator(start).click()
    await write(page, words)
    await page.context().close()
    const there = await opened(as, { at: '/drafts' })
    const draft = there.getByRole('listitem').filter({ hasText: words })
    await draft.getByRole('link', { name: /^Go on writing/ }).click()
    await holds(there, words)
    if (start) expect(await there.locator('li:has(> #p2) > #composer').count()).toBe(1)
    await there.goto('/drafts')
    await there
      .getByRole('listitem')
      .filter({ hasText: words })
      .getByRole('button', { name: /^Let go/ })
      .click()
    await there.getByText('Nothing is begun.').waitFor()
    await there.context().close()
  }
})
