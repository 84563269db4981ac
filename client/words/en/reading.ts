import { count } from './count.ts'
import { times } from './times.ts'

const DAY = 24 * 3_600_000

/** Finding one's way in a thread, and back to where one was. */
export const reading = {
  kinds: { new: 'New', edited: 'Newly edited', seconded: 'Newly seconded', removed: 'Newly removed' },
  before: 'The new one before',
  after: 'The next new one',
  count: (n: number, isMore: boolean) => (isMore ? `${n}+ new` : `${n} new`),
  /** "in the last 3 h", "since Tuesday", "since 5 Mar". */
  since(at: Date, now: Date): string {
    const ms = now.getTime() - at.getTime()
    if (ms < 60_000) return 'since a moment ago'
    return ms < DAY ? `in the last ${times.ago(at, now).replace(' ago', '')}` : `since ${times.ago(at, now)}`
  },
  sinceChange: (version: number) => `since change ${version}`,
  toFirst: ', jump to the first one',
  allRead: 'All read',
  newIn: (n: number, most: number) => (n > most ? `${most}+ new` : `${n} new`),
  jumpTo: 'Go to post number',
  jump: 'Go',
  above: (n: number) => `${n} new above`,
  below: (n: number) => `${n} new below`,
  came: (n: number) => count(n, 'new reply', 'new replies'),
  /** Whose post it came below; stands after the count. */
  cameTo: (name: string) => ` below ${name}`,
  arrived: (n: number, names: string) => `${count(n, 'new reply', 'new replies')} from ${names}`,
}
