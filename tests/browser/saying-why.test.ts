import type { Page } from 'playwright-core'
import type { PostView, ThreadView } from '../../server/contract/index.ts'
import { type Desk, isLive, openDesk, says } from './support/browser.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk?.close())
afterEach(() => expect(desk.troubles.splice(0)).toEqual([]))

async function recommended(): Promise<{ thread: ThreadView; post: PostView }> {
  const ada = await desk.forum.as('ada')
  const { thread } = await ada.starts()
  const { post } = await ada.replies(thread.id, 'Tin Kettle holds water.', {
    recommends: [{ kind: 'tool', title: 'Tin Kettle' }],
  })
  return { thread, post }
}

async function opened(as: string, { id, slug }: ThreadView, width = 1280): Promise<Page> {
  const page = await desk.window({ as, width })
  await page.goto(`/t/${id}/${slug}`)
  await isLive(page)
  return page
}

for (const width of [1280, 360]) {
  test(`who seconds says why, and another sees count, face and words live (${width} wide)`, async () => {
    const { thread } = await recommended()
    const reader = await opened('cleo', thread, width)
    const page = await opened('ben', thread, width)
    await page.locator('#p2 .btn-sec').click()
    await page.getByRole('link', { name: /^Say why/ }).click()
    await page.locator('#composer textarea:focus').waitFor()
    await page.locator('.chosen li', { hasText: 'Seconds Tin Kettle' }).waitFor()
    await page.locator('#composer textarea').fill('Mine is nine years old.')
    await page.locator('#composer button.ink').click()
    await says(reader, 3, 'Mine is nine years old.')
    expect(await reader.locator('#p3 .seconds').textContent()).toContain('Seconds Tin Kettle')
    expect(await reader.locator('#p2 .faces').getAttribute('aria-label')).toBe('ben')
    expect(await reader.locator('li:has(> #p2) #p3').count()).toBe(1)
    await says(page, 3, 'Mine is nine years old.')
    expect(await page.locator('.chosen li').count()).toBe(0)
    // Withdrawing keeps the words.
    await page.locator('#p2 .btn-sec').click()
    await reader.locator('#p3 .seconds').waitFor({ state: 'detached' })
    await says(reader, 3, 'Mine is nine years old.')
  })
}

test('“+1” below a recommendation is offered to count, counts with one tap, and the card knows it as one’s own', async () => {
  const { thread } = await recommended()
  const page = await opened('ben', thread)
  await page.locator('#p2 .acts a[data-reply-to]').click()
  await page.locator('#composer textarea').pressSequentially('+1')
  await page.getByRole('button', { name: 'Count it as my second: Tin Kettle' }).click()
  await page.locator('.chosen li', { hasText: 'Seconds Tin Kettle' }).waitFor()
  // It survives a reload with the words.
  await page.reload()
  await isLive(page)
  await page.locator('.chosen li', { hasText: 'Seconds Tin Kettle' }).waitFor()
  await page.locator('#composer button.ink').click()
  await page.locator('#p3 .seconds').waitFor()
  await page.locator('#p2 .btn-sec[aria-pressed=true]').waitFor()
})

test('a second taken off the composer, or left behind for another post, is not sent', async () => {
  const { thread } = await recommended()
  const page = await opened('ben', thread)
  await page.locator('#p2 .btn-sec').click()
  const why = page.getByRole('link', { name: /^Say why/ })
  await why.click()
  await page.getByRole('button', { name: 'Take off Seconds Tin Kettle' }).click()
  expect(await page.locator('.chosen li').count()).toBe(0)
  await why.click()
  await page.locator('.chosen li').waitFor()
  await page.getByRole('link', { name: 'Reply to the thread instead' }).click()
  await page.locator('.chosen li').waitFor({ state: 'detached' })
  await page.locator('#composer textarea').fill('Only words.')
  await page.locator('#composer button.ink').click()
  await says(page, 3, 'Only words.')
  expect(await page.locator('#p3 .seconds').count()).toBe(0)
})
