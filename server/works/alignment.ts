import { isEmpty, weightOf } from './common-words.ts'
import { editsBetween, isNearWord } from './likeness.ts'

/** How a known name lies over the words of a draft. */
export interface Alignment {
  /** Evidence of the words that agree, less what the others cost; the scale is that of `weightOf`. */
  value: number
  /** Where in the draft's words it begins and ends, both included. */
  from: number
  to: number
  /** Words that agree but for a slip, and words of the name that are missing or others in the draft. */
  slips: number
  misses: number
  /** How many of its last words the name lacks in the draft. */
  cut: number
}

/** What it costs where one side has a word that the other lacks: a word that says something, or an empty one. */
const foreign = 1.5
const foreignEmpty = 0.2
/** A small word more than the title has: "programming in Rust" is no title. */
const strayEmpty = 1
/** A title cut short, "Structure and Interpretation", loses little. */
const cutShort = 0.6
const slip = 0.3

interface Cell {
  value: number
  begin: number
  slips: number
  misses: number
  cut: number
  /** Words that say something and agree. */
  hits: number
}

const nothing = (begin: number): Cell => ({ value: 0, begin, slips: 0, misses: 0, cut: 0, hits: 0 })

/**
 * The best place of a name's words in a draft's words: all of the name against any stretch of the draft (a semi-global alignment,
 * Needleman and Wunsch 1970 with free ends on one side). Two words may be one on the other side: "Headfirst", "data base".
 */
export function align(name: string[], draft: string[]): Alignment | undefined {
  if (name.length === 0 || draft.length === 0) return undefined
  let before: (Cell | undefined)[] = []
  let last: (Cell | undefined)[] = Array.from({ length: draft.length + 1 }, (_, place) => nothing(place))
  for (let row = 1; row <= name.length; row++) {
    const cells: (Cell | undefined)[] = [lacking(last[0], name, row)]
    for (let column = 1; column <= draft.length; column++) {
      cells.push(
        best(
          agreeing(last[column - 1], name[row - 1]!, draft[column - 1]!),
          row > 1 ? joined(before[column - 1], name.slice(row - 2, row), [draft[column - 1]!]) : undefined,
          column > 1 ? joined(last[column - 2], [name[row - 1]!], draft.slice(column - 2, column)) : undefined,
          lacking(last[column], name, row),
          extra(cells[column - 1], draft[column - 1]!),
        ),
      )
    }
    before = last
    last = cells
  }
  let found: Alignment | undefined
  for (const [place, cell] of last.entries()) {
    if (!cell || place === 0 || cell.begin >= place) continue
    if (!found || cell.value > found.value)
      found = { value: cell.value, from: cell.begin, to: place - 1, slips: cell.slips, misses: cell.misses, cut: cell.cut }
  }
  return found
}

function agreeing(cell: Cell | undefined, one: string, other: string): Cell | undefined {
  if (!cell || !isNearWord(one, other)) return undefined
  if (one === other) return { ...cell, value: cell.value + weightOf(one), cut: 0, hits: cell.hits + (isEmpty(one) ? 0 : 1) }
  return {
    ...cell,
    value: cell.value + 0.8 * Math.min(weightOf(one), weightOf(other)) - slip,
    slips: cell.slips + 1,
    cut: 0,
    hits: cell.hits + 1,
  }
}

// Two words of one side that are one word of the other: the weight is that of the name's own.
function joined(cell: Cell | undefined, name: string[], draft: string[]): Cell | undefined {
  const one = name.join('')
  const other = draft.join('')
  if (!cell || one.length < 5 || editsBetween(one, other, 1) > 1) return undefined
  // "Applications is" is no slip for "applications".
  const pair = name.length > 1 ? name : draft
  const single = name.length > 1 ? other : one
  if (one !== other && pair.some((part) => part.length < 2 || editsBetween(part, single, 2) <= 2)) return undefined
  const value = name.reduce((total, word) => total + weightOf(word), 0)
  return { ...cell, value: cell.value + value - slip / 2, slips: cell.slips + 1, cut: 0, hits: cell.hits + 1 }
}

// A word of the name that the draft lacks.
function lacking(cell: Cell | undefined, name: string[], row: number): Cell | undefined {
  const word = name[row - 1]!
  if (!cell) return undefined
  const isTail = cell.hits > 1
  const cost = isEmpty(word) ? foreignEmpty : isTail ? cutShort : foreign
  return { ...cell, value: cell.value - cost, misses: cell.misses + (isEmpty(word) ? 0 : 1), cut: cell.cut + 1 }
}

// A word of the draft that the name lacks, inside the stretch.
function extra(cell: Cell | undefined, word: string): Cell | undefined {
  if (!cell || cell.value <= 0) return undefined
  return { ...cell, value: cell.value - (isEmpty(word) ? strayEmpty : foreign), misses: cell.misses + (isEmpty(word) ? 0 : 1) }
}

function best(...cells: (Cell | undefined)[]): Cell | undefined {
  let found: Cell | undefined
  for (const cell of cells) if (cell && (!found || cell.value > found.value)) found = cell
  return found
}
