import type { Page } from 'playwright-core'
import { type Desk, isLive, openDesk, says } from './support/browser.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk?.close())
afterEach(() => expect(desk.troubles.splice(0)).toEqual([]))

const field = (page: Page) => page.locator('#composer textarea')

async function opened(as: string, width = 1280) {
  const ada = await desk.forum.as('ada')
  const { thread } = await ada.starts()
  const { post } = await ada.replies(thread.id, 'Ask me.')
  const page = await desk.window({ as, width })
  await page.goto(`/t/${thread.id}/${thread.slug}`)
  await isLive(page)
  const tools = page.waitForResponse(/assets\/compose-/)
  await field(page).focus()
  await tools
  return { page, thread, post, ada }
}

for (const width of [1280, 360]) {
  test(`what came to the branch since its answer was begun is said before that is sent (${width} wide)`, async () => {
    const { page, thread, post, ada } = await opened(`ben-${width}`, width)
    const since = page.locator('.since')
    await ada.replies(thread.id, 'Before anybody writes.', { replyTo: post.id })
    await says(page, 3, 'Before anybody writes.')
    await page.locator('#p2 > .acts a[data-reply-to]').click()
    await field(page).fill('I think')
    await ada.replies(thread.id, 'Beside it.')
    await says(page, 4, 'Beside it.')
    expect(await since.isVisible()).toBe(false)
    await ada.replies(thread.id, 'In the branch.', { replyTo: post.id })
    await since.getByText('One new reply since you began').waitFor()
    await ada.replies(thread.id, 'Twice.', { replyTo: post.id })
    const link = since.getByRole('link', { name: '2 new replies since you began' })
    await link.click()
    expect(new URL(page.url()).hash).toBe('#p5')
    await since.waitFor({ state: 'hidden' })
    expect(await field(page).inputValue()).toBe('I think')
  })
}

test('a reply is taken back for some seconds after it was sent, and its words are in the composer again', async () => {
  const { page, thread, post } = await opened('cleo')
  await page.locator('#p2 > .acts a[data-reply-to]').click()
  await field(page).fill('Said in haste.')
  await page.locator('#composer button.ink').click()
  await says(page, 3, 'Said in haste.')
  await page.getByRole('button', { name: 'Take back' }).click()
  await page.locator('#p3 .tomb').waitFor()
  await page.locator('li:has(> #p2) > #composer textarea:focus').waitFor()
  expect(await field(page).inputValue()).toBe('Said in haste.')
  const { body } = await desk.forum.guest.get(`/api/threads/${thread.id}?sort=old`)
  expect(body.posts[2]).toMatchObject({ removed: true, html: '' })
  await field(page).fill('Said at leisure.')
  await page.locator('#composer button.ink').click()
  await says(page, 4, 'Said at leisure.')
  const after = await desk.forum.guest.get(`/api/threads/${thread.id}?sort=old`)
  expect(after.body.posts[3].replyTo).toBe(post.id)
})

test('the offer goes by itself, and somebody else’s reply is not offered', async () => {
  const { page, thread, ada } = await opened('dina')
  await page.clock.install()
  await field(page).fill('Meant so.')
  await page.locator('#composer button.ink').click()
  const offer = page.getByRole('button', { name: 'Take back' })
  await offer.waitFor()
  await page.clock.runFor(11_000)
  await offer.waitFor({ state: 'detached' })
  await ada.replies(thread.id, 'Mine.')
  await says(page, 4, 'Mine.')
  expect(await offer.count()).toBe(0)
})
