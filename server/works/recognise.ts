import { isEmpty } from './common-words.ts'
import { type Context, contextOf } from './context.ts'
import { unread, type Word, wordsOf } from './draft-words.ts'
import { type Mark, marksIn } from './marks.ts'
import { type Pointer, pointersIn } from './pointers.ts'
import { proseOf, type Range } from './prose.ts'
import { type Run, runWithin } from './runs.ts'
import { afterCues, beforePeople, mostRead, titleCased, wholeClauses } from './title-runs.ts'

/** A draft as the noticing reads it. All places in it are UTF-16 indices of the text that was given. */
export interface Draft {
  words: Word[]
  /** Runs of words by their key: what is looked up among the known titles and other names. */
  runs: Map<string, Run[]>
  /** Runs that look like a title, known or not, the likeliest first. */
  spans: Span[]
  /** Numbers and addresses that are a work's own name. */
  pointers: Pointer[]
  contextAt: (run: Run) => Context
}

export interface Span extends Run {
  /** How it is set apart, if it is. */
  mark: Mark['as'] | undefined
  /** Where its end is not known: it follows a cue, and may hold more words than the title. */
  isOpen: boolean
}

/** Titles longer than this are found by their marks or their beginning. */
const longestRun = 9
/** Keys looked up for one draft at most: 30,000 characters hold 5,000 words, and a lookup takes some microseconds. */
const mostRuns = 20_000
/** Spans compared by likeness at most, since each costs a search of its own. */
export const mostSpans = 20

/** Reads a draft: pure, no database. */
export function recognise(draft: string): Draft {
  const prose = proseOf(draft)
  const words = wordsOf(prose.text)
  const marks = [
    ...marksIn(prose.text),
    ...prose.codes.map((code): Mark => ({ ...code, as: 'code' })),
    ...prose.links.flatMap(({ label }): Mark[] => (label ? [{ ...label, as: 'linked' }] : [])),
  ]
  const all = withCodes(words, draft, prose.codes)
  // A question mark inside the marks is the title's own.
  const asks = (place: number) =>
    /^[^\p{L}\p{N}?？]*[?？](?!["”’»“‘」』*_])/u.test(prose.text.slice(all[place]?.end ?? 0, (all[place]?.end ?? 0) + 6))
  const contextAt = ({ from, to }: Run) => contextOf(all, from, to, asks)
  return {
    words: all,
    runs: runsIn(all),
    spans: spansIn(all, marks),
    pointers: pointersIn(prose.text, prose.links, draft, all),
    contextAt,
  }
}

// Code in a sentence is not prose, but what stands in it may be a tool's name.
function withCodes(words: Word[], draft: string, codes: Range[]): Word[] {
  if (codes.length === 0) return words
  const inside = codes
    .filter(({ start, end }) => end - start <= 40)
    .flatMap(({ start, end }) =>
      wordsOf(draft.slice(start, end)).map((word, place) => ({
        ...word,
        start: word.start + start,
        end: word.end + start,
        breaks: place ? word.breaks : (0 as const),
      })),
    )
  const outside = words.filter(
    (word) => word.key !== unread || !codes.some(({ start }) => word.start < start && start < word.end),
  )
  return [...outside, ...inside].sort((a, b) => a.start - b.start)
}

function runsIn(words: Word[]): Map<string, Run[]> {
  const runs = new Map<string, Run[]>()
  for (let from = 0; from < words.length && runs.size < mostRuns; from++) {
    let isWorth = false
    let key = ''
    for (let to = from; to < words.length && to < from + longestRun; to++) {
      if (to > from && words[to]!.breaks === 2) break
      const { key: word, owner, touches, text } = words[to]!
      const lead = to === from ? '' : touches ? key : `${key} `
      key = lead + word
      isWorth ||= !isEmpty(word)
      if (!isWorth) continue
      add(runs, key, { from, to })
      if (owner) add(runs, lead + owner, { from, to })
      // "VSCode" is "VS Code".
      const parts =
        to === from && text.length > 3 ? text.replace(/(\p{Ll})(\p{Lu})|(\p{Lu})(?=\p{Lu}\p{Ll})/gu, '$1$3 $2').toLowerCase() : ''
      if (parts.includes(' ')) add(runs, parts, { from, to })
    }
  }
  return runs
}

function add(runs: Map<string, Run[]>, key: string, run: Run): void {
  const known = runs.get(key)
  if (!known) runs.set(key, [run])
  // The same words twenty times over are looked at a few times.
  else if (known.length < 5) known.push(run)
}

function spansIn(words: Word[], marks: Mark[]): Span[] {
  const marked = marks.slice(0, mostRead).flatMap(({ start, end, as }): Span[] => {
    const run = runWithin(words, start, end)
    return run && run.to - run.from < 16 ? [{ ...run, mark: as, isOpen: false }] : []
  })
  const isTaken = (run: Run) => marked.some((span) => span.from <= run.from && run.to <= span.to)
  const titled = titleCased(words).filter((run) => !isTaken(run))
  const cued = [...beforePeople(words), ...afterCues(words), ...wholeClauses(words)].filter(
    (run) => !isTaken(run) && !titled.some((other) => other.from === run.from),
  )
  const open = (run: Run): Span => ({ ...run, mark: undefined, isOpen: true })
  return unique([...marked, ...titled.map(open), ...cued.map(open)])
}

function unique(spans: Span[]): Span[] {
  const seen = new Set<string>()
  return spans.filter(({ from, to }) => !seen.has(`${from} ${to}`) && seen.add(`${from} ${to}`))
}
