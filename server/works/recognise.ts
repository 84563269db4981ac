import { isEmpty } from './common-words.ts'
import { type Context, contextOf, introducesPeople } from './context.ts'
import { keyOf, unread, type Word, wordsOf } from './draft-words.ts'
import { type Mark, marksIn } from './marks.ts'
import { type Pointer, pointersIn } from './pointers.ts'
import { proseOf, type Range } from './prose.ts'
import { type Run, runWithin } from './runs.ts'

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
export const mostSpans = 30

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
  const asks = (place: number) => /^[^\p{L}\p{N}]*[?？]/u.test(prose.text.slice(all[place]?.end ?? 0, (all[place]?.end ?? 0) + 6))
  const contextAt = ({ from, to }: Run) => contextOf(all, from, to, asks)
  return {
    words: all,
    runs: runsIn(all),
    spans: spansIn(all, marks, contextAt),
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
    for (let to = from; to < words.length && to < from + longestRun; to++) {
      if (to > from && words[to]!.breaks === 2) break
      isWorth ||= !isEmpty(words[to]!.key)
      if (!isWorth) continue
      add(runs, keyOf(words, from, to), { from, to })
      const { owner, text } = words[to]!
      // "VSCode" is "VS Code".
      const parts = to === from ? text.replace(/(\p{Ll})(\p{Lu})|(\p{Lu})(?=\p{Lu}\p{Ll})/gu, '$1$3 $2').toLowerCase() : ''
      if (parts.includes(' ')) add(runs, parts, { from, to })
      if (owner && to === from) add(runs, owner, { from, to })
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

function spansIn(words: Word[], marks: Mark[], contextAt: (run: Run) => Context): Span[] {
  const marked = marks.flatMap(({ start, end, as }): Span[] => {
    const run = runWithin(words, start, end)
    return run && run.to - run.from < 16 ? [{ ...run, mark: as, isOpen: false }] : []
  })
  const isTaken = (run: Run) => marked.some((span) => span.from <= run.from && run.to <= span.to)
  const titled = titleCased(words).filter((run) => !isTaken(run))
  const cued = [...beforePeople(words), ...afterCues(words, contextAt)].filter(
    (run) => !isTaken(run) && !titled.some((other) => other.from === run.from),
  )
  const open = (run: Run): Span => ({ ...run, mark: undefined, isOpen: true })
  return unique([...marked, ...titled.map(open), ...cued.map(open)])
}

// Two or more capitalised words in a row, small words between them, and what follows a colon.
function titleCased(words: Word[]): Run[] {
  const runs: Run[] = []
  for (let from = 0; from < words.length; from++) {
    if (!words[from]!.isCapital || (from > 0 && words[from]!.breaks === 0 && isJoined(words, from - 1))) continue
    let to = from
    for (let at = from + 1; at < words.length && at < from + 12 && words[at]!.breaks < 2; at++) {
      if (words[at]!.isCapital) to = at
      else if (!isEmpty(words[at]!.key) || words[at]!.breaks > 0) break
    }
    if (to > from) runs.push({ from, to })
    // A name in the possessive, or a sentence's first word, may stand before the title itself.
    for (let at = from; at < to && at < from + 4; at++) {
      const isLead = words[at]!.owner !== undefined || (at === from && words[at]!.breaks === 2) || words[at + 1]!.breaks === 1
      if (isLead) runs.push({ from: at + 1, to })
    }
  }
  return runs
}

function isJoined(words: Word[], at: number): boolean {
  return words[at]!.isCapital && words[at]!.owner === undefined
}

// Up to seven words before "by NAME", where a title may end: "crafting interpeters by Bob Nystrom".
function beforePeople(words: Word[]): Run[] {
  return words.flatMap((word, at) => {
    if (!introducesPeople(word.key) || !words[at + 1]?.isCapital || at === 0 || word.breaks === 2) return []
    let from = at - 1
    while (from > 0 && from > at - 7 && words[from]!.breaks === 0) from -= 1
    return [{ from, to: at - 1 }]
  })
}

// Up to seven words after a cue, in lower case too: "read designing data intesive applications".
function afterCues(words: Word[], contextAt: (run: Run) => Context): Run[] {
  const runs: Run[] = []
  for (let from = 1; from < words.length && runs.length < 3 * mostSpans; from++) {
    if (isEmpty(words[from]!.key) || words[from]!.breaks === 2) continue
    const context = contextAt({ from, to: from })
    if (context.cue !== 'near' && !context.isNamedKind && !context.isTitled) continue
    let to = from
    while (to + 1 < words.length && to < from + 6 && words[to + 1]!.breaks === 0) to += 1
    if (to > from || words[from]!.isCapital) runs.push({ from, to })
  }
  return runs
}

function unique(spans: Span[]): Span[] {
  const seen = new Set<string>()
  return spans.filter(({ from, to }) => !seen.has(`${from} ${to}`) && seen.add(`${from} ${to}`))
}
