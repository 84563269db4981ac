import type { Locator, Page } from 'playwright-core'
import type { ThreadView } from '../../server/contract/index.ts'
import { type Desk, isLive, openDesk } from './support/browser.ts'

let desk: Desk
let thread: ThreadView
let path: string
let shortPath: string
const line = 'A paragraph that takes some lines on a narrow screen, so that the page is longer than the window. '
beforeAll(async () => {
  desk = await openDesk()
  const ada = await desk.forum.as('ada')
  thread = (await ada.starts({ body: line })).thread
  path = `/t/${thread.id}/${thread.slug}`
  // Of every height, so that none is as tall as a post is taken to be.
  for (let n = 2; n <= 40; n++) await ada.replies(thread.id, `${n}. ${line.repeat(1 + (n % 7))}`)
  const { thread: short } = await ada.starts({ title: 'Why?', body: 'So.' })
  shortPath = `/t/${short.id}/${short.slug}`
  let last: string | undefined
  // Flat and deep, and now and then a removed one.
  for (let n = 2; n <= 40; n++) {
    const { post } = await ada.replies(short.id, '+', n % 5 === 0 && last ? { replyTo: last } : {})
    if (n % 9 === 0) await ada.delete(`/api/posts/${post.id}`)
    else last = post.id
  }
})
afterAll(() => desk?.close())
afterEach(() => expect(desk.troubles).toEqual([]))

const topOf = (locator: Locator) => locator.evaluate((element) => element.getBoundingClientRect().top)
const isArriving = (page: Page) => page.evaluate(() => document.documentElement.classList.contains('arriving'))
const isWhole = (page: Page) => page.waitForFunction(() => !document.documentElement.classList.contains('arriving'))

// Keeps a page as it is right after its first paint.
const stopTheClock = (page: Page) => page.addInitScript(() => Object.assign(window, { requestAnimationFrame: () => 0 }))

test('a thread that is opened is laid out in pieces, and ends as if it had been laid out at once', async () => {
  const page = await desk.window({ width: 360 })
  await stopTheClock(page)
  await page.goto(path)
  expect(await isArriving(page)).toBe(true)
  const heights = await page.locator('.root > .far').evaluateAll((all) => all.map((one) => one.clientHeight))
  expect(heights.length).toBeGreaterThan(20)
  expect(new Set(heights).size).toBe(1)

  const other = await desk.window({ width: 360 })
  await other.goto(path)
  await isWhole(other)
  const laid = await other.locator('.reply > article').evaluateAll((all) => all.map((one) => one.getBoundingClientRect().top))
  await other.evaluate(() => location.reload())
  await isLive(other)
  expect(await isArriving(other)).toBe(false)
  const atOnce = await other.locator('.reply > article').evaluateAll((all) => all.map((one) => one.getBoundingClientRect().top))
  expect(laid).toEqual(atOnce)
})

test.each([1280, 360])('nothing that is in sight moves while the rest is laid out (%i wide)', async (width) => {
  const page = await desk.window({ width })
  await page.addInitScript(() => {
    const shifts: number[] = []
    Object.assign(window, { shifts })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shifts.push((entry as PerformanceEntry & { value: number }).value)
    }).observe({ type: 'layout-shift', buffered: true })
  })
  await page.goto(path)
  await isWhole(page)
  await isLive(page)
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
  expect(await page.evaluate(() => (window as unknown as { shifts: number[] }).shifts)).toEqual([])
})

test.each([
  [360, 640],
  [412, 823],
  [480, 864],
  [768, 1024],
  [1280, 720],
  [1280, 960],
  [1920, 1200],
])('however short the posts, none that the first window shows is laid out later (%i x %i)', async (width, height) => {
  const page = await desk.window({ width })
  await page.setViewportSize({ width, height })
  await stopTheClock(page)
  await page.goto(shortPath)
  expect(await isArriving(page)).toBe(true)
  const later = await page.locator('.reply').evaluateAll((all) =>
    all
      .filter((one) => getComputedStyle(one).contentVisibility === 'auto')
      .map((one) => one.getBoundingClientRect())
      // What stands in one of them has no place yet.
      .flatMap(({ top, width }) => (width > 0 ? [top] : [])),
  )
  expect(later.length).toBeGreaterThan(10)
  expect(Math.min(...later)).toBeGreaterThanOrEqual(height)
})

test('who goes to a post while the page still arrives comes to that post', async () => {
  const page = await desk.window({ width: 360 })
  await stopTheClock(page)
  await page.goto(path)
  expect(await isArriving(page)).toBe(true)
  await page.evaluate(() => {
    const link = document.createElement('a')
    link.href = '#p35'
    link.textContent = 'There'
    document.querySelector('#p1')!.prepend(link)
  })
  await page.getByRole('link', { name: 'There' }).click()
  const top = await topOf(page.locator('#p35'))
  expect(top).toBeGreaterThanOrEqual(0)
  expect(top).toBeLessThan(200)
  expect(await isArriving(page)).toBe(false)
})

test('a place that the address names, that is reloaded, or that one comes back to, is laid out at once and found again', async () => {
  const page = await desk.window({ width: 360 })
  await page.goto(`${path}#p30`)
  expect(await isArriving(page)).toBe(false)
  const read = page.locator('#p20')
  await read.evaluate((post) => scrollTo({ top: post.getBoundingClientRect().top + scrollY - 150, behavior: 'instant' }))
  const before = await topOf(read)
  await page.goto(path)
  await isWhole(page)
  await read.evaluate((post) => scrollTo({ top: post.getBoundingClientRect().top + scrollY - 150, behavior: 'instant' }))
  await page.reload()
  expect(await isArriving(page)).toBe(false)
  expect(Math.abs((await topOf(read)) - before)).toBeLessThanOrEqual(1)
  await page.locator('.brand').evaluate((link) => (link as HTMLElement).click())
  await page.waitForURL('**/')
  await page.goBack()
  await read.waitFor()
  expect(await isArriving(page)).toBe(false)
  expect(Math.abs((await topOf(read)) - before)).toBeLessThanOrEqual(1)
})
