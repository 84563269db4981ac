import { count } from './count.ts'

/** What a thread says while it is watched; the browser carries this section. */
export const live = {
  live: 'Live',
  reconnecting: 'Reconnecting',
  offline: 'Not sent: nothing answers. What you wrote is still here; try again in a moment.',
  reading: (n: number) => `${n} reading`,
  arrivals: (n: number) => count(n, 'new reply', 'new replies'),
  typing: (names: string[]) => `${names.join(', ')} ${names.length === 1 ? 'is' : 'are'} writing`,
}
