import { askFrom } from '../asking.ts'
import { openStage } from '../stage.ts'
import { inMs, openWriter, pause, percentile, type Tell, tellProcesses } from './kit.ts'

const silentMs = 15_000
const askEveryMs = 100

/** The links to Postgres carry nothing and never close, the new ones neither: what is answered, and is the forum whole by itself after it? */
export async function playSilent(tell: Tell): Promise<void> {
  const stage = await openStage({ nodes: 1 })
  const { postgres, record } = stage
  const [node] = stage.nodes
  const { url, database } = node!
  try {
    const writer = await openWriter(url)
    const paths = [
      `/api/threads/${writer.threadId}`,
      '/api/session',
      `/api/threads/${writer.threadId}/mine`,
      '/readyz',
      '/api/threads',
    ]
    database.silence()
    const release = database.hold()
    const until = performance.now() + silentMs
    const asked: { isWrite: boolean; answer: ReturnType<typeof askFrom> }[] = []
    for (let turn = 0; performance.now() < until; turn++) {
      asked.push({ isWrite: false, answer: askFrom(url, 'GET', paths[turn % paths.length]!, { cookie: writer.cookie }) })
      asked.push({ isWrite: true, answer: writer.reply(url, { key: `silent-${turn}` }) })
      await pause(askEveryMs)
    }
    const answers = await Promise.all(asked.map(async ({ isWrite, answer }) => ({ isWrite, answer: await answer })))
    release()
    const ms = answers.map(({ answer }) => answer?.ms ?? Infinity)
    const statuses = new Set(answers.map(({ answer }) => answer?.status))
    tell(
      `${answers.length} requests in ${silentMs / 1_000} s of silence: answered ${[...statuses].join(', ')}`,
      statuses.size === 1 && statuses.has(503),
    )
    tell(`the slowest after ${inMs(Math.max(...ms))}, half of them within ${inMs(percentile(ms, 0.5))}`, Math.max(...ms) < 5_000)
    const start = performance.now()
    while ((await askFrom(url, 'GET', '/readyz'))?.status !== 200) await pause(50)
    const ready = performance.now() - start
    const again = await writer.reply(url, { key: 'silent-0' })
    tell(
      `ready again ${inMs(ready)} after it, by itself; a reply is answered ${again?.status}`,
      ready < 5_000 && again?.status === 201,
    )
    const sent = answers.filter(({ isWrite }) => isWrite)
    const repeated = await Promise.all(sent.map((_, turn) => writer.reply(url, { key: `silent-${turn}` })))
    const posts = await postgres.sql('select from post where number > 1')
    const isOnce = repeated.every((answer) => answer?.status === 201) && posts.length === sent.length
    tell(`all ${sent.length} replies sent again under their keys: ${posts.length} posts`, isOnce)
    tellProcesses(record, tell)
  } finally {
    await stage.close()
  }
}
