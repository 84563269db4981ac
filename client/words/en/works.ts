/** What stands around a work wherever it is shown; the browser carries this section. */
export const works = {
  kind: { book: 'Book', tool: 'Tool', course: 'Course', talk: 'Talk', article: 'Article', podcast: 'Podcast', other: 'Other' },
  kinds: {
    book: 'Books',
    tool: 'Tools',
    course: 'Courses',
    talk: 'Talks',
    article: 'Articles',
    podcast: 'Podcasts',
    other: 'Others',
  },
  secondIt: 'Second it',
  seconded: 'Seconded',
  sayWhy: 'Say why',
  suffix: (title: string) => `: ${title}`,
  experience: { want: 'Want', started: 'Started', finished: 'Finished', using: 'Still using', stopped: 'Stopped' },
  howFar: (title: string) => `How far you got with ${title}`,
  save: 'Save',
  /** The stage that most of them are at: "9 of them finished it". */
  mostly: {
    want: (n: number) => (n === 1 ? 'one wants to know it' : `${n} want to know it`),
    started: (n: number) => (n === 1 ? 'one started it' : `${n} started it`),
    finished: (n: number) => (n === 1 ? 'one finished it' : `${n} finished it`),
    using: (n: number) => (n === 1 ? 'one still uses it' : `${n} still use it`),
    stopped: (n: number) => (n === 1 ? 'one stopped' : `${n} stopped`),
  },
}
