import type { VillageThread } from './types.ts'
import { legacyCode, philosophy, programmersBrain, refactoring } from './works-books.ts'
import { simpleMadeEasy } from './works-shorter.ts'

export const reading: VillageThread = {
  by: 'thordis',
  title: 'Reading group: A Philosophy of Software Design, four weeks, starting with chapters 1 to 5',
  kind: 'discussion',
  tags: ['reading-group', 'books', 'design'],
  daysAgo: 25,
  body: `Seven of us asked for a book that is short enough to finish. This one has fewer than 200 pages.

- [x] week 1: chapters 1 to 5, complexity and deep modules
- [x] week 2: chapters 6 to 10, what to hide, and errors
- [ ] week 3: chapters 11 to 15, names and what to write beside the code
- [ ] week 4: the rest, and what we changed at work because of it

The rule is the usual one: whoever writes brings **one piece of their own code**, however small, and says what the chapter does to it. Agreeing with the book is not a contribution.`,
  replies: [
    {
      by: 'lukasz',
      key: 'shallow',
      body: `Week 1. I counted the classes in our payment module: 64, and 41 of them have one public method that calls one other method. By the book's measure they are shallow: as much to know as they hide.

I merged the nine around refunds into one file with three functions. It is 180 lines, and I could explain it to my brother.`,
      seconds: ['thordis', 'tainara', 'yuchen', 'gus-a'],
    },
    {
      by: 'tainara',
      key: 'nine',
      to: 'shallow',
      body: 'How did you write tests for the nine before, and how do you now?',
    },
    {
      by: 'lukasz',
      key: 'fewer',
      to: 'nine',
      body: 'Before: 70 tests, each of which knew its neighbours. Now 22, all of them about refunds. It was the tests that had wanted nine classes.',
      seconds: ['moira', 'tainara', 'jpr'],
    },
    {
      by: 'moira',
      key: 'suspicious',
      to: 'fewer',
      body: 'I would like to see the 48 that went. Not because I doubt you. Because I doubt everybody.',
      seconds: ['thordis', 'haruka', 'gus-a', 'lukasz'],
    },
    {
      by: 'lukasz',
      key: 'shown',
      to: 'suspicious',
      body: 'You have access to the branch. Lunch says you find at most two worth keeping.',
    },
    {
      by: 'moira',
      key: 'lunch',
      to: 'shown',
      body: 'Three. One of them checks a rounding of half a grosz that happens in no other place. I take the soup.',
      seconds: ['lukasz', 'tainara', 'haruka', 'kwabena', 'thordis'],
    },
    {
      by: 'yuchen',
      key: 'edition',
      body: 'Does the edition matter? The library has the first one.',
    },
    {
      by: 'thordis',
      key: 'second-edition',
      to: 'edition',
      body: 'For our purpose hardly. The second edition adds a chapter on what is important, and the comparison with *Clean Code* has become sharper. The work below is the second; those with the first are welcome to it.',
      recommends: [
        {
          work: philosophy,
          seconds: [
            { by: 'lukasz', experience: 'started' },
            { by: 'yuchen', experience: 'started' },
            { by: 'moira', experience: 'finished' },
            { by: 'jpr', experience: 'finished' },
            { by: 'haruka', experience: 'started' },
            { by: 'tainara', experience: 'finished' },
            { by: 'gus-a', experience: 'stopped' },
          ],
        },
      ],
      seconds: ['yuchen'],
    },
    {
      by: 'jpr',
      key: 'exceptions',
      body: `Week 2, "define errors out of existence". My piece of code:

\`\`\`rust
fn remove(&mut self, key: &str) -> Result<(), NotFound>
\`\`\`

Every caller ignored the error. What they wanted was that afterwards the key is gone. So it now returns nothing, and eleven callers lost a line. I am less sure about the chapter's second example. A file that is deleted while somebody reads it is no error on Unix, granted, but somebody will ask where the disk space went.`,
      seconds: ['thordis', 'lukasz', 'daryna'],
    },
    {
      by: 'daryna',
      key: 'space',
      to: 'exceptions',
      body: 'That somebody is me. About twice a year. `lsof +L1`.',
      seconds: ['jpr', 'gus-a', 'bola'],
    },
    {
      by: 'gus-a',
      key: 'left',
      body: 'I stopped in chapter 9. He is right more often than not, but everything in it was built by students in one term. I should like to read the book that his students write in twenty years. Until then I hold with *Working Effectively with Legacy Code* and *Refactoring*, which begin where I sit: with the mess.',
      recommends: [
        {
          work: legacyCode,
          seconds: [
            { by: 'moira', experience: 'using' },
            { by: 'kwabena', experience: 'want' },
          ],
        },
        {
          work: refactoring,
          seconds: [
            { by: 'thordis', experience: 'using' },
            { by: 'tainara', experience: 'finished' },
            { by: 'yuchen', experience: 'want' },
          ],
        },
      ],
      seconds: ['moira', 'ravi_k'],
    },
    {
      by: 'haruka',
      key: 'reader',
      body: `I read it as a writer, and one thing struck me. When he calls code obvious, he means obvious to a reader, and the book never asks who that is. The Programmer's Brain does ask. It is about what a person can hold in mind while reading code, and it names three different ways to be confused, each of which needs another remedy. After that I read chapter 4 of our book with different eyes. If you want the same thought in an hour, spoken: Simple Made Easy, for the part where easy means near to *somebody*.`,
      recommends: [
        {
          work: programmersBrain,
          seconds: [
            { by: 'thordis', experience: 'started' },
            { by: 'kwabena', experience: 'finished' },
            { by: 'moira', experience: 'want' },
          ],
        },
        {
          work: simpleMadeEasy,
          seconds: [
            { by: 'lukasz', experience: 'finished' },
            { by: 'yuchen', experience: 'want' },
          ],
        },
      ],
      seconds: ['thordis', 'jpr', 'kwabena', 'leyla'],
    },
    {
      by: 'thordis',
      key: 'week-three',
      body: `Thank you all. For week 3, bring a name you are ashamed of. To warm up, from a house I know well:

> Every module had one word for it, and no two modules had the same.
> — A colleague, on our customer numbers`,
      seconds: ['haruka', 'lukasz', 'tainara', 'yuchen'],
    },
  ],
}
