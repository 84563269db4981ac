import type { Browser } from 'playwright-core'
import { launch } from '../../tests/browser/support/browser.ts'
import { type BenchMember, joinAt } from '../parts/ask.ts'
import { type Line, type Visit, visit } from '../parts/browser.ts'
import { startForum } from '../parts/forum-process.ts'
import type { Row } from '../parts/results.ts'
import { median } from '../parts/rounds.ts'
import { type Run, withPostgres } from '../parts/run.ts'
import { writeThread } from '../parts/thread.ts'

/** What lighthouse calls a slow 4G phone. */
const slow: Line = { slower: 4, bitsPerSecond: 1_600_000, delayMs: 150 }

/** A thread of 100 and one of 1,000 posts in Chromium: bytes, requests, paints, long tasks and shifts. */
export async function page(run: Run): Promise<Row[]> {
  return withPostgres(async (database) => {
    const forum = await startForum(database, run.profile)
    const browser = await launch()
    try {
      const members: BenchMember[] = []
      for (let place = 0; place < 6; place++) members.push(await joinAt(forum.url))
      const rows: Row[] = []
      for (const posts of [100, 1_000]) {
        run.say(`writing a thread of ${posts} posts`)
        const { thread } = await writeThread(forum.url, members, posts - 1)
        const url = `${forum.url}/t/${thread.id}/${thread.slug}`
        for (const line of [undefined, slow]) {
          run.say(`${posts} posts, ${line ? 'slowed' : 'plain'}`)
          rows.push(...(await measure(run, browser, url, posts, line)))
        }
      }
      return rows
    } finally {
      await browser.close()
      await forum.close()
    }
  })
}

async function measure(run: Run, browser: Browser, url: string, posts: number, line: Line | undefined): Promise<Row[]> {
  const visits: { cold: Visit[]; warm: Visit[] } = { cold: [], warm: [] }
  for (let round = 0; round < run.rounds; round++) {
    const context = await browser.newContext({ viewport: { width: 412, height: 823 } })
    visits.cold.push(await visit(context, url, line))
    visits.warm.push(await visit(context, url, line))
    await context.close()
  }
  const rows = (['cold', 'warm'] as const).flatMap((cache) => {
    const of = (take: (visit: Visit) => number) => median(visits[cache].map(take))
    const row = (what: string, unit: Row['unit'], take: (visit: Visit) => number, most?: number): Row => ({
      what: `${posts.toLocaleString('en')} posts, ${cache}, ${line ? 'slowed' : 'plain'}: ${what}`,
      unit,
      ours: of(take),
      ...(most === undefined ? {} : { target: { atMost: most } }),
    })
    const isCold = cache === 'cold'
    const isPromised = isCold && line !== undefined && posts === 1_000
    const sizes: Row[] = [
      row('all that comes', 'kB', ({ kilobytes }) => kilobytes.all, isCold && posts === 100 ? 80 : undefined),
      row('requests before it can be read', '', ({ before }) => before, isCold ? 6 : undefined),
      ...(isCold
        ? [
            row('the page itself', 'kB', ({ kilobytes }) => kilobytes.document),
            row('script', 'kB', ({ kilobytes }) => kilobytes.script, 30),
            row('style', 'kB', ({ kilobytes }) => kilobytes.style, 14),
          ]
        : []),
    ]
    return [
      // Bytes are the same on any line.
      ...(line ? [] : sizes),
      row('first paint with content', 'ms', ({ firstPaint }) => firstPaint, isPromised ? 1_000 : undefined),
      row('largest paint', 'ms', ({ largestPaint }) => largestPaint),
      row('blocked', 'ms', ({ blocking }) => blocking),
      row('longest task', 'ms', ({ longestTask }) => longestTask, isPromised ? 100 : undefined),
      row('layout shift', '', ({ shift }) => shift, 0),
    ]
  })
  return rows
}
