import { setTimeout } from 'node:timers/promises'

/**
 * Asks until something is so, at most ten seconds, and answers what was seen then: for what a process or a forum does by itself after
 * it has answered, and tells nobody of.
 */
export async function until<Seen>(ask: () => Seen | Promise<Seen>, isSo: (seen: Seen) => boolean = Boolean): Promise<Seen> {
  for (const end = Date.now() + 10_000; ;) {
    const seen = await ask()
    if (isSo(seen)) return seen
    if (Date.now() > end) throw new Error(`It did not come to that: ${JSON.stringify(seen)}`)
    await setTimeout(10)
  }
}
