/** What the tools of a composer say; they bring this section along when they are loaded. */
export const compose = {
  chosen: 'Recommended with it',
  takeOff: (title: string) => `Take off ${title}`,
  aWork: 'A work',
  seconding: (title: string) => `Seconds ${title}`,
  theAbove: 'what is recommended above',
  mostWorks: 'Ten works are the most for one post.',
  toolbar: 'Formatting',
  tools: { bold: 'Bold', italic: 'Italic', code: 'Code', link: 'Link', quote: 'Quotation', list: 'List' },
  withKey: (name: string, key: string) => `${name} (Ctrl+${key})`,
  atCaret: 'Suggestions',
  quote: 'Quote',
  left: (n: number) => (n < 0 ? `${-n} characters too many` : n === 1 ? 'one character left' : `${n} characters left`),
  preview: 'Preview',
  previewBelow: 'The preview is below the text.',
  noPreview: 'Nothing answers, so there is no preview. The text is still here.',
  nothingYet: 'Nothing is written yet.',
  undescribed: (n: number) =>
    n === 1
      ? 'Nobody has said what the picture shows: put it in words between [ and ].'
      : `Nobody has said what ${n} pictures show: put it in words between [ and ].`,
  noticed: 'Works in your text',
  found: (titles: string[]) => `Below your text: ${titles.join(', ')}.`,
  people: (n: number) => (n === 1 ? 'one person behind it' : `${n} people behind it`),
  notOnShelf: 'not on the shelf yet',
  recommendThis: 'Recommend this',
  fillIn: 'Fill in',
  dismiss: 'Dismiss',
  youSecond: 'recommended above, and you agree',
  countIt: 'Count it as my second',
  of: (act: string, title: string) => `${act}: ${title}`,
  suggested: 'Works on the shelf',
}
