import type { Page } from 'playwright-core'
import type { PostView, ThreadView } from '../../server/contract/index.ts'
import { type Desk, isLive, openDesk, says } from './support/browser.ts'

let desk: Desk
let thread: ThreadView
let post: PostView
let path: string
beforeAll(async () => {
  desk = await openDesk()
  const ada = await desk.forum.as('ada')
  thread = (await ada.starts()).thread
  post = (
    await ada.replies(
      thread.id,
      'First, **bold _and light_** with `a * b`.\n\n- one [link](https://example.org/a_b)\n- 1. is not a list\n\n```ts\nconst a = 1\n```\n\nLast \\*plain\\* words & <b>.',
    )
  ).post
  path = `/t/${thread.id}/${thread.slug}`
})
afterAll(() => desk?.close())
afterEach(() => expect(desk.troubles.splice(0)).toEqual([]))

const text = (page: Page) => page.locator('#composer textarea').inputValue()

async function opened(as: string | undefined, width = 1280): Promise<Page> {
  const page = await desk.window({ as, width })
  await page.goto(path)
  await isLive(page)
  return page
}

/** Selects as a mouse does: from the beginning of the first match to the end of the last. */
async function select(page: Page, from: string, to: string): Promise<void> {
  await page.locator(from).evaluate((first, last) => {
    const range = document.createRange()
    range.setStart(first.firstChild!, 0)
    const end = document.querySelector(last)!
    range.setEnd(end, end.childNodes.length)
    getSelection()!.removeAllRanges()
    getSelection()!.addRange(range)
  }, to)
}

for (const width of [1280, 360]) {
  test(`what is selected in a post is quoted below it, as it was written, with its source linked (${width} wide)`, async () => {
    const page = await opened('ben', width)
    await select(page, '#p2 .prose p:first-child', '#p2 .prose p:last-child')
    await page.getByRole('button', { name: 'Quote' }).click()
    await page.locator('li:has(> #p2) > #composer textarea:focus').waitFor()
    expect(await text(page)).toMatch(/^> First, \*\*bold _and light_\*\* with `a \* b`\.\n>\n> - one /)
    await page.keyboard.type('So it is.')
    await page.locator('#composer button.ink').last().click()
    const reply = page.locator('article', { hasText: 'So it is.' }).last()
    await reply.waitFor()
    const quoted = await reply.locator('blockquote').evaluate((quote) => {
      const copy = quote.cloneNode(true) as HTMLElement
      copy.querySelector('footer')!.remove()
      return copy.textContent!.replace(/\s+/g, ' ').trim()
    })
    expect(quoted).toBe((await page.locator('#p2 .prose').textContent())!.replace(/\s+/g, ' ').trim())
    expect(await reply.locator('blockquote strong em, blockquote pre, blockquote ul').count()).toBe(3)
    const source = reply.locator('blockquote footer a')
    expect([await source.textContent(), await source.getAttribute('href')]).toEqual(['ada', `/p/${post.id}`])
    await source.click()
    await page.locator('#p2').waitFor()
  })
}

test('the key q quotes what is selected, into what is being written, and does nothing without a selection', async () => {
  const page = await opened('cleo')
  await page.locator('#composer textarea').fill('Before.')
  await page.locator('#p1 h1').click()
  await page.keyboard.press('q')
  expect(await text(page)).toBe('Before.')
  await select(page, '#p2 .prose strong', '#p2 .prose strong')
  await page.getByRole('button', { name: 'Quote' }).waitFor()
  await page.keyboard.press('q')
  await page.locator('main > #composer textarea:focus').waitFor()
  expect(await text(page)).toBe(`Before.\n\n> bold _and light_\n>\n> — [ada](/p/${post.id})\n\n`)
  expect(await page.locator('.quote-it').isVisible()).toBe(false)
  await page.keyboard.type('q')
  expect(await text(page)).toMatch(/q$/)
  await page.keyboard.press('Control+Z')
})

test('nothing is offered for words beside a post, nor to a guest', async () => {
  const page = await opened('dina')
  await select(page, '#p2 .prose strong', '#p2 .prose strong')
  const button = page.locator('.quote-it')
  await button.and(page.locator(':visible')).waitFor()
  await select(page, '#p1 h1', '#p2 .prose p')
  await button.waitFor({ state: 'hidden' })
  const guest = await opened(undefined)
  await select(guest, '#p2 .prose strong', '#p2 .prose strong')
  await says(guest, 2, 'bold')
  expect(await guest.locator('.quote-it').count()).toBe(0)
})
