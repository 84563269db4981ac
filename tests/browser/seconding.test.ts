import { type Desk, isLive, openDesk } from './support/browser.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk?.close())
afterEach(() => expect(desk.troubles).toEqual([]))

test('a second shows as one’s own, and as withdrawn, though the live message overtakes the answer', async () => {
  const ada = await desk.forum.as('ada')
  const { thread } = await ada.starts()
  const { post } = await ada.replies(thread.id, 'Second me.')
  const page = await desk.window({ as: 'ben' })
  await page.goto(`/t/${thread.id}/${thread.slug}`)
  await isLive(page)
  // The answer is held back until the change has been drawn.
  const drawn = page.locator('#p2')
  await page.route(`**/api/posts/${post.id}/second`, async (route) => {
    const before = await drawn.getAttribute('data-version')
    const response = await route.fetch()
    await page.locator(`#p2:not([data-version="${before}"])`).waitFor()
    await route.fulfill({ response })
  })
  await page.locator('#p2 .seconding button').click()
  await page.locator('#p2 .seconding button[aria-pressed=true]').waitFor()
  await page.locator('#p2 .seconding .sec.mine').waitFor()
  await page.locator('#p2 .seconding button').click()
  await page.locator('#p2 .seconding button[aria-pressed=false]').waitFor()
  await page.locator('#p2 .seconding .sec').waitFor({ state: 'detached' })
})

test('ten presses in a row end as the last one meant, here and in the tables', async () => {
  const ada = await desk.forum.as('ada')
  const { thread } = await ada.starts()
  const { post } = await ada.replies(thread.id, 'Second me, or not.')
  const page = await desk.window({ as: 'ben' })
  await page.goto(`/t/${thread.id}/${thread.slug}`)
  await isLive(page)
  for (let press = 1; press <= 10; press++) {
    await page.locator('#p2 .seconding button').click()
    await page.locator(`#p2 .seconding button[aria-pressed=${press % 2 === 1}]`).waitFor()
  }
  const rows = await desk.forum.sql('select 1 from post_seconding where post_id = $1', [post.id])
  expect(rows.length).toBe(0)
  await page.locator('#p2 .seconding .sec').waitFor({ state: 'detached' })
})
