import type { Page } from 'playwright-core'
import { type Desk, isLive, openDesk, says } from './support/browser.ts'
import { playSeedThread, quoted, type SeedThread, sentence } from './support/seed-thread.ts'

let desk: Desk
let seed: SeedThread
let path: string
beforeAll(async () => {
  desk = await openDesk()
  seed = await playSeedThread(desk.forum)
  path = `/t/${seed.thread.id}/${seed.thread.slug}`
})
afterAll(() => desk?.close())
afterEach(() => expect(desk.troubles).toEqual([]))

const parentOf = (page: Page, number: number) =>
  page.locator(`#p${number}`).evaluate((post) => post.parentElement?.closest('ol')?.closest('li')?.querySelector('article')?.id)

test('without JavaScript it reads as a thread: every word, who answers whom, the quotation, the book and its count', async () => {
  const page = await desk.window({ script: false })
  await page.goto(path)
  expect(await page.locator('h1').textContent()).toBe('Where does one start with distributed systems?')
  expect(await page.locator('#p1 .prose strong').textContent()).toBe('first')
  expect(await page.locator('#p2 .prose > p').count()).toBe(4)
  expect(await page.locator('#p2 .prose blockquote').textContent()).toContain(quoted)
  expect(await page.locator('#p2 .prose blockquote').textContent()).toContain('Ada Brenninkmeyer')
  await says(page, 3, sentence)
  const book = page.locator('#p3 .work')
  expect(await book.locator('.work-title').textContent()).toBe('Mapmaking for Moving Ground')
  expect(await book.locator('.work-by').textContent()).toContain('Ilse Marten')
  expect((await book.locator('.sec').textContent())?.trim()).toMatch(/^2\b/)
  await says(page, 4, 'firm ground to stand on')
  await says(page, 5, 'chapters on storage')
  expect(await parentOf(page, 3)).toBeUndefined()
  expect(await parentOf(page, 4)).toBe('p3')
  expect(await parentOf(page, 5)).toBe('p4')
  expect(await page.locator('main article').count()).toBe(5)
})

test("the work's page names the thread, the sentence and the people", async () => {
  const page = await desk.window({ script: false })
  await page.goto(path)
  await page.locator('#p3 .work-title a').click()
  expect(await page.locator('h1').textContent()).toBe('Mapmaking for Moving Ground')
  expect(await page.locator('.standing .big').textContent()).toMatch(/3.*members stand behind it, in 1 thread/)
  const place = page.locator('.prov > li')
  expect(await place.count()).toBe(1)
  expect(await place.locator('mark').textContent()).toContain(sentence)
  expect(await place.textContent()).toContain('tomas')
  expect(await place.locator('.from a').textContent()).toBe(seed.thread.title)
  await place.locator('.from a').click()
  expect(new URL(page.url()).pathname + new URL(page.url()).hash).toBe(`${path}#p3`)
  await page.goto('/works')
  const row = page.locator('.shelf > li', { hasText: 'Mapmaking for Moving Ground' })
  expect(await row.locator('.because').textContent()).toBe(sentence)
  expect(await row.locator('.said-in').textContent()).toMatch(/tomas in Where does one start with distributed systems\?/)
})

test('a reply typed in one window stands in the others without a reload, a guest’s too, and once in its own', async () => {
  const [ines, wim, guest] = await Promise.all([
    desk.window({ as: 'ines' }),
    desk.window({ as: 'wim', width: 360, scheme: 'dark' }),
    desk.window({}),
  ])
  const windows = [ines, wim, guest]
  await Promise.all(windows.map((page) => page.goto(path).then(() => isLive(page))))
  await Promise.all(windows.map((page) => page.evaluate(() => Object.assign(window, { unloaded: false }))))

  await ines.locator('#p4 a[data-reply-to]').click()
  await ines
    .locator('#composer textarea')
    .fill('Read it next to a small thing that you build. *Then* the second half makes sense.')
  await ines.locator('#composer button.ink').click()
  const sentAt = Date.now()
  await Promise.all([wim, guest].map((page) => says(page, 6, 'Read it next to a small thing')))
  expect(Date.now() - sentAt).toBeLessThan(1_500)
  await says(ines, 6, 'the second half makes sense')
  for (const page of windows) {
    expect(await parentOf(page, 6)).toBe('p4')
    expect(await page.locator('article', { hasText: 'Read it next to a small thing' }).count()).toBe(1)
    expect(await page.locator('#p6 em').textContent()).toBe('Then')
    expect(await page.locator('#replies-h').textContent()).toBe('5 replies')
    expect(await page.evaluate(() => 'unloaded' in window)).toBe(true)
  }

  await wim.locator('#p3 .work button[aria-pressed=false]').click()
  for (const page of windows) await page.locator('#p3 .work .sec', { hasText: /^\s*3/ }).waitFor()
  expect(await wim.locator('#p3 .work .btn-sec').getAttribute('aria-pressed')).toBe('true')
  for (const page of windows) await page.locator('aside .rank .sec', { hasText: /^\s*3/ }).waitFor()
  expect(await wim.locator('aside .rank .sec').getAttribute('class')).toContain('mine')
  await wim.locator('#p6 .seconding button').click()
  for (const page of windows) await page.locator('#p6 .sec', { hasText: /^\s*1/ }).waitFor()
  await wim.locator('#p3 .work button[aria-pressed=true]').click()
  for (const page of windows) await page.locator('#p3 .work .sec', { hasText: /^\s*2/ }).waitFor()
})

test('the first work that is recommended in a thread shows beside it, and goes with its post', async () => {
  const { thread } = await (await desk.forum.as('wim')).starts()
  const [wim, guest] = await Promise.all([desk.window({ as: 'wim' }), desk.window({ width: 360 })])
  for (const page of [wim, guest]) {
    await page.goto(`/t/${thread.id}/${thread.slug}`)
    await isLive(page)
  }
  const jun = await desk.forum.as('jun')
  const { post } = await jun.replies(thread.id, 'I keep coming back to Tin Kettle.', {
    recommends: [{ kind: 'tool', title: 'Tin Kettle', url: 'https://kettle.example/' }],
  })
  for (const page of [wim, guest]) {
    await page.locator('#p2 .work-title', { hasText: 'Tin Kettle' }).waitFor()
    await page.locator('aside .rank', { hasText: 'Tin Kettle' }).waitFor()
    await page.locator('.works-here', { hasText: '1 work' }).waitFor({ state: 'attached' })
  }
  await jun.delete(`/api/posts/${post.id}`)
  for (const page of [wim, guest]) await page.locator('aside.stick').waitFor({ state: 'detached' })
})

test('an edit and a removal show in every window, and what was removed keeps its place', async () => {
  const [tomas, guest] = await Promise.all([desk.window({ as: 'tomas' }), desk.window({ width: 360 })])
  await Promise.all([tomas, guest].map((page) => page.goto(path).then(() => isLive(page))))
  const writing = await desk.window({ as: 'noor' })
  await writing.goto(path)
  await writing.locator('#p4').getByRole('link', { name: 'Edit' }).click()
  await writing.locator('textarea[name=body]').fill('The same again from me, and I have read it **twice**.')
  await writing.getByRole('button', { name: 'Save changes' }).click()
  for (const page of [tomas, guest]) {
    await says(page, 4, 'I have read it twice')
    await says(page, 4, 'edited')
  }
  await isLive(writing)
  await writing.locator('#p4').getByRole('button', { name: 'Remove' }).click()
  for (const page of [tomas, guest]) {
    await says(page, 4, 'Removed by its author.')
    expect(await parentOf(page, 5)).toBe('p4')
    expect(await page.locator('#p4').textContent()).not.toContain('twice')
  }
  await says(writing, 4, 'You removed this.')
  await writing.locator('#p4').getByRole('button', { name: 'Undo' }).click()
  for (const page of [tomas, guest]) await says(page, 4, 'I have read it twice')
})
