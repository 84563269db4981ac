import { openSlowReader, type SlowReader } from '../slow-reader.ts'
import { openStage, type Stage } from '../stage.ts'
import {
  addPosts,
  inMegabytes,
  inMs,
  openReader,
  openWriter,
  type Pace,
  pace,
  pause,
  percentile,
  type Tell,
  together,
  type Writer,
} from './kit.ts'

const slow = 50
const others = 20
const gapMs = 30
const rounds = 3
const roundMs = 10_000
// 20 MB in large replies fill every buffer on the way to who reads nothing.
const large = '<p>Then measure, then go on.</p>'.repeat(6_250)
const largeCount = 100

/** Fifty sockets in a thread that read nothing: what they cost, and whether they slow the others. In turns, since machines have moods. */
export async function playSlowReaders(tell: Tell): Promise<void> {
  const stage = await openStage({ nodes: 1 })
  const node = stage.nodes[0]!
  const url = node.ownUrl
  try {
    const writer = await openWriter(url)
    const readers = await Promise.all(Array.from({ length: others }, () => openReader(url, writer.threadId)))
    await pace(writer, url, [], 5_000, 0)
    await flood(stage, writer)
    const plain = await flood(stage, writer)
    const without: Pace[] = []
    const during: Pace[] = []
    const peaks: number[] = []
    const left: number[] = []
    for (let round = 0; round < rounds; round++) {
      without.push(await pace(writer, url, readers, roundMs, gapMs))
      const silent = await Promise.all(Array.from({ length: slow }, () => openSlowReader(url, writer.threadId)))
      during.push(await pace(writer, url, readers, roundMs / 2, gapMs))
      peaks.push(await flood(stage, writer))
      during.push(await pace(writer, url, readers, roundMs / 2, gapMs))
      left.push(await toldToReadAnew(silent))
      silent.forEach((reader) => reader.end())
    }
    const [quiet, crowded] = [together(without), together(during)]
    const [p95, slowed] = [percentile(quiet.screens, 0.95), percentile(crowded.screens, 0.95)]
    tell(`p95 from answer to the other screens: ${inMs(p95)} without them, ${inMs(slowed)} with them`, slowed <= 1.5 * p95)
    const [answer, later] = [percentile(quiet.answers, 0.95), percentile(crowded.answers, 0.95)]
    tell(`p95 of an answer: ${inMs(answer)} and ${inMs(later)}`, later <= 1.5 * answer)
    const most = Math.max(...peaks)
    const told = `${inMegabytes(plain)} at most without them, ${peaks.map(inMegabytes).join(', ')} with them`
    tell(`memory while large replies come: ${told}`, most - plain <= 50e6)
    tell(
      `${left.join(', ')} of ${slow} were told to read anew`,
      left.every((count) => count === slow),
    )
    readers.forEach((reader) => reader.close())
  } finally {
    await stage.close()
  }
}

// Large replies at once, until a reader has them all; the most that the node held meanwhile.
async function flood({ nodes, postgres }: Stage, writer: Writer): Promise<number> {
  const node = nodes[0]!
  let most = 0
  const watch = setInterval(() => (most = Math.max(most, node.memory())), 20)
  const reader = await openReader(node.ownUrl, writer.threadId)
  await addPosts(postgres, writer, largeCount, large)
  const [thread] = await postgres.sql<{ version: number }>('select version from thread where id = $1', [writer.threadId])
  while (!reader.arrivals.has(thread!.version)) await pause(50)
  reader.close()
  clearInterval(watch)
  return most
}

async function toldToReadAnew(silent: SlowReader[]): Promise<number> {
  const told = await Promise.all(
    silent.map((reader) => Promise.race([reader.readUntil('["resync"').then(() => true), pause(20_000).then(() => false)])),
  )
  return told.filter(Boolean).length
}
