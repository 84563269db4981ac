import type { Page } from 'playwright-core'
import { type Desk, isLive, openDesk, says } from './support/browser.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk?.close())
afterEach(() => expect(desk.troubles).toEqual([]))

/** Presses Tab until what has the focus matches, as somebody would who cannot point. */
async function tabTo(page: Page, selector: string, words = ''): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press('Tab')
    const isThere = await page.evaluate(
      ([wanted, text]) => {
        const focused = document.activeElement
        return Boolean(focused?.matches(wanted!) && focused.textContent?.includes(text!))
      },
      [selector, words],
    )
    if (isThere) return
  }
  throw new Error(`60 presses of Tab did not come to ${selector} "${words}"`)
}

const focused = (page: Page) => page.evaluate(() => document.activeElement?.outerHTML ?? '')

test('by keys alone somebody signs in, opens a thread, replies to a reply, and seconds it', async () => {
  const ada = await desk.forum.as('ada')
  await desk.forum.as('ben')
  const { thread } = await ada.starts({ title: 'Who walks without a mouse?' })
  const { post } = await ada.replies(thread.id, 'I do, on trains.')
  const page = await desk.window()
  await page.goto('/')
  await tabTo(page, '.top a', 'Sign in')
  await page.keyboard.press('Enter')
  await page.locator('h1', { hasText: 'Welcome back' }).waitFor()
  await tabTo(page, 'input[name=login]')
  await page.keyboard.type('ben')
  await page.keyboard.press('Tab')
  await page.keyboard.type('correct horse battery')
  await page.keyboard.press('Enter')
  await page.locator('.row-title', { hasText: 'Who walks without a mouse?' }).waitFor()
  await tabTo(page, '.row-title a', 'Who walks')
  await page.keyboard.press('Enter')
  await isLive(page)

  await tabTo(page, '#p2 a[data-reply-to]')
  await page.keyboard.press('Enter')
  await page.locator('#composer textarea:focus').waitFor()
  await page.keyboard.type('On trains too.')
  await tabTo(page, '#composer button.ink')
  await page.keyboard.press('Enter')
  await says(page, 3, 'On trains too.')
  const { body } = await desk.forum.guest.get(`/api/threads/${thread.id}`)
  expect(body.posts[2]).toMatchObject({ replyTo: post.id })
})

test('the focus stays on Second after it is pressed, and while others second', async () => {
  const ada = await desk.forum.as('ada')
  const { thread } = await ada.starts()
  const { post } = await ada.replies(thread.id, 'Try Tin Kettle.', { recommends: [{ kind: 'tool', title: 'Tin Kettle' }] })
  const page = await desk.window({ as: 'ben' })
  await page.goto(`/t/${thread.id}/${thread.slug}`)
  await isLive(page)
  for (const [button, call] of [
    ['#p2 .seconding button', `/api/posts/${post.id}/second`],
    ['#p2 .work .btn-sec', `/api/recommendations/${post.recommendations[0]!.id}/second`],
  ] as const) {
    await tabTo(page, button)
    await page.keyboard.press('Enter')
    await page.locator(`${button}[aria-pressed=true]:focus`).waitFor()
    const cleo = await desk.forum.as('cleo')
    await cleo.put(call)
    await page.locator('#p2 .sec', { hasText: /^\s*2/ }).first().waitFor()
    expect(await focused(page)).toContain('aria-pressed="true"')
    await page.keyboard.press('Space')
    await page.locator(`${button}[aria-pressed=false]:focus`).waitFor()
    await cleo.delete(call)
    await page.goto(`/t/${thread.id}/${thread.slug}`)
    await isLive(page)
  }
})

test('how far one got is chosen with the arrow keys, and the choice keeps the focus', async () => {
  const ada = await desk.forum.as('ada')
  const { thread } = await ada.starts()
  await ada.replies(thread.id, 'Try Tin Kettle.', { recommends: [{ kind: 'tool', title: 'Tin Kettle' }] })
  const page = await desk.window({ as: 'dina' })
  await page.goto(`/t/${thread.id}/${thread.slug}`)
  await isLive(page)
  await tabTo(page, '#p2 input[name=experience]')
  await page.keyboard.press('ArrowRight')
  await page.locator('#p2 .btn-sec[aria-pressed=true]').waitFor()
  await page.locator('#p2 input[value=started]:checked:focus').waitFor()
  await page.keyboard.press('ArrowRight')
  await page.locator('#p2 input[value=finished]:checked:focus').waitFor()
  await page.locator('#p2 .work-say', { hasText: 'one finished it' }).waitFor()
})

test('after Remove the focus is on Undo, and after Undo on Remove', async () => {
  const ben = await desk.forum.as('ben')
  const { thread } = await ben.starts()
  await ben.replies(thread.id, 'Mine.')
  const page = await desk.window({ as: 'ben' })
  await page.goto(`/t/${thread.id}/${thread.slug}`)
  await isLive(page)
  await tabTo(page, '#p2 button', 'Remove')
  await page.keyboard.press('Enter')
  await page.locator('#p2 button:focus', { hasText: 'Undo' }).waitFor()
  await page.keyboard.press('Enter')
  await page.locator('#p2 button:focus', { hasText: 'Remove' }).waitFor()
})

test('the first press of Tab offers to skip to the content, and leads there', async () => {
  const ada = await desk.forum.as('ada')
  const { thread } = await ada.starts()
  for (const path of ['/', `/t/${thread.id}/${thread.slug}`, '/works', '/join']) {
    const page = await desk.window({ width: 360 })
    await page.goto(path)
    await page.keyboard.press('Tab')
    const skip = page.locator('a.skip:focus')
    expect((await skip.boundingBox())!.y).toBeGreaterThanOrEqual(0)
    await page.keyboard.press('Enter')
    await page.locator('main:focus').waitFor()
    await page.context().close()
  }
})
