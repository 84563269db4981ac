/** What can be written in a post, and how; beside each text and as a page. The examples are shown as the server renders them. */
export const guide = {
  title: 'Markdown guide',
  lead: 'Posts are written in Markdown: plain text with a few signs. This is all there is to know. Left is what one types, right what it becomes.',
  whole: 'The whole guide, with results',
  examples: 'Examples',
  typed: 'What one types',
  shown: 'What it becomes',
  keys: 'Keys in a text: Ctrl or Cmd with B, I, E and K set bold, italic, code and a link; with Enter the text is sent.',
  entries: [
    { says: 'Emphasis', text: '_light_, **strong**, ~~gone~~' },
    { says: 'Link', text: '[the words](https://example.org)' },
    { says: 'Quote, with its source', text: '> What somebody said.\n>\n> — Ada' },
    { says: 'List', text: '- one\n- two\n\n1. first\n2. second' },
    { says: 'Code', text: '`a word` or\n\n```ts\nconst one = 1\n```' },
    { says: 'Heading', text: '# What it is about' },
    { says: 'Table', text: '| Tool | Since |\n| ---- | ----: |\n| Kettle | 2017 |' },
    { says: 'Tasks', text: '- [x] done\n- [ ] not yet' },
    { says: 'Line across', text: 'Before\n\n---\n\nAfter' },
    { says: 'A member, an emoji', text: '@name, :tada:' },
    { says: 'A sign as it is', text: '\\*not light\\*' },
  ],
}
