import type { Page } from 'playwright-core'
import type { ThreadView } from '../../server/contract/index.ts'
import { type Desk, openDesk } from './support/browser.ts'

let desk: Desk
let thread: ThreadView
beforeAll(async () => {
  desk = await openDesk()
  thread = (await (await desk.forum.as('ada')).starts({ title: 'Which one first?' })).thread
})
afterAll(() => desk?.close())
afterEach(() => expect(desk.troubles).toEqual([]))

// What the browser itself says of the pages that it fetches before anybody goes there.
async function fetchedAhead(page: Page): Promise<{ urls: Set<string>; first: Promise<string> }> {
  const session = await page.context().newCDPSession(page)
  const urls = new Set<string>()
  const first = new Promise<string>((resolve) => {
    session.on('Preload.prefetchStatusUpdated', ({ prefetchUrl, status }) => {
      urls.add(new URL(prefetchUrl).pathname)
      if (status === 'Ready' || status === 'Success') resolve(new URL(prefetchUrl).pathname)
    })
  })
  await session.send('Preload.enable')
  return { urls, first }
}

const rowOf = (page: Page) => page.locator('.row-title a', { hasText: 'Which one first?' })
const path = () => `/t/${thread.id}/${thread.slug}`

test('a thread on which a guest’s pointer rests is fetched before they go there', async () => {
  const page = await desk.window()
  const { first } = await fetchedAhead(page)
  await page.goto('/')
  await rowOf(page).hover()
  expect(await first).toBe(path())
})

test('what is fetched ahead for a member does not count as read', async () => {
  const ada = await desk.forum.as('ada')
  const bob = await desk.forum.as('bob')
  await ada.get(path())
  await bob.replies(thread.id, 'The second edition.')
  const before = await desk.forum.sql('select * from seen')
  const page = await desk.window({ as: 'ada' })
  const { first } = await fetchedAhead(page)
  await page.goto('/')
  await rowOf(page).hover()
  expect(await first).toBe(path())
  expect(await desk.forum.sql('select * from seen')).toEqual(before)
  await page.reload()
  expect(await page.locator('.row', { hasText: 'Which one first?' }).locator('.fresh').textContent()).toContain('1')
})

test('a thread that a member has never read is not fetched ahead: that they came is to be known', async () => {
  const page = await desk.window({ as: 'cleo' })
  const { urls } = await fetchedAhead(page)
  await page.goto('/')
  await rowOf(page).hover()
  await rowOf(page).click()
  await page.waitForURL(`**${path()}`)
  expect([...urls]).toEqual([])
  expect(await desk.forum.sql('select 1 from seen join member on member.id = member_id where name = $1', ['cleo'])).toHaveLength(
    1,
  )
})

test('who saves data is asked to fetch nothing ahead', async () => {
  const { headers } = await desk.forum.guest.get('/')
  const [, rules] = /^"(.*)"$/.exec(headers['speculation-rules'] as string)!
  expect(JSON.parse((await desk.forum.guest.get(rules!)).text)).toHaveProperty('prefetch')
  expect(JSON.parse((await desk.forum.guest.get(rules!, { headers: { 'save-data': 'on' } })).text)).toEqual({})
})
