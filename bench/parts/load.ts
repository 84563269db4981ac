import { answerJobs } from './children.ts'
import { type Answered, type Asked, openLine } from './line.ts'
import { quantile } from './rounds.ts'

/** What to ask, from how many lines at once, for how long. */
export interface LoadJob {
  url: string
  /** Each line asks its own list over and over; line n takes list n, modulo how many there are. */
  lists: Asked[][]
  lines: number
  seconds: number
  /** The statuses that count as an answer; anything else ends the run. */
  statuses: number[]
}

export interface Load {
  perSecond: number
  p50: number
  p95: number
  p99: number
  answers: number
  bytesEach: number
}

// A process of its own, that speaks just enough HTTP: whoever measures a server must not be slower than it.
answerJobs(async (job: LoadJob): Promise<Load> => {
  const { hostname, port } = new URL(job.url)
  const times: number[] = []
  let bytes = 0
  const start = performance.now()
  const until = start + job.seconds * 1_000
  const one = async (place: number) => {
    const list = job.lists[place % job.lists.length]!
    const line = await openLine(hostname, Number(port))
    // Lines that share a list begin at different places of it.
    for (let step = Math.floor((place / job.lines) * list.length); performance.now() < until; step++) {
      const asked = list[step % list.length]!
      const before = performance.now()
      const answered = await line.ask(asked)
      times.push(performance.now() - before)
      check(asked, answered, job.statuses)
      bytes += answered.bytes
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
    bytesEach: bytes / times.length,
  }
})

function check(asked: Asked, { status }: Answered, statuses: number[]): void {
  if (!statuses.includes(status)) throw new Error(`${asked.method ?? 'GET'} ${asked.path} was answered ${status}.`)
}
