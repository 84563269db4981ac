import { openStage } from '../stage.ts'
import { addPosts, inMegabytes, inMs, openWriter, pause, percentile, type Tell } from './kit.ts'

const changes = 10_000
const clients = 200

/** Clients that are 10,000 changes behind: one alone, and 200 at once. */
export async function playBehind(tell: Tell): Promise<void> {
  const stage = await openStage({ nodes: 1 })
  const [node] = stage.nodes
  try {
    const writer = await openWriter(node!.url)
    await addPosts(stage.postgres, writer, changes)
    await catchUp(node!.url, writer.threadId)
    const alone = await catchUp(node!.url, writer.threadId)
    tell(`one is current after ${inMs(alone.ms)}, with ${alone.pages} answers`, alone.ms < 2_000 && alone.version === changes + 1)
    tell(`its largest answer has ${inMegabytes(alone.largest)}`, alone.largest <= 500_000)

    const before = node!.memory()
    let most = before
    const watch = setInterval(() => (most = Math.max(most, node!.memory())), 20)
    const all = await Promise.all(Array.from({ length: clients }, () => catchUp(node!.url, writer.threadId)))
    clearInterval(watch)
    const took = all.map(({ ms }) => ms)
    const areCurrent = all.every(({ version }) => version === changes + 1)
    tell(
      `${clients} at once are current, the last after ${inMs(Math.max(...took))}, half of them after ${inMs(percentile(took, 0.5))}`,
      areCurrent,
    )
    tell(`they cost ${inMegabytes(most - before)}, on top of ${inMegabytes(before)}`, most - before <= 100e6)
  } finally {
    await stage.close()
  }
}

async function catchUp(url: string, threadId: string): Promise<{ ms: number; pages: number; largest: number; version: number }> {
  const start = performance.now()
  let [pages, largest, version] = [0, 0, 1]
  for (let more = true; more; pages++) {
    const response = await fetch(`${url}/api/threads/${threadId}/changes?since=${version}`)
    // A page tries again, too.
    if (response.status === 503) {
      await response.text()
      await pause(500 + Math.random() * 500)
      continue
    }
    const text = await response.text()
    largest = Math.max(largest, Buffer.byteLength(text))
    ;({ version, more } = JSON.parse(text) as { version: number; more: boolean })
  }
  return { ms: performance.now() - start, pages, largest, version }
}
