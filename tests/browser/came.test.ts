import { AxeBuilder } from '@axe-core/playwright'
import type { Locator, Page } from 'playwright-core'
import type { PostView, ThreadView } from '../../server/contract/index.ts'
import type { Member } from '../support/forum.ts'
import { type Desk, isLive, openDesk } from './support/browser.ts'
import { countShifts } from './support/shifts.ts'

const long = 'A paragraph that takes some lines on a narrow screen, so that the page is longer than the window. '.repeat(4)

let desk: Desk
let ada: Member
let bob: Member
let thread: ThreadView
let posts: PostView[]
beforeAll(async () => {
  desk = await openDesk()
  ada = await desk.forum.as('ada')
  bob = await desk.forum.as('bob')
})
beforeEach(async () => {
  thread = (await ada.starts({ body: long })).thread
  posts = []
  for (const to of [0, 2, 0, 4, 5, 0, 7, 0, 9]) {
    // What is in a branch is higher than any window, so that what comes below it is out of sight.
    const body = long.repeat(to ? 12 : 1)
    const { post } = await ada.replies(thread.id, body, to ? { replyTo: posts[to]!.id } : {})
    posts[post.number] = post
  }
})
afterAll(() => desk?.close())
afterEach(() => expect(desk.troubles).toEqual([]))

const open = async (page: Page) => {
  await page.goto(`/t/${thread.id}/${thread.slug}?sort=old`)
  await isLive(page)
}
const branchOf = (page: Page, number: number) => page.locator(`li:has(> #p${number}) > details.branch`)
const underCount = (page: Page, number: number) => branchOf(page, number).locator('> .came')
const onFold = (page: Page, number: number) => page.locator(`li:has(> #p${number}) > details.branch + .came`)
const topOf = (locator: Locator) => locator.evaluate((element) => element.getBoundingClientRect().top)
// Two frames later all that follows from it is drawn.
const putAt = (locator: Locator, top: number) =>
  locator.evaluate((element, at) => {
    scrollTo({ top: element.getBoundingClientRect().top + scrollY - at, behavior: 'instant' })
    return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
  }, top)
const arrives = async (page: Page, to: number) => {
  const { post } = await bob.replies(thread.id, `Arrived below ${to}.`, { replyTo: posts[to]!.id })
  await page.locator(`#p${post.number}`).waitFor({ state: 'attached' })
  return post.number
}

for (const { width, scheme } of [
  { width: 1280, scheme: 'light' },
  { width: 360, scheme: 'dark' },
] as const) {
  test(`a branch says how many replies came into it out of sight, moves nothing, and leads to the first of them (${width} wide)`, async () => {
    const page = await desk.window({ as: 'cleo', width, scheme, reducedMotion: 'reduce' })
    const shifts = await countShifts(page)
    await open(page)
    await branchOf(page, 7).locator('summary').first().click()
    const isFolded = () => branchOf(page, 7).evaluate((branch) => !(branch as HTMLDetailsElement).open)
    expect(await isFolded()).toBe(true)
    // The counts of both branches are in the window: the one above by a little, the folded one is further down.
    await putAt(branchOf(page, 4), 300)
    const [before, moved] = [await topOf(page.locator('#p4')), (await shifts()).length]
    const first = await arrives(page, 4)
    await underCount(page, 4).getByText('1 new reply').waitFor()
    await arrives(page, 4)
    await underCount(page, 4).getByText('2 new replies').waitFor()
    expect(await underCount(page, 4).textContent()).toBe('2 new replies below ada, jump to the first one')
    expect(await topOf(page.locator('#p4'))).toBe(before)

    const { height } = (await branchOf(page, 7).boundingBox())!
    await arrives(page, 7)
    // Of the three it is read first.
    const inner = await arrives(page, 8)
    await onFold(page, 7).getByText('2 new replies').waitFor()
    expect(await isFolded()).toBe(true)
    await putAt(branchOf(page, 7), 300)
    const line = await topOf(branchOf(page, 7))
    await arrives(page, 7)
    await onFold(page, 7).getByText('3 new replies').waitFor()
    expect(await topOf(branchOf(page, 7))).toBe(line)
    expect((await branchOf(page, 7).boundingBox())!.height).toBe(height)
    expect((await shifts()).slice(moved)).toEqual([])
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze()
    expect(violations).toEqual([])

    // By hand under the count. Read, they are told of no more.
    await putAt(branchOf(page, 4), 300)
    const isSeen = () => page.waitForResponse((answer) => answer.url().endsWith('/seen') && answer.ok())
    const firstSeen = isSeen()
    await underCount(page, 4).click()
    await page.locator(`#p${first}:focus`).waitFor()
    await firstSeen
    await putAt(branchOf(page, 4), 300)
    await onFold(page, 7).waitFor()
    expect(await page.locator('.came').count()).toBe(1)

    // By keyboard from the folded line.
    const allSeen = isSeen()
    await branchOf(page, 7).locator('summary').first().focus()
    await page.keyboard.press('Tab')
    expect(await onFold(page, 7).evaluate((chip) => chip === document.activeElement)).toBe(true)
    await page.keyboard.press('Enter')
    await page.locator(`#p${inner}:focus`).waitFor()
    expect(await isFolded()).toBe(false)
    await allSeen
    await putAt(branchOf(page, 4), 300)
    await page.locator('.pill.above').waitFor({ state: 'hidden' })
    await page.locator('.pill.below').waitFor({ state: 'hidden' })
    expect(await page.locator('.came').count()).toBe(0)
  })
}

test('the outermost branch whose count is in sight says it; what is in sight itself is not counted, nor what came to the opener', async () => {
  const page = await desk.window({ as: 'cleo', reducedMotion: 'reduce' })
  await open(page)
  await putAt(branchOf(page, 4), 300)
  const number = await arrives(page, 5)
  await underCount(page, 4).waitFor()
  expect(await page.locator('.came').count()).toBe(1)
  // The count of replies to 4 is above the window, that of 5 is not.
  await putAt(branchOf(page, 5), 300)
  await underCount(page, 5).waitFor()
  expect(await page.locator('.came').count()).toBe(1)
  await putAt(page.locator(`#p${number}`), 300)
  await underCount(page, 5).waitFor({ state: 'detached' })
  expect(await page.locator('.came').count()).toBe(0)
  await page.locator('.pill').first().waitFor({ state: 'hidden' })
  await bob.replies(thread.id, 'To all.')
  await page.locator('.pill', { hasText: '1 new below' }).waitFor()
  expect(await page.locator('.came').count()).toBe(0)
})

test('a branch that was folded says also what came before the page was opened; unfolded, it is marked there', async () => {
  await desk.forum.as('dora').then((dora) => dora.get(`/t/${thread.id}/${thread.slug}`))
  const page = await desk.window({ as: 'dora', reducedMotion: 'reduce' })
  await open(page)
  await branchOf(page, 7).locator('summary').first().click()
  await page.waitForFunction(() => document.cookie.includes('folded=7'))
  await page.goto('/')
  await bob.replies(thread.id, 'Meanwhile.', { replyTo: posts[7]!.id })
  await open(page)
  await onFold(page, 7).getByText('1 new reply').waitFor()
  await branchOf(page, 7).locator('summary').first().click()
  await page.locator('.came').waitFor({ state: 'detached' })
})
