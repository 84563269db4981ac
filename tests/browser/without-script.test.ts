import type { Page } from 'playwright-core'
import { type Desk, openDesk, says } from './support/browser.ts'

let desk: Desk
let page: Page
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk?.close())
beforeEach(async () => {
  page = await desk.window({ script: false, width: 360 })
})
afterEach(() => expect(desk.troubles).toEqual([]))

const press = (name: string | RegExp, within = 'main') => page.locator(within).getByRole('button', { name, exact: true }).click()
const follow = (name: string, within = 'main') => page.locator(within).getByRole('link', { name, exact: true }).click()
const field = (label: string) => page.locator('main').getByLabel(label, { exact: true }).and(page.locator('input, textarea'))
const problems = () => page.locator('#problems').textContent()

const joins = async (name: string) => {
  await page.goto('/join')
  await field('Name').fill(name)
  await field('E-mail').fill(`${name}@example.org`)
  await field('Password').fill('a long enough one')
  await press('Become a member')
}

test('a stranger joins, signs out, and signs in again where they left off', async () => {
  const { thread } = await (await desk.forum.as('wim')).starts()
  await joins('ines')
  expect(new URL(page.url()).pathname).toBe('/')
  await page.locator('.menu summary').click()
  await page.locator('.menu').getByRole('button', { name: 'Sign out' }).click()
  expect(await page.locator('.menu').count()).toBe(0)

  await page.goto(`/t/${thread.id}/${thread.slug}`)
  await follow('Sign in')
  await field('Name or e-mail').fill('ines')
  await field('Password').fill('a long enough one')
  await press('Sign in')
  expect(new URL(page.url()).pathname).toBe(`/t/${thread.id}/${thread.slug}`)
  expect(await page.locator('#composer textarea').count()).toBe(1)
})

test('a member starts a thread, replies, replies to a reply, and recommends a work', async () => {
  await joins('noor')
  await page.goto('/new')
  await field('Discussion').check()
  await field('Title').fill('What do you keep on the desk?')
  await field('What you know so far').fill('Mine holds *one* notebook.')
  await field('Tags').fill('habits, paper')
  await press('Post the thread')
  expect(await page.locator('h1').textContent()).toBe('What do you keep on the desk?')
  expect(await page.locator('.crumbs .tag').allTextContents()).toEqual(['habits', 'paper'])
  await says(page, 1, 'Mine holds one notebook.')

  await field('Your reply').fill('And a lamp.')
  await press('Reply', '#composer')
  await says(page, 2, 'And a lamp.')
  expect(page.url()).toMatch(/#p2$/)

  await follow('Reply', '#p2')
  await field('Reply to noor').fill('The book that lies under the lamp is Low Light.')
  await page.getByText('Recommend a work').click()
  await field('Its title').fill('Low Light')
  await field('Who made it').fill('Ada Brenninkmeyer, Jo Waters')
  await field('Where to find it').fill('https://books.example/low-light')
  await press('Reply', '#composer')
  await says(page, 3, 'Low Light')
  expect(await page.locator('#p3 .work-by').textContent()).toContain('Ada Brenninkmeyer, Jo Waters')
  expect(await page.locator('li:has(> #p2) .replies #p3').count()).toBe(1)
})

test('a reader seconds a post and a work, says how far they got, and takes it all back', async () => {
  const wim = await desk.forum.as('wim')
  const { thread } = await wim.starts()
  await wim.replies(thread.id, 'Read Low Light.', {
    recommends: [{ kind: 'book', title: 'Low Light', creators: ['Ada Brenninkmeyer'] }],
  })
  await joins('jun')
  await page.goto(`/t/${thread.id}/${thread.slug}`)
  await press('Second', '#p2')
  expect((await page.locator('#p2 .seconding').textContent())?.trim()).toMatch(/^Seconded\s*1/)
  expect(page.url()).toMatch(/#p2$/)
  await press('Seconded', '#p2')
  expect(await page.locator('#p2 .seconding .sec').count()).toBe(0)

  await press(/^Second it ?: Low Light$/, '#p2')
  expect(await page.locator('#p2 .work .btn-sec').getAttribute('aria-pressed')).toBe('true')
  await press(/^Seconded ?: Low Light$/, '#p2')
  expect(await page.locator('#p2 .work .btn-sec').getAttribute('aria-pressed')).toBe('false')

  await page.locator('#p2 .work').getByLabel('Started').check()
  await press(/^Save ?: Low Light$/, '#p2')
  await says(page, 2, 'one started it')
  expect(await page.locator('#p2 .work .btn-sec').getAttribute('aria-pressed')).toBe('true')
  await page.locator('#p2 .work-title a').click()
  await page.locator('main').getByLabel('Finished').check()
  await press('Save', '#own')
  await page.locator('.keys', { hasText: '1 Finished' }).waitFor()
  await press(/^Take it back ?: Low Light$/)
  expect(await page.locator('.keys').count()).toBe(0)
})

test('an author edits, removes and brings back a reply; the asker accepts an answer and takes the mark back', async () => {
  await joins('tomas')
  const wim = await desk.forum.as('wim')
  await page.goto('/new')
  await field('Title').fill('Which end first?')
  await field('What you know so far').fill('I cannot tell.')
  await press('Post the thread')
  const id = /\/t\/(\d+)/.exec(page.url())![1]!
  await wim.replies(id, 'The blunt one.')
  await field('Your reply').fill('I tried the sharp one.')
  await press('Reply', '#composer')
  await follow('Edit', '#p3')
  expect(await field('Text').inputValue()).toBe('I tried the sharp one.')
  await field('Text').fill('I tried the **sharp** one, and bled.')
  await press('Save changes')
  await says(page, 3, 'and bled')
  await says(page, 3, 'edited')
  await press('Remove', '#p3')
  await says(page, 3, 'You removed this.')
  await press('Undo', '#p3')
  await says(page, 3, 'and bled')

  await press('Accept', '#p2')
  await says(page, 2, 'Accepted answer')
  await says(page, 1, 'Answered by wim, chosen by tomas')
  await press('Take the mark back', '#p2')
  expect(await page.locator('#p2 .badge.full').count()).toBe(0)

  await follow('Edit', '#p1')
  await field('Title').fill('Which end goes in first?')
  await press('Save changes')
  expect(await page.locator('h1').textContent()).toBe('Which end goes in first?')
})

// What the fields themselves refuse never leaves the page; the forum refuses it again.
const past = () => page.locator('main form').evaluateAll((forms) => forms.forEach((form) => form.setAttribute('novalidate', '')))

test('a form that is refused says what is wrong beside the field, and keeps what was typed', async () => {
  // Only to switch the fields' own checks off: the forms are still posted by the browser.
  page = await desk.window({ as: 'bea' })
  await page.goto('/new')
  await past()
  await field('Title').fill('Hm')
  await field('What you know so far').fill('A text that took an hour.')
  await field('Tags').fill('one, two, three, four, five, six')
  await press('Post the thread')
  expect(await problems()).toContain('Title')
  expect(await page.locator('#f-title').getAttribute('aria-invalid')).toBe('true')
  expect(await page.locator('#f-title-e').textContent()).not.toBe('')
  expect(await page.locator('#f-tags').getAttribute('aria-invalid')).toBe('true')
  expect(await field('Title').inputValue()).toBe('Hm')
  expect(await field('What you know so far').inputValue()).toBe('A text that took an hour.')
  expect(await field('Tags').inputValue()).toBe('one, two, three, four, five, six')

  page = await desk.window()
  await page.goto('/join')
  await past()
  await field('Name').fill('No!')
  await field('E-mail').fill('nowhere')
  await field('Password').fill('short')
  await press('Become a member')
  for (const name of ['name', 'email', 'password']) {
    expect(await page.locator(`#f-${name}-e`).textContent()).not.toBe('')
  }
  expect(await field('Name').inputValue()).toBe('No!')
  expect(await field('E-mail').inputValue()).toBe('nowhere')
  expect(await field('Password').inputValue()).toBe('')

  await page.goto('/sign-in')
  await field('Name or e-mail').fill('bea')
  await field('Password').fill('not hers at all')
  await press('Sign in')
  expect(await problems()).not.toBe('')
  expect(await field('Name or e-mail').inputValue()).toBe('bea')
})

test('a reply that is refused stands again in its place, under the post that it answers', async () => {
  const wim = await desk.forum.as('wim')
  const { thread } = await wim.starts()
  const { post } = await wim.replies(thread.id, 'Ask me.')
  await joins('ole')
  await page.goto(`/t/${thread.id}/${thread.slug}?reply=${post.id}#composer`)
  await field('Reply to wim').fill('   ')
  await page.getByText('Recommend a work').click()
  await field('Its title').fill('Low Light')
  await press('Reply', '#composer')
  expect(await problems()).not.toBe('')
  expect(await field('Its title').inputValue()).toBe('Low Light')
  await field('Reply to wim').fill('Now with words.')
  await press('Reply', '#composer')
  await page.locator('li:has(> #p2) .replies', { hasText: 'Now with words.' }).waitFor()
})
