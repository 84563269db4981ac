import type { VillageThread } from './types.ts'
import { goos, legacyCode, unitTesting } from './works-books.ts'
import { boundaries, testPyramid } from './works-shorter.ts'
import { fastCheck, testcontainers } from './works-tools.ts'

export const testing: VillageThread = {
  by: 'moira',
  title: 'Which tests have you deleted, and did you miss them?',
  kind: 'discussion',
  tags: ['testing', 'maintenance', 'code-review'],
  daysAgo: 14,
  body: `I have been paid to break other people's software for nineteen years. Last month I deleted 1,100 tests from a suite of 3,400. The suite went from 14 minutes to 5, and so far nothing has come through that the old one would have caught.

I kept a note for each file I removed. The most frequent reasons:

1. it tested that a mock returns what the mock was told to return (640)
2. it had not failed since it was written, and I could not make it fail by breaking the code (290)
3. it failed at every change and was then updated without being read (170)

What did you delete, and did you regret any of it?`,
  replies: [
    {
      by: 'tainara',
      key: 'snapshots',
      body: 'All snapshots of rendered pages. 400 files, updated with one key press by everybody, me included. We kept eleven that a person had looked at. I miss none of the others.',
      seconds: ['moira', 'leyla', 'maren'],
    },
    {
      by: 'leyla',
      key: 'labels',
      to: 'snapshots',
      body: 'We replaced ours by assertions on role and name: there is a button called "Save draft" and it can be reached by keyboard. It fails when a user would notice and at no other time.',
      seconds: ['tainara', 'moira', 'haruka', 'maren'],
    },
    {
      by: 'thordis',
      key: 'regret',
      body: 'One regret. In 2011 I removed an ugly test which fed a file from a bank in Tórshavn through the whole import. It was slow and nobody knew what it was for. It was for the bank in Tórshavn. Since then I ask who wrote it, and only then whether I may delete it.',
      seconds: ['moira', 'gus-a', 'kwabena', 'haruka', 'daryna'],
    },
    {
      by: 'moira',
      key: 'blame',
      to: 'regret',
      body: 'I look at the commit that brought it in. If the message names an incident, it stays, however ugly. 23 of my candidates survived for that reason.',
      seconds: ['thordis', 'daryna'],
    },
    {
      by: 'lukasz',
      key: 'mocks',
      body: 'Your first reason is a design smell with a test on top. When I need four mocks, the function decides and acts in one breath. Gary Bernhardt shows the way out in Boundaries: a core of plain values that decides, and a thin shell that acts. After I had watched it, most of my mocks had no more work.',
      recommends: [
        {
          work: boundaries,
          seconds: [
            { by: 'moira', experience: 'finished' },
            { by: 'jpr', experience: 'finished' },
            { by: 'tainara', experience: 'want' },
            { by: 'ravi_k' },
          ],
        },
      ],
      seconds: ['moira', 'jpr', 'ravi_k', 'thordis'],
    },
    {
      by: 'thordis',
      key: 'goos-defence',
      to: 'mocks',
      body: 'In defence of mocks: in the book that made them popular they are a means to discover an interface, early, while you can still change it. *Growing Object-Oriented Software, Guided by Tests*. What we call mocking today is mostly something else, done later, to code that resists.',
      recommends: [
        {
          work: goos,
          seconds: [
            { by: 'moira', experience: 'finished' },
            { by: 'lukasz', experience: 'started' },
            { by: 'gus-a', experience: 'stopped' },
          ],
        },
      ],
      seconds: ['moira', 'jpr'],
    },
    {
      by: 'ravi_k',
      key: 'containers',
      body: 'I threw out a fake of our message broker that had grown to 900 lines and had two bugs the broker does not have. Testcontainers starts the real one in three seconds.',
      recommends: [
        {
          work: testcontainers,
          seconds: [
            { by: 'bola', experience: 'using' },
            { by: 'tainara', experience: 'using' },
            { by: 'moira', experience: 'using' },
            { by: 'lukasz', experience: 'stopped' },
          ],
        },
      ],
      seconds: ['bola', 'gus-a', 'moira'],
    },
    {
      by: 'lukasz',
      key: 'ci',
      to: 'containers',
      body: 'I seconded it and stopped: three seconds on your laptop, fifty on our runners, times nine packages. We now start one database for the whole run and give each file its own schema. The idea was right, the price was not.',
      seconds: ['ravi_k', 'tainara'],
    },
    {
      by: 'jpr',
      key: 'property',
      body: `I delete examples when I have found the property. Thirty cases for a parser became this one, and fast-check found two inputs that the thirty had missed:

\`\`\`ts
test('what is printed can be read again', () => {
  fc.assert(
    fc.property(expression(), (tree) => {
      expect(parse(print(tree))).toEqual(tree)
    }),
  )
})
\`\`\`

I do keep the inputs it finds, each as a plain test with the date.`,
      recommends: [
        {
          work: fastCheck,
          seconds: [
            { by: 'moira', experience: 'using' },
            { by: 'lukasz', experience: 'using' },
            { by: 'yuchen', experience: 'started' },
            { by: 'maren', experience: 'want' },
          ],
        },
      ],
      seconds: ['moira', 'lukasz', 'yuchen', 'bola'],
    },
    {
      by: 'kwabena',
      key: 'newcomer',
      body: 'As a newcomer I read the tests to learn what the code is for. In our suite I can tell at once which ones were written for me and which for the coverage report. Please keep the former, even if they have never failed.',
      seconds: ['moira', 'haruka', 'thordis', 'leyla', 'tainara'],
    },
    {
      by: 'moira',
      key: 'third-column',
      to: 'newcomer',
      body: 'That adds a third column to my notes: "somebody learns from it". Thank you. I have taken four back out of the bin.',
      seconds: ['kwabena', 'haruka'],
    },
    {
      by: 'maren',
      key: 'where',
      body: 'Is there something I can give to a team which has no tests and is about to write all of them at once?',
    },
    {
      by: 'moira',
      key: 'reading',
      to: 'where',
      body: 'The Practical Test Pyramid for an evening, because it is honest about what each layer costs. Then Khorikov on unit testing, chapter 4, for the question of what a test is worth. And if the code already exists, Working Effectively with Legacy Code, from the middle, when you are stuck. Nobody has ever read that one from the front.',
      recommends: [
        { work: testPyramid, seconds: [{ by: 'maren', experience: 'finished' }, { by: 'tainara' }] },
        {
          work: unitTesting,
          seconds: [
            { by: 'lukasz', experience: 'finished' },
            { by: 'maren', experience: 'want' },
          ],
        },
        {
          work: legacyCode,
          seconds: [
            { by: 'thordis', experience: 'using' },
            { by: 'gus-a', experience: 'using' },
            { by: 'tainara', experience: 'started' },
          ],
        },
      ],
      seconds: ['maren', 'gus-a', 'tainara'],
    },
  ],
}
