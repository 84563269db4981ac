import { openSlowReader } from '../slow-reader.ts'
import { openStage } from '../stage.ts'
import { inMegabytes, inMs, openReader, openWriter, type Pace, pace, pause, percentile, type Tell, together } from './kit.ts'

const slow = 50
const others = 20
const gapMs = 30
const rounds = 3
const roundMs = 12_000
// Large enough that what nobody reads fills every buffer on the way.
const body = 'Then measure, then go on. '.repeat(1_100)

/** Fifty sockets in a thread that read nothing: what they cost, and whether they slow the others. In turns, since machines have moods. */
export async function playSlowReaders(tell: Tell): Promise<void> {
  const stage = await openStage({ nodes: 1 })
  const [node] = stage.nodes
  const { url } = node!
  try {
    const writer = await openWriter(url)
    const readers = await Promise.all(Array.from({ length: others }, () => openReader(url, writer.threadId)))
    await pace(writer, url, [], 10_000, 0, body)
    const without: Pace[] = []
    const during: Pace[] = []
    const costs: number[] = []
    const reached: number[] = []
    for (let round = 0; round < rounds; round++) {
      without.push(await pace(writer, url, readers, roundMs, gapMs, body))
      const before = node!.memory()
      let most = before
      const watch = setInterval(() => (most = Math.max(most, node!.memory())), 50)
      const silent = await Promise.all(Array.from({ length: slow }, () => openSlowReader(url, writer.threadId)))
      during.push(await pace(writer, url, readers, roundMs, gapMs, body))
      // On until nothing more goes into them.
      await pace(writer, url, [], 15_000, 0, body)
      clearInterval(watch)
      costs.push(most - before)
      const told = await Promise.all(
        silent.map((reader) => Promise.race([reader.readUntil('["resync"'), pause(10_000).then(() => undefined)])),
      )
      reached.push(told.filter(Boolean).length)
      silent.forEach((reader) => reader.end())
      await pause(1_000)
    }
    const [quiet, crowded] = [together(without), together(during)]
    const [p95, slowed] = [percentile(quiet.screens, 0.95), percentile(crowded.screens, 0.95)]
    tell(`p95 from answer to the other screens: ${inMs(p95)} without them, ${inMs(slowed)} with them`, slowed <= 1.5 * p95)
    const [answer, later] = [percentile(quiet.answers, 0.95), percentile(crowded.answers, 0.95)]
    tell(`p95 of an answer: ${inMs(answer)} and ${inMs(later)}`, later <= 1.5 * answer)
    const [most] = [...costs].sort((a, b) => b - a)
    tell(`${slow} of them cost ${costs.map(inMegabytes).join(', ')}`, most! <= 50e6)
    tell(
      `${reached.join(', ')} of ${slow} were told to read anew`,
      reached.every((count) => count === slow),
    )
    readers.forEach((reader) => reader.close())
  } finally {
    await stage.close()
  }
}
