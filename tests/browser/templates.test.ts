import { type Desk, isLive, openDesk } from './support/browser.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk?.close())
afterEach(() => expect(desk.troubles.splice(0)).toEqual([]))

for (const width of [1280, 360]) {
  test(`a reply begins with what the thread asks for; a text is kept, and inserted the next time (${width} wide)`, async () => {
    const ada = await desk.forum.as('ada')
    const { thread } = await ada.starts()
    await ada.put(`/api/threads/${thread.id}/template`, { body: 'I run:\nIt does:' })
    const page = await desk.window({ as: `ben-${width}`, width })
    await page.goto(`/t/${thread.id}/${thread.slug}`)
    await isLive(page)
    const field = page.locator('#composer textarea')
    const tools = page.waitForResponse(/assets\/compose-/)
    await field.focus()
    await tools
    await page.getByRole('button', { name: 'Begin with it' }).click()
    expect(await field.inputValue()).toBe('I run:\nIt does:')
    await page.keyboard.press('Control+Z')
    expect(await field.inputValue()).toBe('')
    await field.fill('Thanks, and good day.')
    await page.getByText('Your templates').click()
    await page.locator('.templates', { hasText: 'None yet.' }).waitFor()
    await page.getByLabel('Keep this text as').fill('Thanks')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Insert Thanks' }).waitFor()
    expect(await page.locator('.pending').count()).toBe(0)
    await page.goto('/new')
    await page.locator('main textarea').focus()
    await page.getByText('Your templates').click()
    await page.getByRole('button', { name: 'Insert Thanks' }).click()
    expect(await page.locator('main textarea').inputValue()).toBe('Thanks, and good day.')
  })
}
