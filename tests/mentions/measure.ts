import type { Db } from '../../db/schema.ts'
import type { Candidate } from '../../server/contract/index.ts'
import { notice } from '../../server/works/notice.ts'
import { linesOf } from './catalogue.ts'

export interface Figures {
  mentions: number
  lookAlikes: number
  /** Of what was offered, how much was right. */
  precision: number
  /** Of the works that were meant, how many were offered. */
  recall: number
  /** Of the drafts that mean a work, how many have one that is meant first. */
  rightFirst: number
  misses: string[]
  slowestMs: number
}

/** What a member writes, and the titles that are meant by it; none: a look-alike. */
export interface Draft {
  meant: string[]
  text: string
}

/** The drafts of the files `NAME-mentions.txt` and `NAME-look-alikes.txt` beside this one. */
export function draftsOf(name: string): Draft[] {
  return [
    ...linesOf(`${name}mentions.txt`).map(mentionOf),
    ...linesOf(`${name}look-alikes.txt`).map((line) => ({ meant: [], text: unescaped(line) })),
  ]
}

/** Runs each draft of a set through what the endpoint runs, and counts. */
export async function measure(db: Db, drafts: Draft[]): Promise<Figures> {
  const misses: string[] = []
  let [right, wrong, meant, first, slowestMs] = [0, 0, 0, 0, 0]
  for (const { meant: titles, text } of drafts) {
    const began = performance.now()
    const candidates = await notice(db, { text })
    slowestMs = Math.max(slowestMs, performance.now() - began)
    const offered = candidates.map((candidate) => candidate.work?.title ?? `a new work: ${titleOf(candidate)}`)
    const hits = titles.filter((title) => offered.includes(title))
    const others = offered.filter((title) => !titles.includes(title))
    right += hits.length
    wrong += others.length
    meant += titles.length
    if (titles.length > 0 && titles.includes(offered[0] ?? '')) first += 1
    if (hits.length < titles.length || others.length > 0) misses.push(missOf(text, titles, candidates))
  }
  const mentions = drafts.filter((draft) => draft.meant.length > 0).length
  return {
    mentions,
    lookAlikes: drafts.length - mentions,
    precision: right / Math.max(1, right + wrong),
    recall: right / meant,
    rightFirst: first / mentions,
    misses,
    slowestMs,
  }
}

function mentionOf(line: string): Draft {
  const [titles = '', ...text] = line.split(' => ')
  return { meant: titles.split(' + '), text: unescaped(text.join(' => ')) }
}

function unescaped(line: string): string {
  return line.replaceAll('\\n', '\n')
}

function missOf(text: string, titles: string[], candidates: Candidate[]): string {
  const offered = candidates.map(
    ({ work, score, why, ...rest }) => `${work?.title ?? `new: ${titleOf(rest)}`} (${score}; ${why})`,
  )
  return `${text.replaceAll('\n', '\\n')}\n    meant   ${titles.join(' + ') || 'nothing'}\n    offered ${offered.join(' + ') || 'nothing'}`
}

function titleOf({ suggestion }: Pick<Candidate, 'suggestion'>): string {
  return suggestion && 'title' in suggestion ? suggestion.title : ''
}
