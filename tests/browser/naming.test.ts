import type { Page } from 'playwright-core'
import type { ThreadView } from '../../server/contract/index.ts'
import { type Desk, isLive, openDesk, says } from './support/browser.ts'

let desk: Desk
let thread: ThreadView
let path: string
beforeAll(async () => {
  desk = await openDesk()
  for (const name of ['noor', 'noah', 'nobody-reads', 'ben']) await desk.forum.as(name)
  thread = (await (await desk.forum.as('ada')).starts()).thread
  await (await desk.forum.as('noor')).replies(thread.id, 'I wrote here.')
  path = `/t/${thread.id}/${thread.slug}`
})
afterAll(() => desk?.close())
afterEach(() => expect(desk.troubles.splice(0)).toEqual([]))

const field = (page: Page) => page.locator('main textarea')
const text = (page: Page) => field(page).inputValue()

async function opened(as: string, { width = 1280, at = path } = {}): Promise<Page> {
  const page = await desk.window({ as, width })
  await page.goto(at)
  if (at === path) await isLive(page)
  const tools = page.waitForResponse(/assets\/compose-/)
  await field(page).focus()
  await tools
  return page
}

for (const width of [1280, 360]) {
  test(`members are suggested after @, who wrote in the thread first; keys choose, and the name becomes a link (${width} wide)`, async () => {
    const page = await opened('ben', { width })
    await field(page).pressSequentially('Thanks @')
    await page.locator('.options li', { hasText: '@noor' }).waitFor()
    expect(await page.locator('.options li').first().textContent()).toContain('@noor')
    await field(page).pressSequentially('no')
    await page.locator('.options li', { hasText: '@noah' }).waitFor()
    expect(await field(page).getAttribute('aria-activedescendant')).toBe('at-caret-0')
    await page.keyboard.press('ArrowDown')
    expect(await page.locator('[aria-selected=true]').textContent()).toContain('@noah')
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('Enter')
    expect(await text(page)).toBe('Thanks @noor ')
    expect(await page.locator('.options').count()).toBe(0)
    expect(await field(page).getAttribute('aria-activedescendant')).toBeNull()
    await page.keyboard.press('Control+Enter')
    await page.locator('article .prose a.at[href="/m/noor"]').first().waitFor()
  })
}

test('Escape closes the suggestions for that name, and Enter is a new line again', async () => {
  const page = await opened('ben')
  await field(page).pressSequentially('@no')
  await page.locator('.options li').first().waitFor()
  await page.keyboard.press('Escape')
  await field(page).pressSequentially('o')
  await page.keyboard.press('Enter')
  expect(await text(page)).toBe('@noo\n')
  await field(page).pressSequentially('and @no')
  await page.locator('.options li').first().waitFor()
  await page.locator('.options li', { hasText: '@noah' }).click()
  expect(await text(page)).toBe('@noo\nand @noah ')
  // An address is not a name.
  await field(page).pressSequentially('me@no')
  // Names are looked for in a task after the key's: were there any, they would stand after the next.
  await page.evaluate(() => new Promise((done) => setTimeout(done, 0)))
  expect(await page.locator('.options').count()).toBe(0)
  await page.keyboard.press('Control+Z')
  await field(page).fill('')
})

test('emoji are suggested after a colon and two letters, and shown in the post', async () => {
  const page = await opened('cleo', { at: '/new' })
  const names = page.waitForResponse(/assets\/emoji-/)
  await field(page).pressSequentially('Done :tad')
  await names
  await page.locator('.options li', { hasText: ':tada:' }).waitFor()
  await page.keyboard.press('Tab')
  expect(await text(page)).toBe('Done :tada: ')
  await page.getByRole('button', { name: 'Preview' }).click()
  await page.locator('.preview .prose', { hasText: 'Done 🎉' }).waitFor()
})

test('what is suggested comes from the newest question, and typing asks at most four times a second', async () => {
  const page = await opened('dina')
  const asked: number[] = []
  await page.route('**/api/members/suggest**', async (route) => {
    asked.push(Date.now())
    await route.continue()
  })
  await field(page).pressSequentially('@nobody-reads', { delay: 50 })
  await page.locator('.options li', { hasText: '@nobody-reads' }).waitFor()
  expect(await page.locator('.options li').count()).toBe(1)
  const most = Math.max(...asked.map((at) => asked.filter((other) => other >= at && other < at + 1_000).length))
  expect([asked.length > 0, most <= 4]).toEqual([true, true])
  await page.keyboard.press('Enter')
  await page.keyboard.press('Control+Enter')
  await says(page, (await page.locator('article').count()) + 1, '@nobody-reads')
})
