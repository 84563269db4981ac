import type { Node } from '../nodes.ts'
import { openSlowReader, type SlowReader } from '../slow-reader.ts'
import { openStage } from '../stage.ts'
import {
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
// So many large replies fill every buffer on the way to who reads nothing.
const large = 'Then measure, then go on. '.repeat(1_100)
const floodMs = 15_000

/** Fifty sockets in a thread that read nothing: what they cost, and whether they slow the others. In turns, since machines have moods. */
export async function playSlowReaders(tell: Tell): Promise<void> {
  const stage = await openStage({ nodes: 1 })
  const node = stage.nodes[0]!
  const { url } = node
  try {
    const writer = await openWriter(url)
    const readers = await Promise.all(Array.from({ length: others }, () => openReader(url, writer.threadId)))
    await pace(writer, url, [], 5_000, 0)
    await flood(node, writer)
    const plain = await flood(node, writer)
    const without: Pace[] = []
    const during: Pace[] = []
    const peaks: number[] = []
    const left: number[] = []
    for (let round = 0; round < rounds; round++) {
      without.push(await pace(writer, url, readers, roundMs, gapMs))
      const silent = await Promise.all(Array.from({ length: slow }, () => openSlowReader(url, writer.threadId)))
      during.push(await pace(writer, url, readers, roundMs / 2, gapMs))
      peaks.push(await flood(node, writer))
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

// Large replies, as fast as they are answered; the most that the node held meanwhile.
async function flood(node: Node, writer: Writer): Promise<number> {
  let most = 0
  const watch = setInterval(() => (most = Math.max(most, node.memory())), 50)
  await pace(writer, node.url, [], floodMs, 0, large)
  clearInterval(watch)
  return most
}

async function toldToReadAnew(silent: SlowReader[]): Promise<number> {
  const told = await Promise.all(
    silent.map((reader) => Promise.race([reader.readUntil('["resync"').then(() => true), pause(20_000).then(() => false)])),
  )
  return told.filter(Boolean).length
}
