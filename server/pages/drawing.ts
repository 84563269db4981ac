import type { KeepHtml } from '../../client/pages/render.tsx'
import type { Part, Whole } from '../http/parts.ts'

/** The parts of pages that are drawn once for many, by what they show. They go when that goes. */
export type Parts = WeakMap<object, Map<string, Part>>

/** Pages as they were drawn for one reader each, by what they show. They go when that goes. */
export type Wholes = WeakMap<object, Map<string, Whole>>

// "38 min ago" may be a minute behind.
const oldestMs = 60_000
// In so many ways one thing is shown to readers of all kinds; more are let go together.
const waysAtMost = 40
// What is smaller is no piece of its own: compressed with the rest it takes less.
const smallAt = 2_000

/**
 * The page that one reader was shown of `by`, if all else that it depends on is as it was: `facts`, as JSON, without sets and maps. Else
 * it is drawn, by `draw`. Readers who come back find it as they left it, compressed and all.
 */
export function wholeOf(wholes: Wholes, by: object, facts: unknown, draw: () => (string | Part)[]): Whole {
  const ways = wholes.get(by) ?? new Map<string, Whole>()
  wholes.set(by, ways)
  const key = JSON.stringify(facts)
  const now = Date.now()
  const known = ways.get(key)
  if (known && now - known.madeAt < oldestMs) return known
  const whole = { parts: draw(), madeAt: now }
  if (ways.size >= waysAtMost) ways.clear()
  ways.set(key, whole)
  return whole
}

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
