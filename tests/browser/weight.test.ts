import { readdirSync, statSync } from 'node:fs'
import { type Desk, isLive, openDesk } from './support/browser.ts'
import { playSeedThread, type SeedThread } from './support/seed-thread.ts'

const most = { js: 30_000, css: 14_000 }

let desk: Desk
let seed: SeedThread
let path: string
beforeAll(async () => {
  desk = await openDesk()
  seed = await playSeedThread(desk.forum)
  path = `/t/${seed.thread.id}/${seed.thread.slug}`
})
afterAll(() => desk?.close())
afterEach(() => expect(desk.troubles).toEqual([]))

test('a thread brings at most 30 kB of script and 14 kB of style, compressed, from this host alone', async () => {
  const page = await desk.window({ as: 'noor' })
  const brought: string[] = []
  page.on('response', (response) => {
    const { pathname } = new URL(response.url())
    if (/\.(js|css)$/.test(pathname)) brought.push(pathname)
  })
  await page.goto(path)
  await isLive(page)
  const folder = new URL('../../dist/client/', import.meta.url)
  const files = readdirSync(folder).filter((file) => file.endsWith('.gz'))
  const size = (kind: 'js' | 'css') =>
    brought
      .filter((name) => name.endsWith(`.${kind}`))
      .reduce(
        (sum, name) =>
          sum +
          statSync(
            new URL(
              files.find((file) => name.endsWith(file.replace(/\.gz$/, '')))!,
              folder,
            ),
          ).size,
        0,
      )
  expect(brought.length).toBe(2)
  // A long thread's script begins before the first paint.
  brought.push(files.find((file) => file.startsWith('first-'))!.replace(/\.gz$/, ''))
  expect(size('js')).toBeLessThanOrEqual(most.js)
  expect(size('css')).toBeLessThanOrEqual(most.css)
})

test('a page says nothing in the console, is refused nothing by its policy, and asks no other host', async () => {
  for (const as of [undefined, 'noor']) {
    const page = await desk.window({ as })
    const paths = [
      '/',
      '/tags/learning',
      path,
      '/works',
      '/works/1',
      '/m/noor',
      '/search?q=read',
      '/sign-in',
      '/join',
      '/new',
      '/nowhere',
    ]
    for (const each of paths) {
      await page.goto(each)
      await page.locator('main').waitFor()
    }
  }
  expect(desk.troubles).toEqual([])
})

// Chromium paints while it still parses: on a busy machine the bar's first buttons stand before its last one has come. A post or a card that
// moves is more than ten times as much.
const leastSeen = 0.005

for (const width of [1280, 360]) {
  for (const as of [undefined, 'noor']) {
    test(`nothing shifts while a thread loads (${as ?? 'a guest'}, ${width} wide)`, async () => {
      const page = await desk.window({ as, width })
      await page.addInitScript(() => {
        const shifts: unknown[] = []
        Object.assign(window, { shifts })
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries() as (PerformanceEntry & {
            value: number
            hadRecentInput: boolean
            sources: { node: Element }[]
          })[]) {
            if (!entry.hadRecentInput)
              shifts.push([entry.value, ...entry.sources.map(({ node }) => node?.outerHTML?.slice(0, 80))])
          }
        }).observe({ type: 'layout-shift', buffered: true })
      })
      await page.goto(path)
      await isLive(page)
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
      const shifts = await page.evaluate(() => (window as unknown as { shifts: [number, string][] }).shifts)
      expect(shifts.filter(([amount]) => amount > leastSeen)).toEqual([])
    })
  }
}
