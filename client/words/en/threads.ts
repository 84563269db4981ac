import { count } from './count.ts'

export const threads = {
  title: 'Threads',
  order: 'Order of threads',
  sorts: { active: 'Active', new: 'New', top: 'Top' },
  answered: 'Answered',
  replies: (n: number) => ({ number: n.toLocaleString('en'), word: n === 1 ? 'reply' : 'replies' }),
  tags: 'Tags',
  tagged: (tag: string) => `#${tag}`,
  allThreads: 'All threads',
  withTag: (n: number) => ` ${n === 1 ? 'thread' : 'threads'}`,
  older: 'More threads',
  none: 'No threads yet.',
  noneTagged: (tag: string) => `No thread carries the tag ${tag}.`,
  startOne: 'Start the first one',
  mostSeconded: 'Most seconded',
  mostThisMonth: 'Most seconded this month',
  mostIn: (period: string) => `Most seconded in ${period}`,
  mostTagged: (tag: string) => `Most seconded for #${tag}`,
  shelf: 'Shelf',
  wholeShelf: 'See the whole shelf',
}

/** What is drawn of a thread wherever it is watched; the browser carries this section. */
export const thread = {
  kind: { question: 'Question', discussion: 'Discussion' },
  locked: 'Locked',
  answeredBy: { before: 'Answered by ', after: (asker: string) => `, chosen by ${asker}` },
  replyCount: (n: number) => (n === 0 ? 'No replies yet' : count(n, 'reply', 'replies')),
  yourReply: 'Your reply',
  replyTo: (author: string) => `Reply to ${author}`,
  replyToThread: 'Reply to the thread instead',
}

export const threadPage = {
  threads: 'Threads',
  works: (n: number) => count(n, 'work', 'works'),
  order: 'Order',
  sorts: { top: 'Most seconded', new: 'Newest', old: 'Oldest' },
  more: 'More replies',
  recommended: 'Recommended in this thread',
  aside: 'From this thread',
  placeholder: 'Add what you know',
  closed: 'This thread is locked. It takes no more replies.',
  mayNot: 'You cannot reply here at present.',
  joinTitle: 'Somebody here has been where you are going.',
  joinText:
    'Seconded is a place to ask, to answer at length, and to say which books and tools held up. Members reply and second what helped them. It costs nothing and there are no advertisements.',
  hostTitle: 'Sign in to reply.',
  hostText: 'Membership here comes with the site around this forum. Sign in there, then come back.',
}

export const writing = {
  newTitle: 'Ask, or start a discussion',
  kind: 'Kind',
  title: 'Title',
  titleHint: 'One sentence that a stranger would understand.',
  body: 'What you know so far',
  tags: 'Tags',
  tagsHint: 'Up to five, separated by commas.',
  post: 'Post the thread',
  editTitle: 'Edit your post',
  editText: 'Text',
  save: 'Save changes',
  note: 'What has changed',
  noteHint: 'In a few words, for the history. May stay empty.',
  back: 'Back to the thread',
  /** Works that the post recommends, each with a box. */
  drop: 'Take off what you recommend no more',
  /** Their titles come after it. */
  stays: 'Others second this by now, so it stays:',
  recommend: 'Recommend a work',
  recommendHint: 'The sentence of yours that names it travels with the title to the shelf.',
  work: {
    kind: 'What it is',
    title: 'Its title',
    creators: 'Who made it',
    creatorsHint: 'Separated by commas.',
    url: 'Where to find it',
    isbn: 'Its ISBN, for a book',
    another: 'Add, and name another',
  },
  before: 'Before you post',
  advice: [
    'Say what you tried, and what happened instead.',
    'One question. Two make two threads.',
    'Paste text, not pictures of text.',
  ],
  adviceLabel: 'Advice',
  onWorks: 'Recommending a work',
  onWorksText:
    'Name it in a sentence of your own, and fill in its title below the text. The sentence travels with the title to the shelf, so make it one you would stand by.',
}
