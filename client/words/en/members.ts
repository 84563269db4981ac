export const members = {
  signIn: 'Sign in',
  welcome: 'Welcome back',
  login: 'Name or e-mail',
  password: 'Password',
  newHere: 'New here? ',
  newHereAfter: '. Reading needs no account.',
  join: 'Become a member',
  joinLeadIn: 'Members ask, reply, and second what helped them.',
  name: 'Name',
  nameHint: '3 to 30 of a to z, 0 to 9, - and _. It is in the address of your page.',
  displayName: 'Displayed name',
  displayNameHint: 'Shown beside what you write. Left empty, it is your name.',
  email: 'E-mail',
  emailHint: 'Never shown to anybody.',
  passwordHint: 'At least 8 characters.',
  already: 'A member already? ',
  hosted: 'Membership here comes with the site around this forum. Sign in there, then come back.',
  joined: 'Member since ',
  threads: 'Threads',
  noThreads: 'No threads so far.',
  recommended: 'Recommends',
  noRecommended: 'No recommendations so far.',
  shelf: 'The whole shelf',
}

export const memberShelf = {
  title: (name: string) => `Shelf of ${name}`,
  yours: 'Your shelf',
  parts: 'Parts of the shelf',
  part: {
    recommended: 'Recommended',
    seconded: 'Seconded',
    reading: 'Reading',
    finished: 'Finished',
    using: 'Still using',
    stopped: 'Stopped',
  },
  onlyYou: 'Only you see this shelf.',
  everybody: 'Everybody sees this shelf, but for what you marked as private.',
  change: 'Change that',
  private: 'Only you see this',
  none: 'Nothing stands here.',
  more: 'Further down the shelf',
  toMember: (name: string) => `To the page of ${name}`,
}

export const search = {
  title: 'Search',
  label: 'Words to look for',
  act: 'Search',
  heading: (q: string) => `Results for “${q}”`,
  none: (q: string) => `Nothing found for “${q}”. Fewer words find more.`,
  hint: 'Threads, replies and works are searched.',
  kind: { thread: 'Thread', post: 'Reply', work: 'Work' },
  more: 'More results',
}

export const forms = {
  problems: (n: number) => (n === 1 ? 'One thing needs another look' : `${n} things need another look`),
  at: (label: string, message: string) => `${label}: ${message}`,
  refused: 'This was not saved',
}

export const failures = {
  403: {
    title: 'This is not open to you',
    text: 'You are not allowed to see or do this. If you have another account, sign in with that one.',
  },
  404: {
    title: 'Nothing is here',
    text: 'The address may be mistyped, or what stood here was removed. Search, or start from the threads.',
  },
  500: {
    title: 'Something broke on our side',
    text: 'What you sent may not have been saved. Go back, check, and try again; if it stays like this, tell whoever runs the forum the number below.',
  },
  503: {
    title: 'The forum is away for a moment',
    text: 'Its database does not answer. Nothing was lost. Load this page again in a minute.',
  },
  other: { title: 'That did not work', text: 'Go back and try again.' },
  number: 'Request',
  threads: 'To the threads',
  search: 'Search',
}
