const groups = { posts: 'From post to post', acts: 'With a post', places: 'Elsewhere' }

const does = {
  next: 'Next post, or next in a list',
  previous: 'The one before',
  nextNew: 'Next new post',
  previousNew: 'The new one before',
  parent: 'Up to the post that it answers',
  fold: 'Fold or unfold the branch below',
  reply: 'Reply to it',
  replyToThread: 'Reply to the thread',
  second: 'Second it, or take that back',
  edit: 'Edit it, if it is yours',
  search: 'Search',
  front: 'Threads',
  shelf: 'Shelf',
  ask: 'Ask',
  help: 'These keys',
}

/** What the keyboard does. */
export const keys = {
  title: 'Keys',
  leadIn:
    'Each key works where nothing is being typed, and without Ctrl, Alt or Cmd. Tab, Enter and Space do what they do on every page.',
  groups,
  does,
  between: ' then ',
  use: 'Use these keys in this browser',
  close: 'Close',
}
