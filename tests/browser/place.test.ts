import type { Locator, Page } from 'playwright-core'
import type { PostView, ThreadView } from '../../server/contract/index.ts'
import type { Member } from '../support/forum.ts'
import { type Desk, isLive, openDesk } from './support/browser.ts'

let desk: Desk
let bob: Member
let thread: ThreadView
const posts: PostView[] = []
const long = 'A paragraph that takes some lines on a narrow screen, so that the page is longer than the window. '.repeat(4)
beforeAll(async () => {
  desk = await openDesk()
  const ada = await desk.forum.as('ada')
  bob = await desk.forum.as('bob')
  thread = (await ada.starts({ body: long })).thread
  for (let n = 2; n <= 16; n++) posts[n] = (await bob.replies(thread.id, `${n}. ${long}`)).post
})
afterAll(() => desk?.close())
afterEach(() => expect(desk.troubles).toEqual([]))

// Drawn and laid out: two frames later nothing of the change is pending.
const topOf = async (locator: Locator) => {
  await locator.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
  return locator.evaluate((element) => element.getBoundingClientRect().top)
}

// A page scrolls by whole pixels.
const moved = async (locator: Locator, before: number) => Math.abs((await topOf(locator)) - before)

const open = async (page: Page) => {
  await page.goto(`/t/${thread.id}/${thread.slug}?sort=old`)
  await isLive(page)
}

const arrivesIn = async (page: Page, post: PostView) => page.locator(`#p${post.number}`).waitFor({ state: 'attached' })

for (const width of [1280, 360]) {
  test(`what is being read stays where it is while replies come above and below it (${width} wide)`, async () => {
    const page = await desk.window({ as: 'ada', width })
    await open(page)
    const read = page.locator('#p9')
    await read.evaluate((post) => scrollTo({ top: post.getBoundingClientRect().top + scrollY - 150, behavior: 'instant' }))
    const before = await topOf(read)
    expect(before).toBeCloseTo(150, -1)

    const { post: above } = await bob.replies(thread.id, `Above. ${long}`, { replyTo: posts[3]!.id })
    await arrivesIn(page, above)
    expect(await moved(read, before)).toBeLessThanOrEqual(1)

    const { post: right } = await bob.replies(thread.id, `Right above. ${long}`, { replyTo: posts[8]!.id })
    await arrivesIn(page, right)
    expect(await moved(read, before)).toBeLessThanOrEqual(1)

    const { post: below } = await bob.replies(thread.id, `Below. ${long}`, { replyTo: posts[14]!.id })
    await arrivesIn(page, below)
    expect(await moved(read, before)).toBeLessThanOrEqual(1)

    const { post: last } = await bob.replies(thread.id, `At the end. ${long}`)
    await arrivesIn(page, last)
    expect(await moved(read, before)).toBeLessThanOrEqual(1)

    const edited = await bob.patch(`/api/posts/${above.id}`, { body: `Longer. ${long.repeat(3)}` }, { revision: above.revision })
    expect(edited.status).toBe(200)
    await page.locator(`#p${above.number}`, { hasText: 'Longer.' }).waitFor({ state: 'attached' })
    expect(await moved(read, before)).toBeLessThanOrEqual(1)

    await bob.delete(`/api/posts/${above.id}`)
    await page.locator(`#p${above.number} .tomb`).waitFor({ state: 'attached' })
    expect(await moved(read, before)).toBeLessThanOrEqual(1)
  })

  test(`who writes keeps the field under the hands, the words in it and the caret (${width} wide)`, async () => {
    const page = await desk.window({ as: 'ada', width })
    await open(page)
    await page.locator('#p8 > .acts a[data-reply-to]').click()
    const field = page.locator('#composer textarea')
    await field.fill('Half a thought')
    await field.press('Home')
    const before = await topOf(field)

    const { post: above } = await bob.replies(thread.id, `Above. ${long}`, { replyTo: posts[2]!.id })
    await arrivesIn(page, above)
    expect(await moved(field, before)).toBeLessThanOrEqual(1)
    // The very post that is answered gets a second: its acts are drawn anew around the composer.
    const cleo = await desk.forum.as(`cleo${width}`)
    await cleo.put(`/api/posts/${posts[8]!.id}/second`)
    await page.locator('#p8 > .acts .sec').waitFor()
    expect(await field.inputValue()).toBe('Half a thought')
    expect(await moved(field, before)).toBeLessThanOrEqual(1)
    await page.keyboard.type('First: ')
    expect(await field.inputValue()).toBe('First: Half a thought')
  })
}

test('words that somebody has marked stay marked while the post around them is seconded', async () => {
  const page = await desk.window({ as: 'ada' })
  await open(page)
  await page.locator('#p5 .prose').evaluate((prose) => getSelection()!.selectAllChildren(prose))
  const dora = await desk.forum.as('dora')
  await dora.put(`/api/posts/${posts[5]!.id}/second`)
  await page.locator('#p5 > .acts .sec').waitFor()
  expect(await page.evaluate(() => getSelection()!.toString())).toContain('A paragraph that takes some lines')
})
