/** How moderators keep a work true, on its page. */
export const keeping = {
  history: 'How this work came together',
  merged: (title: string) => `“${title}” was merged into it:`,
  part: 'Undo the merge',
  keep: 'Keep the catalogue true',
  into: 'Merge into the work with the number',
  intoHint: 'It stands in the address of that work, after /works/.',
  reason: 'Why',
  merge: 'Merge',
  hide: 'Hide as spam',
  show: 'Show it again',
}
