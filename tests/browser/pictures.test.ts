import type { Page } from 'playwright-core'
import type { ThreadView } from '../../server/contract/index.ts'
import { picture } from '../support/pictures.ts'
import { type Desk, isLive, openDesk } from './support/browser.ts'

let desk: Desk
let thread: ThreadView
let path: string
beforeAll(async () => {
  desk = await openDesk()
  const ada = await desk.forum.as('ada')
  thread = (await ada.starts({ title: 'What does your desk look like?' })).thread
  path = `/t/${thread.id}/${thread.slug}`
})
afterAll(() => desk?.close())
afterEach(() => expect(desk.troubles.splice(0)).toEqual([]))

const field = (page: Page) => page.locator('#composer textarea')
const line = /^!\[Two screens\]\(\/uploads\/[0-9a-f]{32}\.webp\)\s*$/

async function opened(as: string, width = 1280): Promise<Page> {
  const page = await desk.window({ as, width })
  await page.goto(path)
  await isLive(page)
  const tools = page.waitForResponse(/assets\/compose-/)
  await field(page).focus()
  await tools
  return page
}

// As the browser does it with a file from outside, for which there is no other way in a test.
async function give(page: Page, how: 'drop' | 'paste', file: Buffer, type = 'image/png'): Promise<void> {
  await field(page).evaluate(
    (text, { kind, bytes, mime }) => {
      const data = new DataTransfer()
      data.items.add(new File([Uint8Array.from(atob(bytes), (byte) => byte.charCodeAt(0))], 'desk.png', { type: mime }))
      const facts = { bubbles: true, cancelable: true }
      text.dispatchEvent(
        kind === 'drop'
          ? new DragEvent('drop', { ...facts, dataTransfer: data })
          : new ClipboardEvent('paste', { ...facts, clipboardData: data }),
      )
    },
    { kind: how, bytes: file.toString('base64'), mime: type },
  )
}

test.each(['drop', 'paste', 'choose'] as const)(
  'a picture comes into a reply by %s, says what it shows, and is seen by all',
  async (how) => {
    const page = await opened('ben', how === 'choose' ? 360 : 1280)
    const guest = await desk.window({})
    await guest.goto(path)
    await isLive(guest)
    const file = await picture(900, 300)
    if (how === 'choose') {
      const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByText('Add a picture').click()])
      await chooser.setFiles({ name: 'desk.png', mimeType: 'image/png', buffer: file })
    } else await give(page, how, file)
    await page.getByLabel('What it shows').fill('Two screens')
    expect(await field(page).inputValue()).toMatch(line)
    await field(page).press('End')
    await field(page).pressSequentially(`By ${how}.`)
    await page.locator('#composer button.ink').click()
    for (const window of [page, guest]) {
      const shown = window.locator('.prose', { hasText: `By ${how}.` }).getByRole('img', { name: 'Two screens' })
      await shown.scrollIntoViewIfNeeded()
      await window.waitForFunction(() =>
        [...document.querySelectorAll<HTMLImageElement>('.prose img')].every((img) => img.complete && img.naturalWidth > 0),
      )
      const box = (await shown.boundingBox())!
      expect(Math.abs(box.width / box.height - 3)).toBeLessThan(0.05)
    }
    await page.locator('.asks').waitFor({ state: 'detached' })
  },
)

test('what cannot be taken says why beside the text, and is taken out again', async () => {
  const page = await opened('ben')
  await give(page, 'paste', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'image/svg+xml')
  await page.getByRole('alert').filter({ hasText: 'This is no picture that can be taken' }).waitFor()
  desk.troubles.splice(0)
  await page.getByRole('button', { name: 'Take it out: desk.png' }).click()
  expect((await field(page).inputValue()).trim()).toBe('')
  await field(page).fill('')
})

test('a picture waits for the line to come back, and is sent once', async () => {
  const page = await opened('ben')
  await page.context().setOffline(true)
  await give(page, 'drop', await picture(50, 40))
  await page.getByRole('alert').filter({ hasText: 'Nothing answers.' }).waitFor()
  await page.context().setOffline(false)
  await page.getByRole('button', { name: 'Try again: desk.png' }).click()
  await page.getByLabel('What it shows').fill('Two screens')
  expect(await field(page).inputValue()).toMatch(line)
  expect(await desk.forum.sql('select count(*)::int from upload where width = 50')).toEqual([{ count: 1 }])
  await field(page).fill('')
})

test('nothing jumps when a picture comes', async () => {
  const ada = await desk.forum.as('ada')
  const { body } = await ada.upload(await picture(1200, 900))
  const { thread: other } = await ada.starts({ body: `![A desk](${body.upload.url})\n\nBelow it.` })
  const page = await desk.window({})
  await page.addInitScript(() => {
    Object.assign(window, { shifted: 0 })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { value: number })[])
        (window as unknown as { shifted: number }).shifted += entry.value
    }).observe({ type: 'layout-shift', buffered: true })
  })
  await page.goto(`/t/${other.id}/${other.slug}`)
  await page.waitForFunction(() => document.querySelector<HTMLImageElement>('.prose img')!.complete)
  await isLive(page)
  expect(await page.evaluate(() => (window as unknown as { shifted: number }).shifted)).toBeLessThan(0.0002)
})

test('without JavaScript a picture is sent from a page of its own, and its line pasted', async () => {
  const page = await desk.window({ as: 'ben', script: false })
  await page.goto(path)
  const [form] = await Promise.all([page.context().waitForEvent('page'), page.getByText('Add a picture').click()])
  await form.getByLabel('What it shows').fill('Two screens')
  await form
    .getByLabel('Picture', { exact: true })
    .setInputFiles({ name: 'desk.png', mimeType: 'image/png', buffer: await picture(70, 40) })
  await form.getByRole('button', { name: 'Send the picture' }).click()
  const pasted = await form.getByLabel('Put this line where the picture should stand').first().inputValue()
  expect(pasted).toMatch(line)
  await field(page).fill(`${pasted}\n\nWithout a script.`)
  await page.locator('#composer button.ink').click()
  await page.locator('.prose', { hasText: 'Without a script.' }).getByRole('img', { name: 'Two screens' }).waitFor()
})
