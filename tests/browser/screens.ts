// `npm run screens`: a picture of each page, at three widths, light and dark, into screens/, for eyes to look at.
// `npm run screens -- front new-de` makes those of two pages anew.
import { mkdir, rm } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Browser } from 'playwright-core'
import { startEmbedded } from '../../db/embedded.ts'
import type { TestForum } from '../support/forum.ts'
import type { Shot } from './support/shots.ts'

const widths = [360, 768, 1280]
const schemes = ['light', 'dark'] as const
const folder = fileURLToPath(new URL('../../screens/', import.meta.url))
const dataDir = fileURLToPath(new URL('../../data/screens/', import.meta.url))

const asked = process.argv.slice(2)
if (asked.length === 0) await rm(folder, { recursive: true, force: true })
await mkdir(folder, { recursive: true })
await mkdir(dataDir, { recursive: true })
const embedded = await startEmbedded({ dataDir, durable: false })
process.env.TEST_DATABASE_URL = embedded.url
// Only now: these read the client as it was built, and the database's address.
const { launch } = await import('./support/browser.ts')
const { shotsOf } = await import('./support/shots.ts')
const { openForum } = await import('../support/forum.ts')
const { playDemo } = await import('../../server/demo/play.ts')
const forum = await openForum({ moderators: ['keeper'] })
const bare = await openForum()
const browser = await launch()
try {
  await playDemo({ database: embedded.url, schema: forum.schema })
  const shots = (await shotsOf(forum)).filter(isAsked)
  const empty: Shot[] = [
    { name: 'front-bare', path: '/' },
    { name: 'works-bare', path: '/works' },
  ].filter(isAsked)
  for (const width of widths) {
    for (const scheme of schemes) {
      await take(browser, forum, shots, width, scheme)
      await take(browser, bare, empty, width, scheme)
      console.log(`screens/: ${shots.length + empty.length} pages, ${width} wide, ${scheme}`)
    }
  }
} finally {
  await browser.close()
  await forum.close()
  await bare.close()
  await embedded.stop()
  await rm(dataDir, { recursive: true, force: true })
}

function isAsked({ name }: Shot): boolean {
  return asked.length === 0 || asked.includes(name)
}

async function take(browser: Browser, at: TestForum, shots: Shot[], width: number, scheme: 'light' | 'dark'): Promise<void> {
  for (const { name, path, as, language = 'en', act } of shots) {
    const context = await browser.newContext({
      baseURL: at.url,
      viewport: { width, height: width < 600 ? 740 : 900 },
      deviceScaleFactor: width < 600 ? 2 : 1,
      colorScheme: scheme,
      reducedMotion: 'reduce',
      locale: language,
    })
    if (as) {
      const [cookie = '', value = ''] = (await at.as(as)).cookie.split(/=(.*)/s)
      await context.addCookies([{ name: cookie, value, url: at.url }])
    }
    // What one page has begun to write would be in the next.
    await at.sql('delete from draft')
    const page = await context.newPage()
    await page.goto(path)
    if ((await page.locator('main[data-socket]').count()) > 0) await page.locator('#live-status .live:not(.off)').waitFor()
    await act?.(page)
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    if (wide > 0) console.log(`${name} is ${wide} px wider than its window of ${width} px`)
    await page.screenshot({ path: `${folder}${name}-${width}-${scheme}.png`, fullPage: true })
    await context.close()
  }
}
