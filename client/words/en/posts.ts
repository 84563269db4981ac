import { count } from './count.ts'

/** What a post says around its author's words; the browser carries this section. */
export const posts = {
  reply: 'Reply',
  second: 'Second',
  seconded: 'Seconded',
  secondedIt: ' seconded it',
  seconds: 'Seconds ',
  edit: 'Edit',
  remove: 'Remove',
  undo: 'Undo',
  accept: 'Accept',
  unaccept: 'Take the mark back',
  accepted: 'Accepted answer',
  askedThis: 'Asked this',
  startedThis: 'Started this',
  edited: 'edited',
  hide: 'Hide',
  unhide: 'Show again',
  removed: { author: 'Removed by its author.', moderator: 'Removed by a moderator.' },
  removedYours: 'You removed this.',
  /** Why comes after it. */
  hidden: 'Hidden here:',
  show: 'Show it',
  removedLabel: 'Removed reply',
  inReplyTo: 'in reply to ',
  replies: (n: number) => count(n, 'reply', 'replies'),
  fold: ', fold them',
  onward: (n: number) => `Continue this branch, ${n} more`,
  /** At most two names, then how many more: "Ines, Noor and two more". */
  names(names: string[]): string {
    const [first = '', second = '', ...rest] = names
    if (rest.length === 0) return second ? `${first} and ${second}` : first
    if (rest.length === 1) return `${first}, ${second} and ${rest[0]}`
    return `${first}, ${second} and ${rest.length === 2 ? 'two' : rest.length} more`
  },
}
