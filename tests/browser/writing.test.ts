import type { Page } from 'playwright-core'
import type { ThreadView } from '../../server/contract/index.ts'
import { type Desk, isLive, openDesk, says } from './support/browser.ts'

let desk: Desk
let thread: ThreadView
let path: string
beforeAll(async () => {
  desk = await openDesk()
  thread = (await (await desk.forum.as('ada')).starts()).thread
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
  test(`buttons and keys set signs around what is selected, and each can be undone (${width} wide)`, async () => {
    const page = await opened('ben', { width })
    await field(page).pressSequentially('strong words')
    await page.keyboard.press('Control+A')
    await page.getByRole('button', { name: 'Bold' }).click()
    expect(await text(page)).toBe('**strong words**')
    await page.keyboard.press('Control+I')
    expect(await text(page)).toBe('**_strong words_**')
    await page.keyboard.press('Control+Z')
    await page.keyboard.press('Control+Z')
    expect(await text(page)).toBe('strong words')
    for (const [name, becomes] of [
      ['Quotation', '> strong words'],
      ['List', '- > strong words'],
    ]) {
      await page.getByRole('button', { name: name! }).click()
      expect(await text(page)).toBe(becomes)
    }
    await field(page).fill('see docs')
    await field(page).evaluate((field: HTMLTextAreaElement) => field.setSelectionRange(4, 8))
    await page.keyboard.press('Control+K')
    await page.keyboard.type('https://example.org')
    expect(await text(page)).toBe('see [docs](https://example.org)')
    await page.keyboard.press('Control+Enter')
    await page.locator('article a', { hasText: 'docs' }).first().waitFor()
    expect(await text(page)).toBe('')
  })
}

test('the buttons are one stop for Tab, and arrows go from one to the next', async () => {
  const page = await opened('cleo')
  await page.keyboard.press('Shift+Tab')
  const name = () => page.evaluate(() => document.activeElement?.ariaLabel)
  expect(await name()).toBe('Bold')
  await page.keyboard.press('ArrowRight')
  expect(await name()).toBe('Italic')
  await page.keyboard.press('End')
  expect(await name()).toBe('List')
  await page.keyboard.press('ArrowRight')
  expect(await name()).toBe('Bold')
  await page.keyboard.press('Tab')
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA')
})

test('the preview is what the post becomes, follows the text, and goes', async () => {
  const page = await opened('dina')
  const preview = page.getByRole('button', { name: 'Preview' })
  await field(page).fill('# Big\n\n**bold** <b>raw</b> <script>alert(1)</script>')
  await preview.click()
  await page.locator('.preview .prose h4').waitFor()
  const shown = await page.locator('.preview .prose').innerHTML()
  await field(page).pressSequentially(' more')
  await page.locator('.preview .prose', { hasText: 'more' }).waitFor()
  expect(await preview.getAttribute('aria-expanded')).toBe('true')
  await preview.click()
  expect(await page.locator('.preview').isVisible()).toBe(false)
  await field(page).fill('# Big\n\n**bold** <b>raw</b> <script>alert(1)</script>')
  await page.locator('#composer button.ink').last().click()
  const post = page.locator('article', { has: page.locator('h4', { hasText: 'Big' }) })
  await post.waitFor()
  expect(await post.locator('.prose').innerHTML()).toBe(shown)
})

test('near the limit it is said how many characters are left, and what is too much is not sent or cut', async () => {
  const page = await opened('emil')
  await field(page).fill('x'.repeat(27_999))
  expect(await page.locator('.left').isVisible()).toBe(false)
  await field(page).fill('x'.repeat(29_999))
  expect(await page.locator('.left').textContent()).toBe('one character left')
  await field(page).fill('x'.repeat(30_012))
  expect(await page.locator('.left').textContent()).toBe('12 characters too many')
  await page.locator('#composer button.ink').last().click()
  expect((await text(page)).length).toBe(30_012)
  expect(await page.locator('.pending').count()).toBe(0)
})

test('the text grows with its words, up to what a screen holds', async () => {
  const page = await opened('fay')
  const height = () => field(page).evaluate((field) => field.getBoundingClientRect().height)
  const before = await height()
  await field(page).fill('a line\n'.repeat(12))
  const grown = await height()
  await field(page).fill('a line\n'.repeat(400))
  expect([grown > before, (await height()) < 900]).toEqual([true, true])
})

test('an address pasted over words makes them a link', async () => {
  const page = await opened('gil')
  await field(page).fill('see the docs')
  await field(page).evaluate((field: HTMLTextAreaElement) => {
    field.setSelectionRange(4, 12)
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', 'https://example.org/a')
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  })
  expect(await text(page)).toBe('see [the docs](https://example.org/a)')
})

test('the guide opens beside the text, and as a page it shows what each example becomes', async () => {
  const page = await opened('hana', { at: '/new', width: 360 })
  await page.getByText('Markdown guide').click()
  await page.locator('.guide dd', { hasText: '**strong**' }).waitFor()
  const guide = await desk.window({ width: 360 })
  await guide.goto('/markdown')
  expect(await guide.locator('.shown .prose strong').first().textContent()).toBe('strong')
  expect(await guide.locator('.shown .prose blockquote footer').textContent()).toBe('Ada')
  const german = await guide.context().newPage()
  await german.setExtraHTTPHeaders({ 'accept-language': 'de' })
  await german.goto('/markdown')
  expect(await german.locator('h1').textContent()).toBe('Markdown-Anleitung')
})

test('an edit has the same tools', async () => {
  const gil = await desk.forum.as('gil')
  const { post } = await gil.replies(thread.id, 'first words')
  const page = await opened('gil', { at: `/p/${post.id}/edit` })
  await page.keyboard.press('Control+A')
  await page.keyboard.press('Control+B')
  await page.getByRole('button', { name: 'Preview' }).click()
  await page.locator('.preview strong', { hasText: 'first words' }).waitFor()
  await field(page).focus()
  await page.keyboard.press('Control+Enter')
  await isLive(page)
  await says(page, post.number, 'first words')
  expect(await page.locator(`#p${post.number} .prose strong`).textContent()).toBe('first words')
})
