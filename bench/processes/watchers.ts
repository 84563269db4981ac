import { io } from 'socket.io-client'
import { nowMs } from '../parts/clock.ts'
import { answerJobs } from '../parts/children.ts'

/** Opens so many sockets, spread over some threads; or answers what they have heard since, and forgets it. */
export type WatchersJob = { url: string; sockets: number; threadIds: string[] } | { report: true }

/** What came, socket by socket: `[socket, from, to, when]`, on the clock that all processes of the machine share. */
export type Heard = [socket: number, from: number, to: number, at: number][]

// Not all at once: a crowd does not come in one moment either.
const atOnce = 25
let sockets = 0
let heard: Heard = []

answerJobs(async (job: WatchersJob): Promise<Heard> => {
  if ('report' in job) {
    const answer = heard
    heard = []
    return answer
  }
  for (let place = 0; place < job.sockets; place += atOnce) {
    const some = Math.min(atOnce, job.sockets - place)
    await Promise.all(
      Array.from({ length: some }, (_, step) => watch(job.url, job.threadIds[(place + step) % job.threadIds.length]!)),
    )
  }
  return []
})

async function watch(url: string, threadId: string): Promise<void> {
  const number = sockets++
  const socket = io(url, { transports: ['websocket'], forceNew: true, reconnection: false })
  socket.on('thread.changed', ({ from, to }: { from: number; to: number }) => heard.push([number, from, to, nowMs()]))
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', () => resolve())
    socket.once('connect_error', reject)
  })
  const answered = (await socket.timeout(20_000).emitWithAck('watch', { threadId })) as { error?: string }
  if (answered.error) throw new Error(answered.error)
}
