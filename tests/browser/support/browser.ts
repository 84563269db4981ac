import { existsSync } from 'node:fs'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { openForum, type TestForum } from '../../support/forum.ts'

/** A forum, and Chromium windows in which people read it. */
export interface Desk {
  forum: TestForum
  /** A window; where `as` is given, of that member, who joins when first named. */
  window: (options?: WindowOptions) => Promise<Page>
  /** What went wrong in any window so far: errors in the console, refused by the policy, asked of another host, dialogs. */
  troubles: string[]
  close: () => Promise<void>
}

export interface WindowOptions {
  as?: string
  width?: number
  scheme?: 'light' | 'dark'
  script?: boolean
  reducedMotion?: 'reduce' | 'no-preference'
  /** The reader's time zone, such as Asia/Tokyo. */
  zone?: string
}

// Losing the connection is said in the console by the browser itself.
const offline = /net::ERR_INTERNET_DISCONNECTED|WebSocket connection to .* failed/

/** Opens a forum and a browser: `const desk = await openDesk()` in beforeAll, `desk.close()` in afterAll. */
export async function openDesk(): Promise<Desk> {
  const browser = await launch()
  const forum = await openForum()
  const troubles: string[] = []
  const contexts: BrowserContext[] = []
  return {
    forum,
    troubles,
    window: async (options = {}) => {
      const context = await contextFor(browser, forum, options)
      contexts.push(context)
      const page = await context.newPage()
      listen(page, forum, troubles)
      return page
    },
    close: async () => {
      await Promise.all(contexts.map((context) => context.close()))
      await browser.close()
      await forum.close()
    },
  }
}

/** Starts the browser that CHROMIUM_PATH names, or the one that stands where Linux distributions put it. */
export async function launch(): Promise<Browser> {
  const places = [process.env.CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
  const executablePath = places.find((place) => place && existsSync(place))
  if (!executablePath) {
    throw new Error('The browser tests found no Chromium. Install one ("apt-get install chromium"), or name it in CHROMIUM_PATH.')
  }
  // As root, in containers, Chromium has no sandbox of its own.
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage'] })
}

/** Waits until the window follows the thread. */
export async function isLive(page: Page): Promise<void> {
  await page.locator('#live-status .live:not(.off)').waitFor()
}

/** Waits until a post says these words. */
export async function says(page: Page, number: number, words: string): Promise<void> {
  await page.locator(`#p${number}`, { hasText: words }).waitFor()
}

/** All that a thread's page says, post by post, without the moments that pass between two looks at it. */
export async function readThread(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('main article')].map((article) => {
      const copy = article.cloneNode(true) as HTMLElement
      // A moment reads "just now" here and "1 min ago" there; the composer stands under whichever post is answered.
      for (const passing of copy.querySelectorAll('time, #composer')) passing.remove()
      const parent = article.parentElement?.closest('ol[data-branch-of]')?.getAttribute('data-branch-of') ?? '-'
      return `${article.id} below ${parent}: ${copy.textContent?.replace(/\s+/g, ' ').trim()}`
    }),
  )
}

async function contextFor(browser: Browser, forum: TestForum, options: WindowOptions): Promise<BrowserContext> {
  const { as, width = 1280, scheme = 'light', script = true, reducedMotion = 'no-preference' } = options
  const isPhone = width < 600
  const context = await browser.newContext({
    baseURL: forum.url,
    viewport: { width, height: isPhone ? 740 : 900 },
    colorScheme: scheme,
    javaScriptEnabled: script,
    reducedMotion,
    ...(options.zone ? { timezoneId: options.zone } : {}),
    hasTouch: isPhone,
  })
  context.setDefaultTimeout(10_000)
  if (as) {
    const { cookie } = await forum.as(as)
    const [name = '', value = ''] = cookie.split(/=(.*)/s)
    await context.addCookies([{ name, value, url: forum.url }])
  }
  return context
}

function listen(page: Page, forum: TestForum, troubles: string[]): void {
  const { host } = new URL(forum.url)
  const documents = new Set<string>()
  page.on('request', (request) => {
    const url = new URL(request.url())
    if (request.isNavigationRequest()) documents.add(request.url())
    if (url.protocol !== 'data:' && url.host !== host) troubles.push(`asked another host: ${request.url()}`)
  })
  page.on('console', (message) => {
    const { url } = message.location()
    // A page that was not found or a form that was refused is an error for the browser alone.
    // So the server says that a draft was kept elsewhere meanwhile; the page then looks at both.
    const isOtherDraft = message.text().includes('status of 412') && /\/api\/drafts\//.test(url)
    const isAnswer = /the server responded with a status of 4\d\d/.test(message.text()) && documents.has(url)
    if (message.type() === 'error' && !isAnswer && !isOtherDraft && !offline.test(message.text()))
      troubles.push(`${page.url()}: ${message.text()}`)
  })
  page.on('pageerror', (error) => troubles.push(`${page.url()}: ${error.stack ?? error.message}`))
  page.on('dialog', (dialog) => {
    troubles.push(`${page.url()}: a dialog said ${dialog.message()}`)
    void dialog.dismiss()
  })
}
