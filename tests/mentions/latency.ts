// `npm run mentions -- latency`: how long suggest and notice take at 1,000 and at 100,000 works.
import type { Db } from '../../db/schema.ts'
import { notice } from '../../server/works/notice.ts'
import { suggested } from '../../server/works/suggest-queries.ts'
import { linesOf } from './catalogue.ts'

export interface Times {
  p50: number
  p95: number
  worst: number
}

const typed = [
  'Designing Data-Intensive Applications',
  'klepmann data',
  'the pragmatic programer',
  'kysely',
  'postgres',
  'Learning Rust',
  'zzzz',
  'martin fowler refactoring',
]

/** Suggest, asked after each letter of some titles, names and slips; in milliseconds. */
export async function suggestTimes(db: Db): Promise<Times> {
  const asked = typed.flatMap((text) => Array.from(text, (_, place) => text.slice(0, place + 1)))
  return timed([...asked, ...asked], (text) => suggested(db, text))
}

/** Notice, asked for the drafts of the measured set. */
export function noticeTimes(db: Db): Promise<Times> {
  return timed(linesOf('mentions.txt').concat(linesOf('look-alikes.txt')), (text) => notice(db, { text }))
}

/** Notice, asked for one draft of 30,000 characters that is nothing but mentions. */
export function longestDraftTimes(db: Db): Promise<Times> {
  const text = linesOf('mentions.txt').join('\n\n').repeat(4).slice(0, 30_000)
  return timed(
    Array.from({ length: 5 }, () => text),
    (draft) => notice(db, { text: draft }),
  )
}

async function timed(inputs: string[], run: (input: string) => Promise<unknown>): Promise<Times> {
  await run(inputs[0]!)
  const times: number[] = []
  for (const input of inputs) {
    const began = performance.now()
    await run(input)
    times.push(performance.now() - began)
  }
  times.sort((a, b) => a - b)
  const at = (share: number) => Math.round(10 * times[Math.min(times.length - 1, Math.floor(share * times.length))]!) / 10
  return { p50: at(0.5), p95: at(0.95), worst: at(1) }
}
