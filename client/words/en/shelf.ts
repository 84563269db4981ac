import { count } from './count.ts'

const months = new Intl.DateTimeFormat('en', { month: 'long', year: 'numeric', timeZone: 'UTC' })

/** "November 2026" for 2026-11, "2026" for 2026. */
const nameOf = (period: string) => (period.length === 4 ? period : months.format(new Date(`${period}-01T00:00:00Z`)))
const inPeriod = (period: string | null) => (period ? ` in ${nameOf(period)}` : '')

export const shelf = {
  takeAlong: 'Take this list along:',
  formats: { csv: 'CSV', bib: 'BibTeX', json: 'CSL-JSON' },
  title: 'Shelf',
  leadIn:
    'What members recommended to each other, in order of how many stand behind it and what they did with it. Every title links to the sentences that put it here.',
  kinds: 'Kind of work',
  all: 'All',
  /** How many works, counted up to a thousand. */
  works: (n: number) => (n > 1000 ? '1,000+' : n.toLocaleString('en')),
  order: 'Order',
  sorts: { top: 'Most seconded', new: 'Newest' },
  when: 'Seconded',
  whens: { month: 'This month', year: 'This year', ever: 'Ever' },
  nameOf,
  who: 'Counting',
  whos: { anybody: 'All who stand behind it', finished: 'Only who finished it', using: 'Only who still use it' },
  tag: 'Tag',
  anyTag: 'Any tag',
  byTag: 'By tag',
  /** What counted for a work's place, below how many stand behind it. */
  counted: {
    backed: (n: number, period: string | null) => `${n} of them${inPeriod(period)}`,
    finished: (n: number, period: string | null) => `${n} finished it${inPeriod(period)}`,
    using: (n: number, period: string | null) =>
      `${n} still ${n === 1 ? 'uses' : 'use'} it${period ? `, since ${nameOf(period)}` : ''}`,
  },
  find: 'Find a title or a maker',
  findAct: 'Find',
  secondedIt: 'stand behind it',
  threads: (n: number) => `in ${count(n, 'thread', 'threads')}`,
  in: ' in ',
  /** Why a work stands there: "12 people in 7 threads; 9 finished it". */
  because(people: number, threads: number, counts: { finished: number; using: number; stopped: number }): string {
    const did = [
      counts.finished > 0 && `${counts.finished} finished it`,
      counts.using > 0 && `${counts.using} still ${counts.using === 1 ? 'uses' : 'use'} it`,
      counts.stopped > 0 && `${counts.stopped} stopped`,
    ].filter(Boolean)
    const who = `${count(people, 'person', 'people')} in ${count(threads, 'thread', 'threads')}`
    return did.length > 0 ? `${who}; ${did.join(', ')}` : who
  },
  more: 'Further down the shelf',
  none: 'Nothing stands here yet. A work comes to the shelf when a member recommends it in a thread.',
  noneFound: (q: string) => `No work on the shelf is called “${q}”.`,
  near: 'Near it:',
  noneIn: (period: string) => `Nobody has come to stand behind a work in ${nameOf(period)}.`,
  noneSuch: 'No work on the shelf is all of that.',
  wholeShelf: 'See the whole shelf',
  howOrder: 'How the order is made',
  howOrderText:
    'Each member counts once for each title, however many threads it comes up in. Who finished a work, or still uses it, weighs more than who wants to; who stopped weighs against it. Few people are not taken for a verdict, and accounts of the first days count less.',
  about: 'About the shelf',
}

export const work = {
  standing: (people: number, threads: number) =>
    `${people === 1 ? 'member stands' : 'members stand'} behind it, in ${count(threads, 'thread', 'threads')}.`,
  yours: 'What you did with it',
  forget: 'Take it back',
  inWords: 'In a line, or only for you',
  note: 'In a line',
  edition: 'Which version or edition',
  noteHint: 'What it gave you, or why you stopped. It stands beside your name.',
  onlyMe: 'Only I see what I did with it. It is counted without my name.',
  words: 'Who put it here, in their words',
  people: 'Who stands behind it',
  morePeople: (n: number) => `and ${n} more`,
  member: 'Member',
  howFar: 'How far',
  inALine: 'In a line',
  when: 'When',
  seconds: 'Stands behind it',
  noWords: 'Nobody recommends it at present.',
  in: 'In ',
  more: 'More recommendations',
  beside: 'Recommended beside it',
  alsoKnownAs: 'Also known here as',
  stopped: 'Who stopped, and why',
  findIt: 'Find it',
  noAffiliates: 'No affiliate links, here or anywhere.',
  aside: 'About this work',
  signIn: 'Sign in to say what you did with it',
}

/** Asked once, some weeks after somebody wanted or started a work. */
export const question = {
  before: 'How did it go with ',
  after: '?',
  said: { want: 'Wanted since ', started: 'Started ' },
  notNow: 'Not now, and do not ask again',
}
