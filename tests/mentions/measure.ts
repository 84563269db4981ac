import type { Db } from '../../db/schema.ts'
import type { Candidate } from '../../server/contract/index.ts'
import { notice } from '../../server/works/notice.ts'
import { linesOf } from './catalogue.ts'

export interface Figures {
  mentions: number
  lookAlikes: number
  /** Of what was offered, over both files, how much was right. */
  precision: number
  /** Of the works that were meant, how many were offered. */
  recall: number
  /** Of the drafts that mean a work, how many have one that is meant first. */
  rightFirst: number
  misses: string[]
  slowestMs: number
}

/** Runs each draft of a set through what the endpoint runs, and counts. */
export async function measure(db: Db, mentionsFile: string, lookAlikesFile: string): Promise<Figures> {
  const mentions = linesOf(mentionsFile).map(mentionOf)
  const lookAlikes = linesOf(lookAlikesFile).map((line) => ({ meant: [] as string[], text: unescaped(line) }))
  const misses: string[] = []
  let [right, wrong, meant, first, slowestMs] = [0, 0, 0, 0, 0]
  for (const { meant: titles, text } of [...mentions, ...lookAlikes]) {
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
  return {
    mentions: mentions.length,
    lookAlikes: lookAlikes.length,
    precision: right / Math.max(1, right + wrong),
    recall: right / meant,
    rightFirst: first / mentions.length,
    misses,
    slowestMs,
  }
}

function mentionOf(line: string): { meant: string[]; text: string } {
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
