import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Locator, Page } from 'playwright-core'
import type { PostView, ThreadView } from '../../server/contract/index.ts'
import type { Member } from '../support/forum.ts'
import { type Desk, isLive, openDesk, readThread } from './support/browser.ts'

const long = 'A paragraph that takes some lines on a narrow screen, so that the page is longer than the window. '.repeat(4)
const lastWords = 'That is all that happened.'

let desk: Desk
let bob: Member
let cleo: Member
let thread: ThreadView
let posts: PostView[]
beforeEach(async () => {
  desk = await openDesk()
  const ada = await desk.forum.as('ada')
  bob = await desk.forum.as('bob')
  cleo = await desk.forum.as('cleo')
  thread = (await ada.starts({ body: long })).thread
  posts = []
  for (let n = 2; n <= 14; n++) {
    const recommends =
      n === 6 ? { recommends: [{ kind: 'book' as const, title: 'Refactoring', creators: ['Martin Fowler'] }] } : {}
    posts[n] = (await bob.replies(thread.id, `${n}. ${long}`, recommends)).post
  }
})
afterEach(async () => {
  await desk?.close()
  expect(desk.troubles).toEqual([])
})

/** Above, in and below what is being read, others reply, edit, remove and second; the last of it is a reply that says so. */
async function muchHappens(): Promise<void> {
  const { post: above } = await cleo.replies(thread.id, `Above. ${long}`, { replyTo: posts[3]!.id })
  await bob.replies(thread.id, `Below it. ${long}`, { replyTo: above.id })
  await bob.patch(`/api/posts/${posts[4]!.id}`, { body: `Longer. ${long.repeat(3)}` }, { revision: posts[4]!.revision })
  await bob.delete(`/api/posts/${posts[5]!.id}`)
  await cleo.put(`/api/recommendations/${posts[6]!.recommendations[0]!.id}/second`, { experience: 'finished' })
  await cleo.put(`/api/posts/${posts[9]!.id}/second`)
  const { post: gone } = await cleo.replies(thread.id, 'Said and taken back.')
  await cleo.delete(`/api/posts/${gone.id}`)
  await cleo.replies(thread.id, lastWords)
}

// Drawn and laid out: two frames later nothing of the change is pending.
async function topOf(locator: Locator): Promise<number> {
  await locator.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
  return locator.evaluate((element) => element.getBoundingClientRect().top)
}

/** A guest's window in which the ninth post is being read. */
async function reading(width: number): Promise<{ page: Page; post: Locator; before: number }> {
  const page = await desk.window({ width })
  await page.goto(`/t/${thread.id}/${thread.slug}?sort=old`)
  await isLive(page)
  const post = page.locator('#p9')
  await post.evaluate((element) => scrollTo({ top: element.getBoundingClientRect().top + scrollY - 150, behavior: 'instant' }))
  return { page, post, before: await topOf(post) }
}

async function isAsLoadedAnew({ page, post, before }: Awaited<ReturnType<typeof reading>>): Promise<void> {
  await page.locator('article', { hasText: lastWords }).waitFor({ state: 'attached' })
  await isLive(page)
  // A page scrolls by whole pixels.
  expect(Math.abs((await topOf(post)) - before)).toBeLessThanOrEqual(1)
  const fresh = await desk.window({})
  await fresh.goto(page.url())
  expect(await readThread(page)).toEqual(await readThread(fresh))
  expect(await page.locator('#replies-h').textContent()).toBe(await fresh.locator('#replies-h').textContent())
}

for (const width of [1280, 360]) {
  test(`a train in a tunnel: back online the page is as one loaded anew, and what is read stays where it was (${width} wide)`, async () => {
    const reader = await reading(width)
    await reader.page.context().setOffline(true)
    await reader.page.locator('#live-status .live.off').waitFor({ state: 'attached' })
    await muchHappens()
    await reader.page.context().setOffline(false)
    await isAsLoadedAnew(reader)
  })

  test(`a frozen tab, thawed, is as one loaded anew, and what is read stays where it was (${width} wide)`, async () => {
    const reader = await reading(width)
    const chrome = await reader.page.context().newCDPSession(reader.page)
    await chrome.send('Page.setWebLifecycleState', { state: 'frozen' })
    await muchHappens()
    await chrome.send('Page.setWebLifecycleState', { state: 'active' })
    await isAsLoadedAnew(reader)
  })
}

test('a laptop that was asleep for a minute shows, awake, what happened, and what is read stays where it was', async () => {
  const reader = await reading(1280)
  let asks = 0
  reader.page.on('request', (request) => (asks += Number(request.url().includes('/changes?since='))))
  const processes = ofTheBrowser()
  expect(processes.length).toBeGreaterThan(1)
  for (const pid of processes) process.kill(pid, 'SIGSTOP')
  // The forum gives its line up meanwhile: a ping every 25 s, and 20 s for the answer.
  await muchHappens()
  // The minute is what is tested: no event of a browser that stands still can be awaited.
  await sleep(60_000)
  for (const pid of processes) process.kill(pid, 'SIGCONT')
  await isAsLoadedAnew(reader)
  expect(asks).toBeGreaterThan(0)
}, 120_000)

// All that the browser has started, itself included; it was started by us.
function ofTheBrowser(): number[] {
  const parents = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const stat = readFileSync(`/proc/${name}/stat`, 'utf8')
        // After the name, which may hold blanks and brackets: the state, and the parent.
        return [{ pid: Number(name), parent: Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) }]
      } catch {
        return []
      }
    })
  const below = (pid: number): number[] =>
    parents.filter(({ parent }) => parent === pid).flatMap((child) => [child.pid, ...below(child.pid)])
  return below(process.pid).filter((pid) => /chrom/.test(readFileSync(`/proc/${pid}/cmdline`, 'utf8')))
}
