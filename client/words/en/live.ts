/** What a thread says while it is watched; the browser carries this section. */
export const live = {
  live: 'Live',
  reconnecting: 'Reconnecting',
  sending: 'Sending',
  waiting: 'Not sent yet: waiting for a connection. It goes by itself, also after this page was closed.',
  refused: 'Not taken:',
  tryNow: 'Try now',
  takeBack: 'Take it back',
  offline: 'Not sent: nothing answers. What you wrote is still here; try again in a moment.',
  reading: (n: number) => `${n} reading`,
  typing: (names: string[]) => `${names.join(', ')} ${names.length === 1 ? 'is' : 'are'} writing`,
}
