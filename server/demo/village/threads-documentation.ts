import type { VillageThread } from './types.ts'
import { docsForDevelopers, pragmatic } from './works-books.ts'
import { techWriting } from './works-courses.ts'
import { diataxis } from './works-shorter.ts'
import { vale } from './works-tools.ts'

export const documentation: VillageThread = {
  by: 'haruka',
  title: 'How do you find the page of your documentation that does the most harm?',
  kind: 'discussion',
  tags: ['documentation', 'writing', 'teams'],
  daysAgo: 11,
  body: `I am the first technical writer here. There are 612 pages. I can repair perhaps four a week, so the order matters more than my prose.

Page views only tell me what people find, and what they can't find is worse. How did you decide where to begin?`,
  replies: [
    {
      by: 'daryna',
      key: 'incident',
      body: 'Ask the people on call which page they had open when it went wrong. In our case it was the same runbook three times. Its step 4 had named a host that no longer existed since the move.',
      seconds: ['haruka', 'gus-a', 'maren'],
    },
    {
      by: 'kwabena',
      key: 'new-people',
      body: 'Sit beside a new person on their first day and say nothing. I wish somebody had done that with me. On my first day I followed a page to the end and had installed a database nobody uses.',
      seconds: ['haruka', 'thordis', 'leyla', 'tainara', 'moira'],
    },
    {
      by: 'haruka',
      key: 'tried-it',
      to: 'new-people',
      body: 'I did it on Thursday. In 90 minutes I heard "is this still true?" fourteen times. Not once was the page wrong. It simply had no date and no owner, so nobody dared to trust it.',
      seconds: ['kwabena', 'moira', 'thordis'],
    },
    {
      by: 'moira',
      key: 'stamp',
      to: 'tried-it',
      body: 'Put a line on top of each page: *checked by, on, against which version*. And let it turn yellow after half a year. We deleted a fifth of ours because no one would sign.',
      seconds: ['haruka', 'daryna', 'tainara'],
    },
    {
      by: 'gus-a',
      key: 'unsigned',
      to: 'stamp',
      body: 'The unsigned ones are the answer to the question in your title.',
      seconds: ['haruka', 'moira', 'kwabena', 'jpr'],
    },
    {
      by: 'jpr',
      key: 'kinds',
      body: 'Sort before you repair. Diátaxis has four drawers: learning, doing, looking up, understanding. Take the fifty most visited pages and note which drawers each one tries to live in. Those in three or four are the harmful ones, in my experience, for every reader has to read past the other readers.',
      recommends: [
        {
          work: diataxis,
          seconds: [
            { by: 'haruka', experience: 'using' },
            { by: 'moira', experience: 'using' },
            { by: 'leyla', experience: 'started' },
            { by: 'tainara', experience: 'stopped' },
          ],
        },
      ],
      seconds: ['haruka', 'leyla'],
    },
    {
      by: 'tainara',
      key: 'caution',
      to: 'kinds',
      body: 'Seconded, with a caution: we moved 200 pages into four folders and called it done. The folders are where it ends. Somebody first has to cut the page that wants to be everything.',
      seconds: ['haruka', 'jpr'],
    },
    {
      by: 'leyla',
      key: 'craft',
      body: "For developers who have to write a page now and then, and don't want to become writers: Google's Technical Writing Courses, the first one, two hours. For whoever ends up owning the whole, Docs for Developers. It follows an invented team from the first interview with users to the day they retire a page.",
      recommends: [
        {
          work: techWriting,
          seconds: [
            { by: 'kwabena', experience: 'finished' },
            { by: 'haruka', experience: 'finished' },
            { by: 'lukasz', experience: 'want' },
          ],
        },
        {
          work: docsForDevelopers,
          seconds: [
            { by: 'haruka', experience: 'finished' },
            { by: 'moira', experience: 'started' },
          ],
        },
      ],
      seconds: ['kwabena', 'haruka'],
    },
    {
      by: 'lukasz',
      key: 'linter',
      body: `We let a machine do the nagging, so that reviews can be about content. Vale in CI, with exactly six rules:

\`\`\`yaml
extends: existence
message: "Say who does it, instead of '%s'."
level: warning
tokens:
  - it should be noted
  - please note
  - simply
\`\`\`

More than six, and people learn to ignore it.`,
      recommends: [
        {
          work: vale,
          seconds: [
            { by: 'haruka', experience: 'using' },
            { by: 'jpr', experience: 'stopped' },
          ],
        },
      ],
      seconds: ['haruka', 'moira'],
    },
    {
      by: 'thordis',
      key: 'beside',
      body: 'The Pragmatic Programmer has a page on keeping knowledge in one place only. I would start from the opposite end, with pages that say what the code says too. They are certain to be wrong one day, and you can delete them with a clear conscience.',
      recommends: [
        {
          work: pragmatic,
          seconds: [
            { by: 'haruka', experience: 'want' },
            { by: 'gus-a', experience: 'finished' },
            { by: 'kwabena', experience: 'started' },
          ],
        },
      ],
      seconds: ['jpr', 'gus-a'],
    },
    {
      by: 'haruka',
      key: 'order-found',
      body: 'My order is now: runbooks that were open in an incident, then whatever a new person reads on the first day, then the unsigned. 38 pages in all. That is ten weeks, and for the first time I can say when I will be through.',
      seconds: ['daryna', 'kwabena', 'moira', 'thordis', 'leyla'],
    },
  ],
}
