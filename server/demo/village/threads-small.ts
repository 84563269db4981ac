import type { VillageThread } from './types.ts'
import { artOfPostgres, inclusiveComponents } from './works-books.ts'
import { boundaries, corecursive, insideOut, oxideAndFriends, postgresFm, seRadio } from './works-shorter.ts'

export const commute: VillageThread = {
  by: 'leyla',
  title: 'Forty minutes of tram each way: which podcasts or talks survive without the picture?',
  kind: 'discussion',
  tags: ['podcasts', 'talks', 'learning'],
  daysAgo: 18,
  body: 'I can neither look at a screen on the tram nor read. Most talks die without the slides, and most podcasts need ten minutes to arrive. What do you listen to that begins at the beginning and can be followed with closed eyes?',
  replies: [
    {
      by: 'haruka',
      key: 'stories',
      body: 'CoRecursive. One story for each episode, told by the person it happened to, and cut by someone who respects silence. Begin with the one about SQLite.',
      recommends: [
        {
          work: corecursive,
          seconds: [
            { by: 'leyla', experience: 'started' },
            { by: 'kwabena', experience: 'using' },
            { by: 'thordis', experience: 'using' },
            { by: 'bola', experience: 'finished' },
          ],
        },
      ],
      seconds: ['leyla', 'bola', 'kwabena'],
    },
    {
      by: 'leyla',
      key: 'sqlite',
      to: 'stories',
      body: 'Heard it this morning and missed my stop.',
      seconds: ['haruka', 'thordis', 'kwabena'],
    },
    {
      by: 'jpr',
      key: 'radio',
      body: 'Software Engineering Radio is uneven and has been going for twenty years, so there is an hour on nearly anything. I use it like an encyclopaedia: somebody says a word in a meeting, and the next day I have heard an hour of it.',
      recommends: [
        {
          work: seRadio,
          seconds: [{ by: 'ravi_k', experience: 'using' }, { by: 'leyla', experience: 'stopped' }, { by: 'gus-a' }],
        },
      ],
    },
    {
      by: 'bola',
      key: 'elephants',
      body: 'Postgres FM, even if you only half care. They announce what they will say, say it, and stop after forty minutes, as if they knew your tram.',
      recommends: [
        {
          work: postgresFm,
          seconds: [
            { by: 'daryna', experience: 'using' },
            { by: 'lukasz', experience: 'want' },
          ],
        },
      ],
      seconds: ['daryna'],
    },
    {
      by: 'thordis',
      key: 'without-slides',
      body: 'Of the talks, two hold up by ear: Boundaries by Gary Bernhardt, who says his code aloud, and Turning the Database Inside Out by Martin Kleppmann, if you know roughly what a log is. I have listened to the latter in a snow plough.',
      recommends: [
        {
          work: boundaries,
          seconds: [
            { by: 'leyla', experience: 'want' },
            { by: 'moira', experience: 'finished' },
          ],
        },
        {
          work: insideOut,
          seconds: [
            { by: 'bola', experience: 'finished' },
            { by: 'daryna', experience: 'finished' },
            { by: 'maren', experience: 'want' },
          ],
        },
      ],
      seconds: ['jpr', 'bola'],
    },
    {
      by: 'moira',
      key: 'plough',
      to: 'without-slides',
      body: 'I have questions about the snow plough.',
      seconds: ['leyla', 'haruka', 'gus-a', 'lukasz', 'tainara'],
    },
    {
      by: 'thordis',
      key: 'plough-answer',
      to: 'plough',
      body: 'February, the road to Ísafjörður, a cousin who drives, four hours. It explains why I remember every word.',
      seconds: ['moira', 'leyla', 'haruka'],
    },
    {
      by: 'daryna',
      key: 'oxide',
      body: 'Oxide and Friends, at 1.2 times the speed. It does not begin at the beginning, but the digressions are the point.',
      recommends: [
        {
          work: oxideAndFriends,
          seconds: [
            { by: 'gus-a', experience: 'using' },
            { by: 'leyla', experience: 'stopped' },
          ],
        },
      ],
      seconds: ['gus-a'],
    },
  ],
}

export const longTitle: VillageThread = {
  by: 'yuchen',
  title:
    'Exporting a member list with names in Chinese, Arabic and Polish to CSV: Excel shows question marks on Windows, everything is right on the Mac, and the same file read by Python is fine',
  kind: 'question',
  tags: ['unicode', 'csv', '文字化け'],
  daysAgo: 2,
  body: `The file is UTF-8; I looked at the bytes. The first name is \`林\`, which is \`E6 9E 97\`. LibreOffice asks for the encoding and then shows it correctly. Excel on Windows does not ask.

\`\`\`ts
response.setHeader('Content-Type', 'text/csv; charset=utf-8')
response.end(lines.join('\\r\\n'))
\`\`\`

The header names the charset. Why does it not count?`,
  accepted: 'bom',
  replies: [
    {
      by: 'lukasz',
      key: 'bom',
      body: 'Because the header is gone once the file lies on the disk. Excel opens a file, not a response, and falls back to the code page of the system unless the first three bytes are `EF BB BF`. Write `\\uFEFF` before the first line and it will be right everywhere; Python then wants `utf-8-sig`.',
      seconds: ['yuchen', 'haruka', 'bola'],
    },
    {
      by: 'yuchen',
      key: 'works',
      to: 'bom',
      body: 'It works, also for the Arabic names. One file with two lines for a member called `=1+1` did something I had not planned, though.',
      seconds: ['lukasz'],
    },
    {
      by: 'moira',
      key: 'formula',
      to: 'works',
      body: 'Then your next task is formula injection. A cell that begins with `=`, `+`, `-` or `@` gets executed. Put an apostrophe in front of such cells, and write a test with that member in it. Never let him go.',
      seconds: ['yuchen', 'lukasz', 'gus-a', 'leyla'],
    },
    {
      by: 'haruka',
      key: 'label',
      body: 'And please call the button "CSV for Excel" if you add the mark. The people who feed the file to another program will thank you for a second button without it.',
      seconds: ['moira', 'yuchen'],
    },
  ],
}

export const graphs: VillageThread = {
  by: 'bola',
  title: 'Storing a reply tree in Postgres: adjacency list, ltree or closure table?',
  kind: 'discussion',
  tags: ['postgres', 'sql', 'modelling'],
  daysAgo: 5,
  body: `I have been asked this three times in a month, so here is what I measured on 2 million posts, depth up to 40:

| model | read one thread | insert | move a branch |
|---|--:|--:|--:|
| adjacency list, recursive query | 6 ms | 0.1 ms | 0.1 ms |
| adjacency list, thread id on each row | 1 ms | 0.1 ms | 3 ms |
| \`ltree\` | 1 ms | 0.2 ms | 40 ms |
| closure table | 2 ms | 1.4 ms | 900 ms |

My conclusion: a forum reads whole threads and hardly ever moves a branch. Store the parent and the thread, and build the tree in the client. What speaks against it?`,
  replies: [
    {
      by: 'ravi_k',
      key: 'partial',
      body: 'Threads with 5,000 posts, of which you show 50. Then the client cannot build the tree, and you need an order that the database knows.',
      seconds: ['bola', 'lukasz'],
    },
    {
      by: 'bola',
      key: 'counted',
      to: 'partial',
      body: 'In our data 0.02 % of the threads have more than 500 posts. I would pay for a recursive query in those and not burden the others.',
      seconds: ['ravi_k', 'thordis'],
    },
    {
      by: 'jpr',
      key: 'chapter',
      body: 'For those who want to do the measurement over again with their own data: The Art of PostgreSQL has the recursive query in a chapter of its own, with a tree one can hold in mind.',
      recommends: [
        {
          work: artOfPostgres,
          seconds: [
            { by: 'ravi_k', experience: 'started' },
            { by: 'tainara', experience: 'want' },
            { by: 'lukasz', experience: 'stopped' },
          ],
        },
      ],
    },
    {
      by: 'leyla',
      key: 'nesting',
      body: 'A word from the side that draws it: past five levels nobody can see who answers whom, whatever the table looks like. There is a chapter in Inclusive Components on nested content that saved me from a tree widget. Lists in lists, and a link to the parent.',
      recommends: [{ work: inclusiveComponents, seconds: [{ by: 'haruka', experience: 'finished' }] }],
      seconds: ['haruka', 'bola', 'maren'],
    },
  ],
}

export const waiting: VillageThread = {
  by: 'jpr',
  title: 'Is there a readable introduction to weak memory models for people who do not write compilers?',
  kind: 'question',
  tags: ['concurrency', 'rust', 'teaching'],
  daysAgo: 1,
  body: 'I look for something to hand to third-year students: what `Acquire` and `Release` promise, and why a test on x86 proves nothing about ARM. The papers are precise and assume far too much; the blog posts are kind and, in the two places that matter, wrong. Thirty pages would be ideal. A recorded lecture would do as well.',
  replies: [],
}

export const waitingToo: VillageThread = {
  by: 'haruka',
  title: '日本語の技術文書の書き方、おすすめの本はありますか',
  kind: 'question',
  tags: ['documentation', 'writing', '日本語'],
  daysAgo: 1,
  body: '英語の文書なら何冊か知っていますが、日本語で書くときの手引きを探しています。開発者が週に一度だけ書く、という場面に合うものだと助かります。\n\n*Looking for a guide to writing technical documentation in Japanese; books in Japanese are welcome.*',
  replies: [],
}
