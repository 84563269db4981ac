import type { BrowserContext, CDPSession } from 'playwright-core'

/** How a page came, as the browser saw it. Times in ms from the navigation. */
export interface Visit {
  /** Over the line, in kB: all, with its headers; and by kind, without. */
  kilobytes: { document: number; script: number; style: number; all: number }
  /** Requests in all, and those that were asked for before the first paint. */
  requests: number
  before: number
  firstPaint: number
  largestPaint: number
  /** What long tasks took beyond 50 ms each, until the page was at rest; and the longest task. */
  blocking: number
  longestTask: number
  shift: number
}

export interface Line {
  /** How many times slower the processor is. */
  slower: number
  bitsPerSecond: number
  delayMs: number
}

// Live or not, a page is at rest when nothing has come for so long.
const restMs = 1_000

interface Seen {
  firstPaint: number
  largestPaint: number
  tasks: number[]
  shift: number
}

/** Visits a page once more in a window, over the line that is given, and says what it took. */
export async function visit(context: BrowserContext, url: string, line: Line | undefined): Promise<Visit> {
  const page = await context.newPage()
  try {
    const session = await context.newCDPSession(page)
    const asked = await listen(session)
    if (line) await slow(session, line)
    await page.addInitScript({ content: observe })
    await page.goto(url, { waitUntil: 'load' })
    await page.waitForTimeout(restMs)
    const seen = await page.evaluate(() => (window as unknown as { seen: Seen }).seen)
    const sum = (sizes: number[]) => sizes.reduce((total, bytes) => total + bytes, 0) / 1_000
    // Of a page that comes in pieces, the browser tells the whole only.
    const size = (kind: string) => sum(asked.map((one) => (one.kind === kind ? one.body || one.bytes : 0)))
    const start = asked[0]!.at
    return {
      kilobytes: {
        document: size('Document'),
        script: size('Script'),
        style: size('Stylesheet'),
        all: sum(asked.map((one) => one.bytes)),
      },
      requests: asked.length,
      before: asked.filter((one) => (one.at - start) * 1_000 <= seen.firstPaint).length,
      firstPaint: seen.firstPaint,
      largestPaint: seen.largestPaint,
      blocking: seen.tasks.reduce((sum, ms) => sum + Math.max(0, ms - 50), 0),
      longestTask: Math.max(0, ...seen.tasks),
      shift: seen.shift,
    }
  } finally {
    await page.close()
  }
}

async function listen(session: CDPSession) {
  const asked: { id: string; kind: string; at: number; bytes: number; body: number }[] = []
  await session.send('Network.enable')
  session.on('Network.requestWillBeSent', ({ requestId, type, timestamp, request }) => {
    if (!request.url.startsWith('data:')) asked.push({ id: requestId, kind: type ?? 'Other', at: timestamp, bytes: 0, body: 0 })
  })
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    for (const one of asked) if (one.id === requestId) one.bytes += encodedDataLength
  })
  session.on('Network.dataReceived', ({ requestId, encodedDataLength }) => {
    for (const one of asked) if (one.id === requestId) one.body += encodedDataLength
  })
  return asked
}

async function slow(session: CDPSession, { slower, bitsPerSecond, delayMs }: Line): Promise<void> {
  await session.send('Emulation.setCPUThrottlingRate', { rate: slower })
  const bytes = bitsPerSecond / 8
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: delayMs,
    downloadThroughput: bytes,
    uploadThroughput: bytes,
  })
}

// Runs in the page before its own scripts; as text, since what a compiler adds to a function is not there.
const observe = `
  window.seen = { firstPaint: 0, largestPaint: 0, tasks: [], shift: 0 }
  const watch = (type, take) => new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true })
  watch('paint', ({ name, startTime }) => { if (name === 'first-contentful-paint') seen.firstPaint = startTime })
  watch('largest-contentful-paint', ({ startTime }) => { seen.largestPaint = startTime })
  watch('longtask', ({ duration }) => seen.tasks.push(duration))
  watch('layout-shift', ({ value, hadRecentInput }) => { if (!hadRecentInput) seen.shift += value })
`
