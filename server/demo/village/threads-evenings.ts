import type { VillageThread } from './types.ts'
import { philosophyByTitle, pragmatic } from './works-books.ts'
import { cs50, missingSemester, nandToTetris } from './works-courses.ts'
import { messWereIn, tenYears } from './works-shorter.ts'
import { anki, exercism } from './works-tools.ts'

export const evenings: VillageThread = {
  by: 'kwabena',
  title: 'No degree, a job as a developer, three free evenings. Which gaps are worth closing?',
  kind: 'question',
  tags: ['learning', 'career', 'self-taught'],
  daysAgo: 30,
  body: `I was an accountant for nine years and have been paid to program for one. I can ship features. In meetings I sometimes smile at a word and look it up in the corridor: *hash collision*, *page cache*, *two's complement*.

I do not want a whole degree. If you hire or work with people like me, which gaps hurt in practice, and which are only embarrassing?`,
  replies: [
    {
      by: 'thordis',
      key: 'practice',
      body: `Hurts in practice, in this order:

1. not knowing what the machine does while your program waits
2. not being at home in a terminal
3. not being able to guess how long something takes before measuring

Only embarrassing: all words for sorting algorithms. And the corridor is a fine place. I still go there.`,
      seconds: ['kwabena', 'maren', 'haruka', 'moira', 'leyla'],
    },
    {
      by: 'yuchen',
      key: 'terminal',
      to: 'practice',
      body: 'For number 2: The Missing Semester. Eleven lectures on everything my department assumed that somebody else had taught us. I did it in the term before I needed it, for once.',
      recommends: [
        {
          work: missingSemester,
          seconds: [
            { by: 'kwabena', experience: 'finished' },
            { by: 'maren', experience: 'finished' },
            { by: 'lukasz', experience: 'finished' },
            { by: 'haruka', experience: 'started' },
          ],
        },
      ],
      seconds: ['kwabena', 'jpr'],
    },
    {
      by: 'jpr',
      key: 'tetris',
      to: 'practice',
      body: 'For number 1, Nand to Tetris. You build a computer from a single kind of gate and, three months later, a game runs on it. I have seen a lawyer do it beside her practice. Nothing below your program will frighten you afterwards, since you have been there.',
      recommends: [
        {
          work: nandToTetris,
          seconds: [
            { by: 'yuchen', experience: 'finished' },
            { by: 'kwabena', experience: 'started' },
            { by: 'bola', experience: 'finished' },
            { by: 'moira', experience: 'stopped' },
          ],
        },
      ],
      seconds: ['bola', 'yuchen', 'kwabena'],
    },
    {
      by: 'moira',
      key: 'stopped-tetris',
      to: 'tetris',
      body: 'I stopped at the assembler, satisfied. You may leave a course when you have what you came for. Nobody told me that until I was forty.',
      seconds: ['kwabena', 'haruka', 'ravi_k', 'thordis', 'gus-a'],
    },
    {
      by: 'maren',
      key: 'cs50',
      body: 'CS50x, weeks 1 to 5, and then decide. By week 5 one of your three words is explained and you have the ground for the other two. The problem sets are honest: they take as long as they take.',
      recommends: [
        {
          work: cs50,
          seconds: [
            { by: 'kwabena', experience: 'finished' },
            { by: 'tainara', experience: 'finished' },
            { by: 'haruka', experience: 'want' },
          ],
        },
      ],
      seconds: ['tainara'],
    },
    {
      by: 'haruka',
      key: 'cards',
      body: 'Against the corridor: one card in Anki per word, written by yourself, with the sentence in which you met it. Not a ready-made deck. Five minutes on the train. I learned a language that way, and then another.',
      recommends: [
        {
          work: anki,
          seconds: [
            { by: 'yuchen', experience: 'using' },
            { by: 'kwabena', experience: 'using' },
            { by: 'jpr', experience: 'stopped' },
          ],
        },
      ],
      seconds: ['yuchen', 'kwabena'],
    },
    {
      by: 'gus-a',
      key: 'accountant',
      body: 'You know double-entry bookkeeping. Half of my colleagues have spent careers inventing it, badly, with events. You are not as far behind as you think.',
      seconds: ['kwabena', 'thordis', 'bola', 'tainara', 'jpr', 'moira'],
    },
    {
      by: 'tainara',
      key: 'hire',
      body: 'I hire. The gap that hurts is reading: people write all week and read nothing they have not written. One evening of three, read something good, with a pencil. *A Philosophy of Software Design* or *The Pragmatic Programmer* to begin with, and the source of a library you use after that.',
      recommends: [
        {
          work: philosophyByTitle,
          seconds: [
            { by: 'kwabena', experience: 'want' },
            { by: 'ravi_k', experience: 'finished' },
          ],
        },
        {
          work: pragmatic,
          seconds: [
            { by: 'maren', experience: 'finished' },
            { by: 'lukasz', experience: 'stopped' },
          ],
        },
      ],
      seconds: ['thordis', 'kwabena', 'jpr'],
    },
    {
      by: 'leyla',
      key: 'ten',
      body: "Teach Yourself Programming in Ten Years, by Peter Norvig, when you feel slow. And, as it is about feeling small in front of a machine, Joe Armstrong in The Mess We're In: a great engineer on what his own computer did to him that month, laughing.",
      recommends: [
        {
          work: tenYears,
          seconds: [{ by: 'kwabena', experience: 'finished' }, { by: 'yuchen', experience: 'finished' }, { by: 'thordis' }],
        },
        {
          work: messWereIn,
          seconds: [
            { by: 'gus-a', experience: 'finished' },
            { by: 'kwabena', experience: 'want' },
          ],
        },
      ],
      seconds: ['gus-a'],
    },
    {
      by: 'ravi_k',
      key: 'mentored',
      body: 'Exercism, with the mentoring switched on, for one of the three evenings. I mentor there on Sundays. You would be surprised how many of us would rather explain a hash collision than sit in a meeting.',
      recommends: [{ work: exercism, seconds: [{ by: 'moira', experience: 'using' }] }],
      seconds: ['kwabena'],
    },
  ],
}
