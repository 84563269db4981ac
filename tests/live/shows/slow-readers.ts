import { openSlowReader } from '../slow-reader.ts'
import { openStage } from '../stage.ts'
import { inMegabytes, inMs, openReader, openWriter, pace, percentile, type Tell } from './kit.ts'

const slow = 50
const others = 20
const gapMs = 20
// Large enough that what nobody reads fills every buffer on the way.
const body = 'Then measure, then go on. '.repeat(1_000)

/** Fifty sockets in a thread that read nothing: what they cost, and whether they slow the others. */
export async function playSlowReaders(tell: Tell): Promise<void> {
  const stage = await openStage({ nodes: 1 })
  const [node] = stage.nodes
  const { url } = node!
  try {
    const writer = await openWriter(url)
    const readers = await Promise.all(Array.from({ length: others }, () => openReader(url, writer.threadId)))
    await pace(writer, url, [], 5_000, gapMs, body)
    const without = await pace(writer, url, readers, 15_000, gapMs, body)
    const before = node!.memory()
    let most = before
    const silent = await Promise.all(Array.from({ length: slow }, () => openSlowReader(url, writer.threadId)))
    const watch = setInterval(() => (most = Math.max(most, node!.memory())), 50)
    const during = await pace(writer, url, readers, 30_000, gapMs, body)
    clearInterval(watch)
    const [p95, slowed] = [percentile(without.screens, 0.95), percentile(during.screens, 0.95)]
    tell(`p95 from answer to the other screens: ${inMs(p95)} without them, ${inMs(slowed)} with them`, slowed <= 1.5 * p95)
    tell(`p95 of an answer: ${inMs(percentile(without.answers, 0.95))} and ${inMs(percentile(during.answers, 0.95))}`, true)
    tell(`${slow} of them cost ${inMegabytes(most - before)}, on top of ${inMegabytes(before)}`, most - before <= 50e6)
    const told = await Promise.all(silent.map((reader) => reader.readUntil('["resync"')))
    const largest = Math.max(...told.map((text) => text.length))
    tell(`each was told to read anew; ${inMegabytes(largest)} at most had been sent to one`, told.length === slow)
    silent.forEach((reader) => reader.end())
    readers.forEach((reader) => reader.close())
  } finally {
    await stage.close()
  }
}
