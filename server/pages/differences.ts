import { type ChangeObject, diffLines, diffWordsWithSpace } from 'diff'

/** A part of two texts: in both, in the new one alone, in the old one alone; or a gap, where a long text that stayed is left out. */
export interface Piece {
  kind: 'same' | 'added' | 'removed' | 'gap'
  text: string
}

export interface Differences {
  pieces: Piece[]
  /** Too much was changed to be found out in time: the old text stands whole before the new one. */
  isRewritten: boolean
}

// Of a long text that stayed, the words around a change say where it is.
const around = 240
// Two texts of 30,000 characters that share no word would take seconds; what people change takes a few milliseconds.
const most = { words: { timeout: 60, maxEditLength: 2_000 }, lines: { timeout: 15, maxEditLength: 500 } }

/** What was changed between two texts, in words; in lines where that is too much; and as two whole texts where that is too. */
export function differences(before: string, after: string): Differences {
  const changes = diffWordsWithSpace(before, after, most.words) ?? diffLines(before, after, most.lines)
  return changes ? { pieces: shortened(changes.map(piece)), isRewritten: false } : rewritten(before, after)
}

/** The old text and then the new one, where nobody looks for what is the same. */
export function rewritten(before: string, after: string): Differences {
  const pieces: Piece[] = [
    { kind: 'removed', text: before },
    { kind: 'added', text: after },
  ]
  return { pieces, isRewritten: true }
}

function piece({ added, removed, value }: ChangeObject<string>): Piece {
  return { kind: added ? 'added' : removed ? 'removed' : 'same', text: value }
}

function shortened(pieces: Piece[]): Piece[] {
  return pieces.flatMap((one, place): Piece[] => {
    if (one.kind !== 'same' || one.text.length <= 3 * around) return [one]
    const head = place === 0 ? '' : one.text.slice(0, around).replace(/\S*$/, '')
    const tail = place === pieces.length - 1 ? '' : one.text.slice(-around).replace(/^\S*/, '')
    const same = (text: string): Piece[] => (text ? [{ kind: 'same', text: text.toWellFormed() }] : [])
    return [...same(head), { kind: 'gap', text: '' }, ...same(tail)]
  })
}
