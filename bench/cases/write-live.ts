import type { HostJob } from '../processes/quiet-forum.ts'
import { openHelper } from '../parts/children.ts'
import type { Row } from '../parts/results.ts'
import { inRounds, median, ratioOf } from '../parts/rounds.ts'
import type { Heard, WatchersJob } from '../processes/watchers.ts'
import { listsFor, mixedBy, type Place, replyTo } from '../parts/writing.ts'

const writers = 16
const watched = 100

/** Posting on 1,000 threads with the live door open and a socket in each of 100 of them, against the same without that door. */
export async function liveOrNot({ run, database, members, threads, load }: Place): Promise<Row> {
  run.say('live on and off')
  const hosts = {
    on: openHelper<HostJob, { url: string }>('processes/quiet-forum.ts'),
    off: openHelper<HostJob, { url: string }>('processes/quiet-forum.ts'),
  }
  const watchers = openHelper<WatchersJob, Heard>('processes/watchers.ts')
  try {
    const on = (await hosts.on.ask({ database, isLive: true })).url
    const off = (await hosts.off.ask({ database, isLive: false })).url
    await watchers.ask({ url: on, sockets: watched, threadIds: threads.slice(0, watched) })
    const lists = listsFor(writers, (writer) => mixedBy(threads, writer).map((thread) => replyTo(thread, members[writer]!)))
    const at = (url: string, seconds: number) => load({ url, lists, lines: writers, seconds, statuses: [201] })
    for (const url of [on, off]) await at(url, run.seconds / 2)
    const rounds = await inRounds(run.rounds, { on: () => at(on, run.seconds), off: () => at(off, run.seconds) })
    const rates = { on: rounds.on.map((each) => each.perSecond), off: rounds.off.map((each) => each.perSecond) }
    return {
      what: `replies, ${writers} writers, 1,000 threads, live on (${watched} sockets)`,
      unit: '/s',
      ours: median(rates.on),
      against: { name: 'live off', value: median(rates.off) },
      ratio: ratioOf(rates.on, rates.off),
      target: { atLeast: 0.85 },
    }
  } finally {
    watchers.close()
    Object.values(hosts).forEach((host) => host.close())
  }
}
