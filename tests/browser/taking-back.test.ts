import { type Desk, isLive, openDesk, says } from './support/browser.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk?.close())
afterEach(() => expect(desk.troubles.splice(0)).toEqual([]))

test('a reply is hidden with a reason and shown again, and every window follows', async () => {
  const [ada, bob] = [await desk.forum.as('ada'), await desk.forum.as('bob')]
  const { thread } = await ada.starts()
  await bob.replies(thread.id, 'Beside the point, but kind.')
  const [own, guest] = [await desk.window({ as: 'ada' }), await desk.window({ width: 360 })]
  for (const page of [own, guest]) {
    await page.goto(`/t/${thread.id}/${thread.slug}`)
    await isLive(page)
  }
  await own.locator('#p2').getByRole('link', { name: 'Hide' }).click()
  await own.getByLabel('Why').fill('Another matter')
  await own.getByRole('button', { name: 'Hide the reply' }).click()
  await own.waitForURL(/#p2$/)
  await isLive(own)
  for (const page of [own, guest]) {
    await says(page, 2, 'Hidden here: Another matter')
    expect(await page.locator('#p2 .prose').isVisible()).toBe(false)
  }
  await guest.locator('#p2 summary').click()
  await guest.locator('#p2 .prose', { hasText: 'but kind' }).waitFor()
  await own.locator('#p2').getByRole('button', { name: 'Show again' }).click()
  for (const page of [own, guest]) {
    await page.locator('#p2 details.veiled').waitFor({ state: 'detached' })
    expect(await page.locator('#p2 .prose').isVisible()).toBe(true)
  }
  expect(new URL(own.url()).hash).toBe('#p2')
})

test('who removed a reply, and why, arrives in every window; an answer that comes back is marked again', async () => {
  const [ada, bob] = [await desk.forum.as('ada'), await desk.forum.as('bob')]
  await desk.forum.sql("update member set role = 'moderator' where name = 'ada'")
  const { thread } = await ada.starts({ kind: 'question' })
  const { post } = await bob.replies(thread.id, 'The answer')
  await ada.put(`/api/threads/${thread.id}/accepted`, { postId: post.id })
  const [own, guest] = [await desk.window({ as: 'ada' }), await desk.window()]
  for (const page of [own, guest]) {
    await page.goto(`/t/${thread.id}/${thread.slug}`)
    await isLive(page)
    await page.locator('#p1 .answered').waitFor()
  }
  await own.locator('#p2').getByRole('link', { name: 'Remove' }).click()
  await own.getByLabel('Why').fill('Written by a machine')
  await own.getByRole('button', { name: 'Remove the post' }).click()
  await own.waitForURL(/#p2$/)
  await isLive(own)
  for (const page of [own, guest]) {
    await says(page, 2, 'Removed by a moderator. Written by a machine')
    await page.locator('#p1 .answered').waitFor({ state: 'detached' })
  }
  await own.locator('#p2').getByRole('button', { name: 'Undo' }).click()
  for (const page of [own, guest]) {
    await says(page, 2, 'Accepted answer')
    await page.locator('#p1 .answered').waitFor()
  }
})

test('the choice of light or dark is there before any script runs, on every page', async () => {
  const page = await desk.window({ scheme: 'light' })
  await page.goto('/')
  await page.getByRole('button', { name: 'Switch between light and dark' }).click()
  const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
  const dark = await paper()
  await page.route(/\.js$/, (route) => route.abort())
  await page.goto('/works')
  expect([await page.locator('html').getAttribute('data-theme'), await paper()]).toEqual(['dark', dark])
  expect(desk.troubles.splice(0).filter((each) => !each.includes('ERR_FAILED'))).toEqual([])
})
