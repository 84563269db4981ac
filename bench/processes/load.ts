import { setTimeout as sleep } from 'node:timers/promises'
import { answerJobs } from '../parts/children.ts'
import { openLine } from '../parts/line.ts'
import type { Load, LoadJob } from '../parts/load.ts'
import { quantile } from '../parts/rounds.ts'

// A process of its own, that speaks just enough HTTP: whoever measures a server must not be slower than it.
answerJobs(async (job: LoadJob): Promise<Load> => {
  const { hostname, port } = new URL(job.url)
  const times: number[] = []
  const others: Load['others'] = {}
  const start = performance.now()
  const until = start + job.seconds * 1_000
  const one = async (place: number) => {
    const list = job.lists[place % job.lists.length]!
    await pause(job.pauseMs)
    let line = await openLine(hostname, Number(port))
    // Lines that share a list begin at different places of it.
    const from = job.isEachOnce ? 0 : Math.floor((place / job.lines) * list.length)
    for (let step = from; performance.now() < until && !(job.isEachOnce && step === list.length); step++) {
      const before = performance.now()
      // What breaks counts as status 0; that it is tried again hides nothing.
      const status = await (async () => {
        if (!line.isOpen()) line = await openLine(hostname, Number(port))
        return (await line.ask(list[step % list.length]!)).status
      })().catch(() => 0)
      if (job.statuses.includes(status)) times.push(performance.now() - before)
      else others[status] = (others[status] ?? 0) + 1
      await pause(job.pauseMs)
    }
    line.close()
  }
  await Promise.all(Array.from({ length: job.lines }, (_, place) => one(place)))
  const seconds = (performance.now() - start) / 1_000
  return {
    perSecond: times.length / seconds,
    p50: quantile(times, 0.5),
    p95: quantile(times, 0.95),
    p99: quantile(times, 0.99),
    answers: times.length,
    others,
  }
})

// Nobody reads by the clock.
async function pause(meanMs = 0): Promise<void> {
  if (meanMs > 0) await sleep(meanMs * (0.5 + Math.random()))
}
