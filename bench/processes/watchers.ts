import { io } from 'socket.io-client'
import { answerJobs } from '../parts/children.ts'

/** Opens so many sockets, spread over some threads; or answers what they have heard since, and forgets it. */
export type WatchersJob = { url: string; sockets: number; threadIds: string[]; event: string } | { report: true }

/** When each message came, by the number that it brought: on the clock that all processes of the machine share. */
export interface Heard {
  sockets: number
  heard: { to: number; at: number }[]
}

// Not all at once: a real crowd does not come in one moment either.
const atOnce = 50
let sockets = 0
let heard: Heard['heard'] = []

answerJobs(async (job: WatchersJob): Promise<Heard> => {
  if ('report' in job) {
    const answer = { sockets, heard }
    heard = []
    return answer
  }
  for (let place = 0; place < job.sockets; place += atOnce) {
    const some = Math.min(atOnce, job.sockets - place)
    await Promise.all(
      Array.from({ length: some }, (_, step) => watch(job, job.threadIds[(place + step) % job.threadIds.length]!)),
    )
  }
  return { sockets, heard: [] }
})

async function watch({ url, event }: { url: string; event: string }, threadId: string): Promise<void> {
  const socket = io(url, { transports: ['websocket'], forceNew: true, reconnection: false })
  socket.on(event, ({ to }: { to: number }) => heard.push({ to, at: nowMs() }))
  socket.on('disconnect', () => sockets--)
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', () => resolve())
    socket.once('connect_error', reject)
  })
  const answered = (await socket.timeout(10_000).emitWithAck('watch', { threadId })) as { error?: string }
  if (answered.error) throw new Error(answered.error)
  sockets++
}

function nowMs(): number {
  return Number(process.hrtime.bigint() / 1_000n) / 1_000
}
