/** The examples of CommonMark 0.31.2 that the forum's parser renders otherwise, each group with its reason. The tests hold that no other does. */
export const exceptions: { reason: string; examples: number[] }[] = [
  {
    reason: 'carries raw HTML, which the forum shows as text',
    examples: [
      21, 31, 201, 308, 309, 344, 475, 476, 477, 491, 494, 524, 536, 613, 614, 615, 616, 617, 623, 625, 626, 627, 628, 629, 630,
      631, 642, 643,
    ],
  },
  {
    reason: 'is of the section on HTML blocks, which the forum shows as text',
    examples: Array.from({ length: 191 - 148 + 1 }, (_, index) => 148 + index),
  },
  { reason: 'links to a scheme other than http, https and mailto', examples: [596, 598, 599, 601] },
  {
    reason: 'links to a relative address with a colon ahead of the first slash, which a browser could take for a scheme',
    examples: [500],
  },
  {
    reason: 'has a bare web address that CommonMark leaves as text; the forum links it, as GitHub does',
    examples: [602, 608, 611],
  },
]

/** The examples of GitHub's extensions that the forum renders otherwise, by their names in `markdown-gfm.ts`. */
export const gfmExceptions: Record<string, string> = {
  'strikethrough 1': 'a single tilde stays a tilde: "~5 to ~10" is an estimate',
  'autolink 9': 'a bare e-mail address stays text; it needs <>',
  'autolink 10': 'a bare e-mail address stays text; it needs <>',
  'autolink 11': 'a bare e-mail address stays text; it needs <>',
  'autolink 12': 'a bare e-mail address stays text; it needs <>',
}
