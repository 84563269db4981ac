import type { Page } from 'playwright-core'
import type { PostView, ThreadView } from '../../server/contract/index.ts'
import type { Member } from '../support/forum.ts'
import { type Desk, isLive, openDesk } from './support/browser.ts'
import { countShifts } from './support/shifts.ts'

const long = 'A paragraph that takes some lines on a narrow screen, so that the page is longer than the window. '.repeat(4)

let desk: Desk
let ada: Member
let bob: Member
beforeAll(async () => {
  desk = await openDesk()
  ada = await desk.forum.as('ada')
  bob = await desk.forum.as('bob')
})
afterAll(() => desk?.close())
afterEach(() => expect(desk.troubles).toEqual([]))

/** A thread of some long replies to its opener. */
async function threadOf(replies: number): Promise<{ thread: ThreadView; posts: PostView[] }> {
  const { thread } = await ada.starts({ title: 'Where was I?', body: long })
  const posts: PostView[] = []
  for (let number = 2; number <= replies + 1; number++) posts[number] = (await bob.replies(thread.id, `${number}. ${long}`)).post
  return { thread, posts }
}

const open = async (page: Page, thread: ThreadView, more = '') => {
  await page.goto(`/t/${thread.id}/${thread.slug}${more}`)
  await isLive(page)
}

const marked = (page: Page) => page.locator('.is-new > article').evaluateAll((posts) => posts.map(({ id }) => id))

for (const width of [1280, 360]) {
  test(`what came meanwhile is new until it was before the eyes; then no device tells of it again (${width} wide)`, async () => {
    const { thread } = await threadOf(4)
    const reader = `reader${width}`
    const cleo = await desk.forum.as(reader)
    const page = await desk.window({ as: reader, width })
    await open(page, thread)
    expect(await marked(page)).toEqual([])
    // Each as high as the window.
    for (const text of ['Five', 'Six', 'Seven']) await bob.replies(thread.id, `${text}. ${long.repeat(8)}`)
    await page.goto('/')
    const row = page.locator(`.row[data-thread="${thread.id}"]`)
    expect(await row.locator('.fresh').textContent()).toBe('3 new')
    await row.locator('.row-title a').click()
    await isLive(page)
    expect(await marked(page)).toEqual(['p6', 'p7', 'p8'])
    const pill = page.locator('.pill.below')
    expect(await pill.textContent()).toBe('3 new below')
    // The first is read; the others are not, and stay new.
    const read = page.waitForResponse((answer) => answer.url().endsWith('/seen'))
    await page.locator('.newness .jump').click()
    expect((await read).status()).toBe(204)
    await page.locator('.pill', { hasText: '2 new below' }).waitFor()
    await page.goto('/')
    expect(await row.locator('.fresh').textContent()).toBe('2 new')
    await open(page, thread)
    for (const number of [7, 8]) {
      const told = page.waitForResponse((answer) => answer.request().postData() === `{"version":${number}}`)
      await pill.click()
      await page.locator(`#p${number}:focus`).waitFor()
      expect((await told).status()).toBe(204)
    }
    await pill.waitFor({ state: 'hidden' })
    const { text } = await cleo.get('/')
    expect(text).toMatch(new RegExp(`<li class="row read" data-thread="${thread.id}"`))
  })

  test(`nothing shifts while replies arrive, in sight and out of it; the pill leads to those out of sight (${width} wide)`, async () => {
    const { thread, posts } = await threadOf(9)
    const page = await desk.window({ as: 'ada', width })
    const shifts = await countShifts(page)
    await open(page, thread, '?sort=old')
    const arrives = async (replyTo?: PostView) => {
      const { post } = await bob.replies(thread.id, `Arrived. ${long}`, replyTo ? { replyTo: replyTo.id } : {})
      await page.locator(`#p${post.number}`).waitFor({ state: 'attached' })
      return post
    }
    await page.locator('#p6').evaluate((post) => post.scrollIntoView({ block: 'start', behavior: 'instant' }))
    const above = await arrives(posts[3])
    await arrives(posts[6])
    const below = await arrives()
    await page.locator('.pill', { hasText: '1 new above' }).waitFor()
    await page.locator('.pill', { hasText: 'new below' }).waitFor()
    expect(await page.locator(`li:has(> #p${above.number}) > .news`).textContent()).toBe('New')
    // At the end of the thread, where the reply and the composer below it are in sight.
    await page.locator('#composer').scrollIntoViewIfNeeded()
    await page.locator(`li.is-new > #p${below.number}`).waitFor()
    await arrives()
    await page.locator('#live-status', { hasText: 'Live' }).waitFor()
    await page.locator('p.vh[role=status]', { hasText: /new repl.* from bob/ }).waitFor({ state: 'attached' })
    expect(await shifts()).toEqual([])
    await page.locator('.pill.above').click()
    await page.locator('article:focus').waitFor()
  })
}

test('one’s own reply is not called new, and an edit of another’s is', async () => {
  const { thread, posts } = await threadOf(2)
  const page = await desk.window({ as: 'ada' })
  await open(page, thread)
  await page.locator('#composer textarea').fill('Mine')
  await page.locator('#composer button.ink').click()
  await page.locator('#p4').waitFor()
  await bob.patch(`/api/posts/${posts[2]!.id}`, { body: 'Said better.' }, { revision: 1 })
  await page.locator('.is-new > #p2').waitFor()
  expect(await page.locator('.news').allTextContents()).toEqual(['Newly edited'])
})

test('a folded branch stays folded in this browser, from the first paint on; other threads and other browsers know nothing of it', async () => {
  const { thread, posts } = await threadOf(3)
  const other = await threadOf(3)
  for (const { replies, to } of [
    { replies: thread, to: posts[2]! },
    { replies: other.thread, to: other.posts[2]! },
  ])
    await bob.replies(replies.id, 'Below', { replyTo: to.id })
  for (const as of [undefined, 'ada']) {
    const page = await desk.window({ as, width: 360 })
    const shifts = await countShifts(page)
    await open(page, thread)
    const branch = page.locator('li:has(> #p2) > details.branch')
    await branch.locator('summary').first().click()
    await page.waitForFunction(() => document.cookie.includes('folded=2'))
    await open(page, thread)
    expect(await branch.getAttribute('open')).toBeNull()
    expect(await shifts()).toEqual([])
    await open(page, other.thread)
    expect(await page.locator('details.branch:not([open])').count()).toBe(0)
    // Whoever asks for a post in it sees it.
    await open(page, thread, '?at=5#p5')
    expect(await page.locator('#p5').isVisible()).toBe(true)
    await open(page, thread)
    await branch.locator('summary').first().click()
    await page.waitForFunction(() => !document.cookie.includes('folded'))
    await open(page, thread)
    expect(await branch.getAttribute('open')).not.toBeNull()
    await page.context().close()
  }
})

test('the address of a post that is on another page leads to it, with what it answers above it, and back leads back', async () => {
  const { thread, posts } = await threadOf(1)
  let above = posts[2]!
  for (let depth = 2; depth <= 8; depth++) above = (await ada.replies(thread.id, `${depth} deep`, { replyTo: above.id })).post
  const page = await desk.window()
  await page.goto('/works')
  await page.goto(`/t/${thread.id}/${thread.slug}#p${above.number}`)
  await page.locator(`#p${above.number}`).waitFor()
  expect(new URL(page.url()).search).toBe(`?at=${above.number}`)
  expect(await page.locator('.replies article').evaluateAll((all) => all.map(({ id }) => id))).toEqual(['p6', 'p7', 'p8', 'p9'])
  const parent = page.locator(`#p${above.number} a.to`)
  expect(await parent.textContent()).toBe('in reply to ada')
  await parent.click()
  expect(new URL(page.url()).hash).toBe('#p8')
  await page.locator('#p6 a.to').click()
  await page.locator('#p5:target').waitFor()
  await page.goBack()
  await page.goBack()
  await page.locator(`#p${above.number}:target`).waitFor()
  await page.goBack()
  expect(new URL(page.url()).pathname).toBe('/works')
})
