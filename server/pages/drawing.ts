import type { KeepHtml } from '../../client/pages/render.tsx'
import type { Part } from '../http/parts.ts'

/** The parts of pages that are drawn once for many, by what they show. They go when that goes. */
export type Parts = WeakMap<object, Map<string, Part>>

// "38 min ago" may be a minute behind.
const oldestMs = 60_000
// In so many ways one thing is shown to readers of all kinds; more are let go together.
const waysAtMost = 40
// What is smaller is no piece of its own: compressed with the rest it takes less.
const smallAt = 2_000

/** Draws a page out of parts that are kept and the rest. `partsOf` takes the page apart again, so that each part is sent as it is kept. */
export function drawing(parts: Parts): { keepHtml: KeepHtml; partsOf: (html: string) => (string | Part)[] } {
  const used: Part[] = []
  let depth = 0
  const make = (by: object, key: string, draw: () => string): Part => {
    const ways = parts.get(by) ?? new Map<string, Part>()
    parts.set(by, ways)
    const now = Date.now()
    const kept = ways.get(key)
    if (kept && now - kept.madeAt < oldestMs) return kept
    depth += 1
    try {
      const part = { text: draw(), madeAt: now }
      if (ways.size >= waysAtMost) ways.clear()
      ways.set(key, part)
      return part
    } finally {
      depth -= 1
    }
  }
  return {
    keepHtml: (by, key, draw) => {
      const part = make(by, key, draw)
      if (depth > 0 || part.text.length < smallAt) return part.text
      // No text and no attribute of a page can hold this: there "<" is written otherwise.
      return `<!--part ${used.push(part) - 1}-->`
    },
    partsOf: (html) => html.split(/<!--part (\d+)-->/).map((text, place) => (place % 2 === 0 ? text : used[Number(text)]!)),
  }
}
