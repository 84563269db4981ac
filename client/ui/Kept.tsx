import { type ComponentChildren, createContext, type VNode } from 'preact'
import { useContext } from 'preact/hooks'
import { jsxTemplate } from 'preact/jsx-runtime'

/** Draws a part as HTML, or answers that of before: what stands for it in the page. */
export type Keep = (by: object, facts: unknown, draw: () => ComponentChildren) => string

export const KeepContext = createContext<Keep | null>(null)

interface KeptProps {
  /** What is shown; while it is the same object, it is shown the same way. */
  by: object
  /** All else that the part depends on, besides the place: as JSON it tells one way of drawing from another. No sets and no maps. */
  facts?: unknown
  draw: () => ComponentChildren
}

/** A part of a page that the server draws once for many readers. Only what runs on the server uses it. */
export function Kept({ by, facts, draw }: KeptProps): VNode {
  const keep = useContext(KeepContext)
  return keep ? jsxTemplate([keep(by, facts, draw)]) : <>{draw()}</>
}

const names = new Map<string, number>()
// What is forgotten gets another name: no name is given twice.
const namesAtMost = 10_000
let given = 0

/** A short name for facts that many parts have in common: the same for the same JSON, and another one for any other. */
export function nameOf(facts: unknown): number {
  const json = JSON.stringify(facts)
  const known = names.get(json)
  if (known !== undefined) return known
  if (names.size >= namesAtMost) names.clear()
  given += 1
  names.set(json, given)
  return given
}
