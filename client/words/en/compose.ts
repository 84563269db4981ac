/** What the tools of a composer say; they bring this section along when they are loaded. */
export const compose = {
  chosen: 'Recommended with it',
  takeOff: (title: string) => `Take off ${title}`,
  aWork: 'A work',
  mostWorks: 'Ten works are the most for one post.',
  noticed: 'Works in your text',
  found: (titles: string[]) => `Below your text: ${titles.join(', ')}.`,
  people: (n: number) => (n === 1 ? 'one person behind it' : `${n} people behind it`),
  notOnShelf: 'not on the shelf yet',
  recommendThis: 'Recommend this',
  fillIn: 'Fill in',
  dismiss: 'Dismiss',
  of: (act: string, title: string) => `${act}: ${title}`,
  suggested: 'Works on the shelf',
}
