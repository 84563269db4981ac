import type { Page } from 'playwright-core'
import { type Desk, isLive, openDesk, readThread, says } from './support/browser.ts'
import { playSeedThread, type SeedThread } from './support/seed-thread.ts'

let desk: Desk
let seed: SeedThread
let path: string
beforeEach(async () => {
  desk = await openDesk()
  seed = await playSeedThread(desk.forum)
  path = `/t/${seed.thread.id}/${seed.thread.slug}?sort=old`
})
afterEach(async () => {
  await desk?.close()
  expect(desk.troubles).toEqual([])
})

const isLost = (page: Page) => page.locator('#live-status .live.off').waitFor()

const asLoadedAnew = async (page: Page, as?: string) => {
  const fresh = await desk.window(as ? { as } : {})
  await fresh.goto(path)
  const shown = await readThread(fresh)
  expect(await readThread(page)).toEqual(shown)
  expect(await page.locator('#replies-h').textContent()).toBe(await fresh.locator('#replies-h').textContent())
}

/** Everything that can happen to a thread; the last of it is a reply that says so. */
async function muchHappens(): Promise<void> {
  const [ines, noor, jun, wim] = await Promise.all(['ines', 'noor', 'jun', 'wim'].map((name) => desk.forum.as(name)))
  const { post: deep } = await noor!.replies(seed.thread.id, 'A reply while you were away.', { replyTo: seed.started.id })
  await jun!.replies(seed.thread.id, 'And one below it.', { replyTo: deep.id })
  await ines!.patch(`/api/posts/${seed.answer.id}`, { body: 'Shorter, and *better*.' }, { revision: seed.answer.revision })
  await noor!.delete(`/api/posts/${seed.seconding.id}`)
  await wim!.put(`/api/posts/${seed.answer.id}/second`)
  await jun!.delete(`/api/recommendations/${seed.recommending.recommendations[0]!.id}/second`)
  const gone = await jun!.replies(seed.thread.id, 'Said and taken back.')
  await jun!.delete(`/api/posts/${gone.post.id}`)
  await wim!.put(`/api/threads/${seed.thread.id}/accepted`, { postId: seed.answer.id })
  await wim!.replies(seed.thread.id, 'That is all that happened.')
}

test('who was cut off sees, once back, what a fresh page shows', async () => {
  const [tomas, guest] = await Promise.all([desk.window({ as: 'tomas' }), desk.window({ width: 360 })])
  for (const page of [tomas, guest]) {
    await page.goto(path)
    await isLive(page)
    await page.context().setOffline(true)
    await isLost(page)
  }
  await muchHappens()
  for (const page of [tomas, guest]) {
    expect(await page.locator('article', { hasText: 'while you were away' }).count()).toBe(0)
    await page.context().setOffline(false)
    await page.locator('article', { hasText: 'That is all that happened.' }).waitFor()
    await isLive(page)
  }
  await asLoadedAnew(tomas, 'tomas')
  await asLoadedAnew(guest)
})

test('what happens between the page and its socket is not missed', async () => {
  const page = await desk.window({ as: 'tomas' })
  await page.route('**/assets/app-*.js', async (route) => {
    await muchHappens()
    await route.continue()
  })
  await page.goto(path)
  await page.locator('article', { hasText: 'That is all that happened.' }).waitFor()
  await isLive(page)
  await asLoadedAnew(page, 'tomas')
})

test('a reply written without a connection waits in sight, goes out once it is back, and stands once', async () => {
  const page = await desk.window({ as: 'tomas' })
  await page.goto(path)
  await isLive(page)
  await page.context().setOffline(true)
  await isLost(page)
  await page.locator('#composer textarea').fill('Written in a tunnel.')
  await page.locator('#composer button.ink').click()
  await page.locator('.pending', { hasText: 'Written in a tunnel.' }).getByRole('button', { name: 'Try now' }).waitFor()
  expect(await page.locator('article', { hasText: 'Written in a tunnel.' }).count()).toBe(0)
  await page.context().setOffline(false)
  await says(page, 6, 'Written in a tunnel.')
  await page.locator('.pending').waitFor({ state: 'detached' })
  await isLive(page)
  await asLoadedAnew(page, 'tomas')
})

test('a reply whose answer was lost is sent again by itself, and stands once', async () => {
  const page = await desk.window({ as: 'tomas' })
  await page.goto(path)
  await isLive(page)
  // The forum takes the reply; the browser never hears of it.
  await page.route(
    '**/posts',
    async (route) => {
      await route.fetch()
      await route.abort('internetdisconnected')
    },
    { times: 1 },
  )
  await page.locator('#composer textarea').fill('Sent once, answered into the void.')
  await page.locator('#composer button.ink').click()
  await page.locator('.pending').waitFor()
  await page.locator('.pending').waitFor({ state: 'detached' })
  await says(page, 6, 'answered into the void')
  expect(await page.locator('article', { hasText: 'answered into the void' }).count()).toBe(1)
  await asLoadedAnew(page, 'tomas')
})
