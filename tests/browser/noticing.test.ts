import type { Page } from 'playwright-core'
import type { PostView, ThreadView } from '../../server/contract/index.ts'
import { type Desk, isLive, openDesk } from './support/browser.ts'

let desk: Desk
let thread: ThreadView
let path: string
beforeAll(async () => {
  desk = await openDesk()
  const ada = await desk.forum.as('ada')
  thread = (await ada.starts({ title: 'What taught you replication?' })).thread
  path = `/t/${thread.id}/${thread.slug}`
  const book = (title: string, ...creators: string[]) => ({ kind: 'book' as const, title, creators })
  await ada.replies(thread.id, 'On paper.', {
    recommends: [book('Designing Data-Intensive Applications', 'Martin Kleppmann'), book('Release It!', 'Michael Nygard')],
  })
})
afterAll(() => desk?.close())
afterEach(() => expect(desk.troubles.splice(0)).toEqual([]))

const field = (page: Page) => page.locator('#composer textarea')
const offer = (page: Page, title: string) => page.locator('.ask', { hasText: title })
const chosen = (page: Page) => page.locator('.chosen li bdi').allTextContents()
const newest = async (words: string): Promise<PostView> => {
  const { body } = await desk.forum.guest.get(`/api/threads/${thread.id}?sort=new`)
  return (body.posts as PostView[]).find(({ html }) => html.includes(words))!
}
const titles = (post: PostView) => post.recommendations.map(({ work }) => work.title)

async function opened(as: string, at = path, width = 1280): Promise<Page> {
  const page = await desk.window({ as, width })
  await page.goto(at)
  if (at === path) await isLive(page)
  const tools = page.waitForResponse(/assets\/compose-/)
  await page.locator('main textarea').focus()
  await tools
  return page
}

test('a work that is named, misspelt, is offered; one tap takes it, and it goes with the reply', async () => {
  const page = await opened('ben', path, 360)
  await field(page).pressSequentially('For this I liked "Designing Data Intensive Systems" by Martin Kleppman.')
  await offer(page, 'Designing Data-Intensive Applications').waitFor()
  expect(await page.locator('#composer [role=status]').first().textContent()).toContain('Designing Data-Intensive Applications')
  // Offering takes the focus from nobody.
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA')
  await page.getByRole('button', { name: 'Recommend this: Designing Data-Intensive Applications' }).click()
  await offer(page, 'Designing Data-Intensive Applications').waitFor({ state: 'detached' })
  expect(await chosen(page)).toEqual(['Designing Data-Intensive Applications'])
  await page.locator('#composer button.ink').click()
  await page.locator('article .work', { hasText: 'Designing Data-Intensive Applications' }).nth(1).waitFor()
  expect(titles(await newest('For this I liked'))).toEqual(['Designing Data-Intensive Applications'])
  expect(await chosen(page)).toEqual([])
})

test('what is dismissed never comes back to this text, after a reload neither', async () => {
  const page = await opened('cleo')
  await field(page).fill('I read Release It! by Michael Nygard twice.')
  await page.getByRole('button', { name: 'Dismiss: Release It!' }).click()
  await offer(page, 'Release It!').waitFor({ state: 'detached' })
  const again = page.waitForResponse(/works\/notice/)
  await field(page).pressSequentially(' And again.')
  expect((await (await again).json()).candidates[0].work.title).toBe('Release It!')
  await page.reload()
  const afterwards = page.waitForResponse(/works\/notice/)
  await field(page).focus()
  await (await afterwards).finished()
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
  expect(await offer(page, 'Release It!').count()).toBe(0)
})

test('a work that nobody named before is offered to be filled in, by keys alone; both ways of naming go with the reply', async () => {
  const page = await opened('dina')
  await field(page).pressSequentially('Read "The Salt Road Atlas" by Ines Okafor first.')
  await offer(page, 'The Salt Road Atlas').waitFor()
  await page.keyboard.press('Tab')
  expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('Recommend this')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  const title = page.getByLabel('Its title')
  expect([await title.inputValue(), await page.getByLabel('Who made it').inputValue()]).toEqual([
    'The Salt Road Atlas',
    'Ines Okafor',
  ])
  expect(await title.evaluate((one) => one === document.activeElement)).toBe(true)
  await page.keyboard.press('Enter')
  expect(await chosen(page)).toEqual(['The Salt Road Atlas'])
  // The shelf is searched by what is typed into the title.
  await title.pressSequentially('releas')
  await page.getByRole('option', { name: /Release It!/ }).waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  expect(await chosen(page)).toEqual(['The Salt Road Atlas', 'Release It!'])
  await title.fill('Low Light')
  await page.locator('#composer button.ink').click()
  await page.locator('article .work', { hasText: 'Low Light' }).waitFor()
  expect(titles(await newest('Salt Road'))).toEqual(['Low Light', 'The Salt Road Atlas', 'Release It!'])
})

test('works that were chosen survive a reload, and a reply that waits and is taken back', async () => {
  const page = await opened('emil')
  await field(page).fill('I read Release It! by Michael Nygard on a train.')
  await page.getByRole('button', { name: 'Recommend this: Release It!' }).click()
  await page.reload()
  await page.locator('.chosen li', { hasText: 'Release It!' }).waitFor()
  await isLive(page)
  await page.route('**/posts', (route) => route.abort('internetdisconnected'))
  await page.locator('#composer button.ink').click()
  await page.locator('.pending').getByRole('button', { name: 'Take it back' }).click()
  await page.locator('.chosen li', { hasText: 'Release It!' }).waitFor()
  expect(await field(page).inputValue()).toContain('on a train')
  await page.unroute('**/posts')
  await page.locator('#composer button.ink').click()
  await page.locator('article', { hasText: 'on a train' }).waitFor()
  expect(titles(await newest('on a train'))).toEqual(['Release It!'])
})

test('a work taken off does not go along, and the focus goes to what is next', async () => {
  const page = await opened('fay')
  await field(page).fill('Release It! by Michael Nygard, and "Designing Data-Intensive Applications".')
  for (const title of ['Release It!', 'Designing Data-Intensive Applications'])
    await page.getByRole('button', { name: `Recommend this: ${title}` }).click()
  await page.getByRole('button', { name: 'Take off Release It!' }).click()
  expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(
    'Take off Designing Data-Intensive Applications',
  )
  await page.locator('#composer button.ink').click()
  await page.locator('article', { hasText: 'and "Designing' }).waitFor()
  expect(titles(await newest('and &quot;Designing'))).toEqual(['Designing Data-Intensive Applications'])
})

test('typing for three seconds asks at most four times a second, and an answer out of order is dropped', async () => {
  const page = await opened('gil')
  const asked: number[] = []
  let first = true
  await page.route('**/works/notice', async (route) => {
    asked.push(Date.now())
    const response = await route.fetch()
    // The first answer is held back until the last has come.
    if (first) {
      first = false
      await page.locator('.ask', { hasText: 'Release It!' }).waitFor()
    }
    await route.fulfill({ response }).catch(() => undefined)
  })
  await field(page).pressSequentially('I read "Designing Data-Intensive Applications". ', { delay: 60 })
  await field(page).fill('I read Release It! by Michael Nygard.')
  await offer(page, 'Release It!').waitFor()
  const most = Math.max(...asked.map((at) => asked.filter((other) => other >= at && other < at + 1_000).length))
  expect(asked.length).toBeGreaterThan(1)
  expect(most).toBeLessThanOrEqual(4)
  expect(await page.locator('.ask .work-title').allTextContents()).toEqual(['Release It!'])
})

test('a thread is begun with the works that were noticed, and a refused one keeps them', async () => {
  const page = await opened('hana', '/new')
  await page.locator('main textarea').fill('I read Release It! by Michael Nygard, and wonder.')
  await page.getByRole('button', { name: 'Recommend this: Release It!' }).click()
  await page.locator('main form').evaluate((form) => form.setAttribute('novalidate', ''))
  await page.getByLabel('Title', { exact: true }).fill('ab')
  await page.getByRole('button', { name: 'Post the thread' }).click()
  await page.locator('#problems').waitFor()
  expect(await chosen(page)).toEqual(['Release It!'])
  await page.getByLabel('Title', { exact: true }).fill('Still right?')
  await page.getByRole('button', { name: 'Post the thread' }).click()
  await page.locator('article .work', { hasText: 'Release It!' }).waitFor()
})

test('in an edit what the post recommends already is not offered, what is named beside it is, and goes with it', async () => {
  const ada = await desk.forum.as('ada')
  const { post } = await ada.replies(thread.id, 'Read Release It! by Michael Nygard.', {
    recommends: [{ kind: 'book', title: 'Release It!', creators: ['Michael Nygard'] }],
  })
  const page = await opened('ada', `/p/${post.id}/edit`)
  const text = page.locator('main textarea').first()
  await text.press('Control+End')
  await text.pressSequentially(' Then read "Designing Data-Intensive Applications" by Martin Kleppmann.')
  await page.getByRole('button', { name: 'Recommend this: Designing Data-Intensive Applications' }).click()
  expect(await offer(page, 'Release It!').count()).toBe(0)
  expect(await chosen(page)).toEqual(['Designing Data-Intensive Applications'])
  await page.getByRole('button', { name: 'Save changes' }).click()
  await page.locator(`#p${post.number} .work`, { hasText: 'Designing Data-Intensive Applications' }).waitFor()
  expect(titles(await newest('Then read'))).toEqual(['Release It!', 'Designing Data-Intensive Applications'])
})
