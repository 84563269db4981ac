import type { ExperienceCounts } from '../contract/index.ts'

/** A calendar month ("2026-11"), a year ("2026"), or undefined for ever. Months and years are those of UTC. */
export function periodOf(time: string | undefined, now: Date): string | undefined {
  if (time === undefined || time === 'ever') return undefined
  if (time === 'month') return now.toISOString().slice(0, 7)
  if (time === 'year') return now.toISOString().slice(0, 4)
  return time
}

/** The month or year before one. */
export function periodBefore(period: string): string {
  const [year = 0, month] = period.split('-').map(Number)
  const before = month === undefined ? [year - 1] : month === 1 ? [year - 1, 12] : [year, month - 1]
  return before.map((part, place) => String(part).padStart(place === 0 ? 4 : 2, '0')).join('-')
}

/** What a list counts for a work's place, where that is not all the people behind it: how many, of which kind, in which period. */
export interface Counted {
  people: number
  by: 'backed' | 'finished' | 'using'
  period: string | undefined
}

/** Why a work stands on the shelf: "12 people in 7 threads; 9 finished it". In a narrower list, what counted there comes first. */
export function whyItStands(people: number, threads: number, experience: ExperienceCounts, counted?: Counted): string {
  const who = `${people} ${people === 1 ? 'person' : 'people'} in ${threads} ${threads === 1 ? 'thread' : 'threads'}`
  const did = [
    experience.finished > 0 && `${experience.finished} finished it`,
    experience.using > 0 && `${experience.using} still ${experience.using === 1 ? 'uses' : 'use'} it`,
    experience.stopped > 0 && `${experience.stopped} stopped`,
  ].filter(Boolean)
  const all = did.length > 0 ? `${who}; ${did.join(', ')}` : who
  return counted ? `${inPeriod(counted)}. ${all}` : all
}

function inPeriod({ people, by, period }: Counted): string {
  const came = people === 1 ? 'person came to stand behind it' : 'people came to stand behind it'
  const did = { backed: came, finished: 'finished it', using: people === 1 ? 'still uses it' : 'still use it' }[by]
  return `${people} ${did}${period ? ` in ${nameOf(period)}` : ''}`
}

const months = new Intl.DateTimeFormat('en', { month: 'long', year: 'numeric', timeZone: 'UTC' })

function nameOf(period: string): string {
  return period.length === 4 ? period : months.format(new Date(`${period}-01T00:00:00Z`))
}
