import { setTimeout as sleep } from 'node:timers/promises'
import type { PostView, ThreadView } from '../../server/contract/index.ts'
import { ask, joinAt } from '../parts/ask.ts'
import { openHelper } from '../parts/children.ts'
import { nowMs } from '../parts/clock.ts'
import { startForum } from '../parts/forum-process.ts'
import { words } from '../parts/record.ts'
import type { Row } from '../parts/results.ts'
import { inRounds, median, quantile, ratioOf } from '../parts/rounds.ts'
import { type Run, withPostgres } from '../parts/run.ts'
import type { BroadcastJob } from '../processes/broadcast.ts'
import type { Heard, WatchersJob } from '../processes/watchers.ts'

/** Somebody who is listened to, and who says something; answers the number that it was given. */
interface Stage {
  url: string
  threadId: string
  speak: () => Promise<number>
}

interface Delivery {
  p50: number
  p99: number
  delivered: number
  expected: number
}

const repliesPerSecond = 5
// Past this, what has not come is lost.
const patienceMs = 5_000
const listeningProcesses = 2

/** Many sockets in one thread: from the answer to the writer to each screen, against a bare broadcast of the same bytes. */
export async function fanOut(run: Run): Promise<Row[]> {
  return withPostgres(async (database) => {
    const forum = await startForum(database, run.profile)
    const broadcast = openHelper<BroadcastJob, { url: string }>('processes/broadcast.ts')
    try {
      const ours = await forumStage(forum.url)
      const bare = await bareStage(ours, broadcast)
      const rows: Row[] = []
      for (const sockets of run.isQuick ? [100] : [200, 1_000, 2_000]) {
        run.say(`${sockets} sockets`)
        rows.push(...(await measure(run, sockets, ours, bare)))
      }
      return rows
    } finally {
      broadcast.close()
      await forum.close()
    }
  })
}

async function forumStage(url: string): Promise<Stage> {
  const { cookie } = await joinAt(url)
  const start = { title: 'Who hears this?', body: 'Everybody, at once.' }
  const { thread } = (await ask<{ thread: ThreadView }>(url, 'POST', '/api/threads', start, cookie)).body
  const path = `/api/threads/${thread.id}/posts`
  const speak = async () => (await ask<{ version: number }>(url, 'POST', path, { body: words }, cookie)).body.version
  return { url, threadId: thread.id, speak }
}

async function bareStage(ours: Stage, broadcast: { ask: (job: BroadcastJob) => Promise<{ url: string }> }): Promise<Stage> {
  const to = await ours.speak()
  const { thread, posts } = (
    await ask<{ thread: ThreadView; posts: PostView[] }>(ours.url, 'GET', `/api/threads/${ours.threadId}/changes?since=${to - 1}`)
  ).body
  const message = { threadId: ours.threadId, from: to - 1, to, thread, posts }
  const { url } = await broadcast.ask({ message })
  return { url, threadId: ours.threadId, speak: async () => (await ask<{ version: number }>(url, 'POST', '/')).body.version }
}

async function measure(run: Run, sockets: number, ours: Stage, bare: Stage): Promise<Row[]> {
  const crowds = { ours: await openCrowd(ours, sockets), bare: await openCrowd(bare, sockets) }
  try {
    // Presence is told, and code is compiled, before anything is counted.
    const listen = (stage: Stage, crowd: Crowd, seconds: number) =>
      deliver(stage, crowd, Math.ceil(seconds * repliesPerSecond), sockets)
    await listen(ours, crowds.ours, 1)
    await listen(bare, crowds.bare, 1)
    const seconds = run.isQuick ? 1 : 3 * run.seconds
    const rounds = await inRounds(run.rounds, {
      ours: () => listen(ours, crowds.ours, seconds),
      bare: () => listen(bare, crowds.bare, seconds),
    })
    const all = (side: 'ours' | 'bare', what: keyof Delivery) => rounds[side].map((delivery) => delivery[what])
    const sum = (what: 'delivered' | 'expected') => all('ours', what).reduce((total, count) => total + count, 0)
    const row = (what: 'p50' | 'p99'): Row => ({
      what: `${sockets.toLocaleString('en')} sockets, from answer to screen: ${what}`,
      unit: 'ms',
      ours: median(all('ours', what)),
      against: { name: 'bare broadcast', value: median(all('bare', what)) },
      ratio: ratioOf(all('ours', what), all('bare', what)),
      ...(what === 'p99' && sockets >= 1_000 ? { target: { atMost: 1.5 } } : {}),
    })
    return [
      row('p50'),
      row('p99'),
      {
        what: `${sockets.toLocaleString('en')} sockets: delivered`,
        unit: '%',
        ours: (100 * sum('delivered')) / sum('expected'),
        target: { atLeast: 100 },
        note: `${sum('delivered').toLocaleString('en')} of ${sum('expected').toLocaleString('en')}`,
      },
    ]
  } finally {
    crowds.ours.close()
    crowds.bare.close()
  }
}

interface Crowd {
  report: () => Promise<Heard>
  close: () => void
}

async function openCrowd({ url, threadId }: Stage, sockets: number): Promise<Crowd> {
  const helpers = Array.from({ length: listeningProcesses }, () => openHelper<WatchersJob, Heard>('processes/watchers.ts'))
  await Promise.all(helpers.map((helper) => helper.ask({ url, sockets: sockets / listeningProcesses, threadIds: [threadId] })))
  return {
    // Sockets of different processes are different ones.
    report: async () => {
      const all = await Promise.all(helpers.map((helper) => helper.ask({ report: true })))
      return all.flatMap((heard, place) =>
        heard.map(([socket, ...rest]) => [socket * listeningProcesses + place, ...rest] as Heard[0]),
      )
    },
    close: () => helpers.forEach((helper) => helper.close()),
  }
}

async function deliver(stage: Stage, crowd: Crowd, replies: number, sockets: number): Promise<Delivery> {
  await crowd.report()
  const answeredAt = new Map<number, number>()
  const start = nowMs()
  await Promise.all(
    Array.from({ length: replies }, async (_, place) => {
      await sleep((place * 1_000) / repliesPerSecond)
      answeredAt.set(await stage.speak(), nowMs())
    }),
  )
  const heard: Heard = []
  const expected = sockets * replies
  let changes = 0
  for (const until = nowMs() + patienceMs; changes < expected && nowMs() < until;) {
    await sleep(100)
    const more = await crowd.report()
    changes += more.reduce((sum, [, from, to]) => sum + to - from, 0)
    heard.push(...more)
  }
  const delays = delaysIn(heard, answeredAt)
  if (answeredAt.size < replies) throw new Error(`Two replies took one number, after ${nowMs() - start} ms.`)
  return { p50: quantile(delays, 0.5), p99: quantile(delays, 0.99), delivered: delays.length, expected }
}

// One message may bring several changes; each counts, once a socket. What is on a screen before its writer has the answer took no time.
function delaysIn(heard: Heard, answeredAt: Map<number, number>): number[] {
  const first = new Map<string, number>()
  for (const [socket, from, to, at] of heard)
    for (let version = from + 1; version <= to; version++) {
      const key = `${socket} ${version}`
      if (answeredAt.has(version) && !(first.get(key)! <= at)) first.set(key, at)
    }
  return [...first].map(([key, at]) => Math.max(0, at - answeredAt.get(Number(key.split(' ')[1]))!))
}
