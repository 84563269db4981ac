import { type Desk, isLive, openDesk } from './support/browser.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk?.close())
afterEach(() => expect(desk.troubles).toEqual([]))

test('the tools of a composer come when it gets the focus, the keyboard when a key is pressed, neither before', async () => {
  const ada = await desk.forum.as('ada')
  const { thread } = await ada.starts({ title: 'What weighs nothing?' })
  const page = await desk.window({ as: 'ben' })
  const asked: string[] = []
  page.on('response', (answer) => asked.push(`${answer.status()} ${/assets\/([a-z]+)-/.exec(answer.url())?.[1]}`))
  await page.goto(`/t/${thread.id}/${thread.slug}`)
  await isLive(page)
  expect(asked.filter((name) => /compose|keys/.test(name))).toEqual([])
  const keys = page.waitForResponse(/assets\/keys-/)
  await page.keyboard.press('j')
  expect((await keys).status()).toBe(200)
  const tools = page.waitForResponse(/assets\/compose-/)
  await page.locator('#composer textarea').focus()
  expect((await tools).status()).toBe(200)
})
