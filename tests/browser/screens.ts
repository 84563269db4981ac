// `npm run screens`: a picture of each page, at three widths, light and dark, into screens/, for eyes to look at.
import { mkdir, rm } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { startEmbedded } from '../../db/embedded.ts'

const widths = [360, 768, 1280]
const schemes = ['light', 'dark'] as const
const folder = fileURLToPath(new URL('../../screens/', import.meta.url))
const dataDir = fileURLToPath(new URL('../../data/screens/', import.meta.url))

interface Shot {
  name: string
  path: string
  isMember?: boolean
  act?: (page: Page) => Promise<void>
}

await rm(folder, { recursive: true, force: true })
await mkdir(folder, { recursive: true })
await mkdir(dataDir, { recursive: true })
const embedded = await startEmbedded({ dataDir, durable: false })
process.env.TEST_DATABASE_URL = embedded.url
// Only now: these read the client as it was built, and the database's address.
const { launch } = await import('./support/browser.ts')
const { openForum } = await import('../support/forum.ts')
const { playDemo } = await import('../../server/demo/play.ts')
const forum = await openForum()
try {
  await playDemo({ database: embedded.url, schema: forum.schema })
  const shots = await shotsOf()
  const browser = await launch()
  for (const width of widths) for (const scheme of schemes) await take(browser, shots, width, scheme)
  await browser.close()
} finally {
  await forum.close()
  await embedded.stop()
  await rm(dataDir, { recursive: true, force: true })
}

async function shotsOf(): Promise<Shot[]> {
  const { threads } = (await forum.guest.get('/api/threads?sort=top')).body
  const { works } = (await forum.guest.get('/api/works')).body
  const most = [...threads].sort((a, b) => b.replyCount - a.replyCount)[0]
  const me = await forum.as('mira')
  const { thread, post } = await me.starts({
    title: 'Is a queue in Postgres enough for ten jobs a second?',
    body: 'I would rather not run a *second* thing.\n\n```sql\nselect id from job for update skip locked limit 1;\n```',
    tags: ['postgres', 'architecture'],
    kind: 'question',
  })
  const other = await forum.as('jonna')
  const { post: answer } = await other.replies(thread.id, 'It is. We run forty a second on one.')
  const { post: edited } = await me.replies(thread.id, 'Thanks, so I start with the table.', { replyTo: answer.id })
  await me.patch(`/api/posts/${edited.id}`, { body: 'Thank you. So I begin with one table, and measure.' }, { revision: 1 })
  await me.post(`/api/works/${works[0].id}/corrections`, {
    title: `${works[0].title}, whole`,
    year: 2017,
    reason: 'It says so inside',
  })
  const refused = (name: string) => async (page: Page) => {
    await page.locator('main form').evaluateAll((forms) => forms.forEach((form) => form.setAttribute('novalidate', '')))
    await page.locator('main').getByRole('button', { name, exact: true }).click()
    await page.locator('#problems').waitFor()
  }
  return [
    { name: 'front', path: '/' },
    { name: 'front-member', path: '/', isMember: true },
    { name: 'tag', path: `/tags/${most.tags[0]}` },
    { name: 'thread', path: `/t/${most.id}/${most.slug}` },
    { name: 'thread-member', path: `/t/${most.id}/${most.slug}`, isMember: true },
    {
      name: 'thread-replying',
      path: `/t/${most.id}/${most.slug}`,
      isMember: true,
      act: async (page) => {
        await page.locator('#p2 > .acts a[data-reply-to]').click()
        await page.getByText('Recommend a work').click()
      },
    },
    {
      name: 'thread-news',
      path: `/t/${most.id}/${most.slug}?since=4#p5`,
      isMember: true,
      act: async (page) => page.locator('.pill').first().waitFor({ state: 'attached' }),
    },
    { name: 'thread-post', path: `/t/${most.id}/${most.slug}?at=${most.replyCount}#p${most.replyCount}` },
    {
      name: 'keys-dialog',
      path: '/',
      act: async (page) => {
        await page.keyboard.press('?')
        await page.getByRole('dialog').waitFor()
      },
    },
    { name: 'keys', path: '/keys' },
    { name: 'settings', path: '/settings', isMember: true },
    { name: 'markdown', path: '/markdown' },
    { name: 'uploads', path: '/uploads', isMember: true },
    { name: 'member-shelf', path: `/m/${most.author.name}/shelf` },
    { name: 'member-own', path: '/m/mira', isMember: true },
    { name: 'history', path: `/p/${edited.id}/history` },
    { name: 'hide', path: `/p/${answer.id}/hide`, isMember: true },
    { name: 'thread-own', path: `/t/${thread.id}/${thread.slug}`, isMember: true },
    { name: 'new', path: '/new', isMember: true },
    { name: 'new-refused', path: '/new', isMember: true, act: refused('Post the thread') },
    { name: 'edit', path: `/p/${post.id}/edit`, isMember: true },
    { name: 'works', path: '/works' },
    { name: 'work', path: `/works/${works[0].id}` },
    { name: 'work-member', path: `/works/${works[0].id}`, isMember: true },
    { name: 'correct', path: `/works/${works[0].id}/-/correct`, isMember: true },
    { name: 'corrections', path: '/corrections', isMember: true },
    { name: 'member', path: `/m/${most.author.name}` },
    { name: 'search', path: '/search?q=database' },
    { name: 'sign-in', path: '/sign-in' },
    { name: 'join-refused', path: '/join', act: refused('Become a member') },
    { name: 'not-found', path: '/nowhere' },
  ]
}

async function take(browser: Browser, shots: Shot[], width: number, scheme: 'light' | 'dark'): Promise<void> {
  const { cookie } = await forum.as('mira')
  const [name = '', value = ''] = cookie.split(/=(.*)/s)
  for (const isMember of [false, true]) {
    const context = await browser.newContext({
      baseURL: forum.url,
      viewport: { width, height: width < 600 ? 740 : 900 },
      deviceScaleFactor: width < 600 ? 2 : 1,
      colorScheme: scheme,
      reducedMotion: 'reduce',
    })
    if (isMember) await context.addCookies([{ name, value, url: forum.url }])
    const page = await context.newPage()
    for (const shot of shots.filter((each) => Boolean(each.isMember) === isMember)) {
      await page.goto(shot.path)
      if ((await page.locator('main[data-socket]').count()) > 0) await page.locator('#live-status .live:not(.off)').waitFor()
      await shot.act?.(page)
      await page.screenshot({ path: `${folder}${shot.name}-${width}-${scheme}.png`, fullPage: true })
    }
    await context.close()
  }
  console.log(`screens/: ${shots.length} pages, ${width} wide, ${scheme}`)
}
