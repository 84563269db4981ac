import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import type { PostView, ThreadView } from '../../server/contract/index.ts'
import { type Desk, isLive, openDesk } from './support/browser.ts'

const long = 'Words that fill a line or two of a window, and then some more of them. '.repeat(6)

let desk: Desk
let thread: ThreadView
const posts: PostView[] = []
beforeAll(async () => {
  desk = await openDesk()
  const [ada, bob] = [await desk.forum.as('ada'), await desk.forum.as('bob')]
  thread = (await ada.starts({ title: 'Which key was it?', body: long })).thread
  posts[2] = (await bob.replies(thread.id, long)).post
  posts[3] = (await ada.replies(thread.id, long, { replyTo: posts[2].id })).post
  posts[4] = (await bob.replies(thread.id, long)).post
})
afterAll(() => desk?.close())
afterEach(() => expect(desk.troubles).toEqual([]))

const open = async (as?: string) => {
  const page = await desk.window({ as })
  await page.goto(`/t/${thread.id}/${thread.slug}?sort=old`)
  await isLive(page)
  return page
}

const isAt = (page: Page, id: string) => page.locator(`#${id}:focus`).waitFor()

test('j and k go from post to post, u up to the post that is answered, x folds; the first key too does what it is for', async () => {
  const page = await open()
  for (const [key, post] of [
    ['j', 'p1'],
    ['j', 'p2'],
    ['j', 'p3'],
    ['j', 'p4'],
    ['k', 'p3'],
    ['u', 'p2'],
  ] as const) {
    await page.keyboard.press(key)
    await isAt(page, post)
  }
  await page.keyboard.press('x')
  await page.locator('#p3').waitFor({ state: 'hidden' })
  // What is folded is passed over.
  await page.keyboard.press('j')
  await isAt(page, 'p4')
  expect(await page.evaluate(() => document.activeElement!.getBoundingClientRect().top)).toBeGreaterThanOrEqual(0)
})

test('r answers a post, t the thread, s seconds and takes it back, e edits', async () => {
  const page = await open('bob')
  await page.keyboard.press('j')
  await isAt(page, 'p1')
  await page.keyboard.press('s')
  await page.locator('#p1 .seconding [aria-pressed=true]').waitFor()
  await page.keyboard.press('s')
  await page.locator('#p1 .seconding [aria-pressed=false]').waitFor()
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await isAt(page, 'p3')
  await page.keyboard.press('r')
  await page.locator('#p3 + #composer textarea:focus').waitFor()
  // In a field they are letters.
  await page.keyboard.type('just keys?')
  expect(await page.locator('#composer textarea').inputValue()).toBe('just keys?')
  await page.locator('#p3').evaluate((post) => post.focus())
  await page.keyboard.press('t')
  await page.locator('section > .composer textarea:focus, #composer textarea:focus').waitFor()
  expect(await page.locator('#composer [name=replyTo]').count()).toBe(0)
  await page.locator('#composer textarea').fill('')
  await page.locator('#p3').evaluate((post) => post.focus())
  await page.keyboard.press('j')
  await isAt(page, 'p4')
  await page.keyboard.press('e')
  await page.waitForURL(/\/edit$/)
})

test('g and a letter leads elsewhere, / to the search, j and k through a list', async () => {
  const page = await open()
  await page.keyboard.press('g')
  await page.keyboard.press('f')
  await page.waitForURL((url) => url.pathname === '/')
  await page.keyboard.press('j')
  await page.locator('.row-title a:focus', { hasText: 'Which key' }).waitFor()
  await page.keyboard.press('/')
  await page.locator('#find:focus').waitFor()
  await page.locator('#find').blur()
  await page.keyboard.press('g')
  await page.keyboard.press('w')
  await page.waitForURL(/\/works$/)
})

test('n and p go through what is new', async () => {
  await open('cleo')
  const bob = await desk.forum.as('bob')
  const news = [await bob.replies(thread.id, long, { replyTo: posts[3]!.id }), await bob.replies(thread.id, long)]
  const page = await open('cleo')
  const [one, two] = news.map(({ post }) => `p${post.number}`) as [string, string]
  for (const [key, post] of [
    ['n', one],
    ['n', two],
    ['p', one],
  ] as const) {
    await page.keyboard.press(key)
    await isAt(page, post)
  }
})

test('? shows the keys, which can be switched off for good; with another key held they are left alone', async () => {
  const page = await open()
  await page.keyboard.press('Control+j')
  await page.keyboard.press('Shift+?')
  const dialog = page.getByRole('dialog', { name: 'Keys' })
  await dialog.waitFor()
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze()
  expect(violations).toEqual([])
  await page.keyboard.press('j')
  expect(await page.locator('article:focus').count()).toBe(0)
  await dialog.getByLabel('Use these keys in this browser').uncheck()
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'hidden' })
  await page.keyboard.press('?')
  await page.keyboard.press('j')
  await page.goto('/keys')
  const use = page.getByLabel('Use these keys in this browser')
  await page.locator('[data-keys-use]:not(:checked)').waitFor()
  await use.check()
  await page.goto(`/t/${thread.id}/${thread.slug}`)
  await isLive(page)
  expect(await page.locator('article:focus').count()).toBe(0)
  await page.keyboard.press('j')
  await isAt(page, 'p1')
})

test('without a script the keys are listed on a page of their own, and the switch that would do nothing is not', async () => {
  const page = await desk.window({ script: false, width: 360 })
  await page.goto('/')
  await page.locator('.foot').getByRole('link', { name: 'Keys' }).click()
  expect(await page.locator('main kbd').count()).toBeGreaterThan(12)
  expect(await page.locator('[data-keys-use]').isVisible()).toBe(false)
  expect(await page.getByRole('button', { name: 'Close' }).isVisible()).toBe(false)
})
