import { openForum, type TestForum } from './support/forum.ts'

let forum: TestForum
beforeAll(async () => {
  forum = await openForum()
})
afterAll(() => forum.close())

test('light or dark, as chosen in this browser, stands in the page’s first bytes; another reader’s choice never does', async () => {
  const ada = await forum.as('ada')
  const { thread } = await ada.starts()
  const themeOn = async (path: string, cookie?: string) => {
    const { text } = await forum.guest.get(path, cookie ? { headers: { cookie } } : {})
    return /<html[^>]*>/.exec(text)![0].match(/data-theme="(\w+)"/)?.[1]
  }
  for (const path of ['/', `/t/${thread.id}/${thread.slug}`, '/works', '/search', '/nowhere']) {
    for (const cookie of [undefined, 'theme=dark', 'a=b; theme=light; c=d', `${ada.cookie}; theme=dark`, undefined]) {
      const chosen = /theme=(\w+)/.exec(cookie ?? '')?.[1]
      expect([path, cookie, await themeOn(path, cookie)]).toEqual([path, cookie, chosen])
    }
  }
  for (const cookie of ['theme=blue', 'theme=dark"><script>', 'mytheme=dark', 'theme=darker'])
    expect([cookie, await themeOn('/', cookie)]).toEqual([cookie, undefined])
})
