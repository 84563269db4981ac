import type { VillageThread } from './types.ts'
import { craftingInterpreters, programmingRust, rustBook, rustForRustaceans } from './works-books.ts'
import { comprehensiveRust } from './works-courses.ts'
import { linkedLists, oxideAndFriends } from './works-shorter.ts'
import { exercism, rustlings } from './works-tools.ts'

export const rust: VillageThread = {
  by: 'kwabena',
  title: 'Rust as a second language after TypeScript: which order of reading and exercises worked for you?',
  kind: 'question',
  tags: ['rust', 'learning', 'typescript'],
  daysAgo: 17,
  body: `I write TypeScript all day and would like to understand memory, properly, for once. I bounced off C at university (pointers to pointers, a lecturer who mumbled). I have three mornings a week before work.

What did you use, in what order, and at which point did the borrow checker become a colleague?`,
  accepted: 'order',
  replies: [
    {
      by: 'jpr',
      key: 'order',
      body: `The order I give my students, with the hours they report:

| step | what | hours |
|---|---|--:|
| 1 | The Rust Programming Language, chapters 1 to 10 | 20 |
| 2 | Rustlings, alongside, never ahead | 15 |
| 3 | a command-line tool you will really use | 25 |
| 4 | the rest of the book, where the tool needed it | 15 |

The point where the borrow checker changes sides lies in step 3, always. Until then it corrects exercises. From then on it answers a question that you have.`,
      recommends: [
        {
          work: rustBook,
          seconds: [
            { by: 'kwabena', experience: 'started' },
            { by: 'yuchen', experience: 'finished' },
            { by: 'lukasz', experience: 'finished' },
            { by: 'ravi_k', experience: 'stopped' },
          ],
        },
        {
          work: rustlings,
          seconds: [
            { by: 'kwabena', experience: 'started' },
            { by: 'yuchen', experience: 'finished' },
            { by: 'moira', experience: 'stopped' },
          ],
        },
      ],
      seconds: ['kwabena', 'yuchen', 'lukasz', 'thordis'],
    },
    {
      by: 'yuchen',
      key: 'tool',
      to: 'order',
      body: 'My step 3 was a program that renames the scans of my lecture notes. 200 lines. I rewrote it four times, and each version has fewer calls to `clone()`. The last one has one, and I can defend it.',
      seconds: ['jpr', 'kwabena', 'haruka'],
    },
    {
      by: 'kwabena',
      key: 'clone',
      to: 'tool',
      body: 'So is `clone()` cheating, in the beginning?',
    },
    {
      by: 'jpr',
      key: 'receipt',
      to: 'clone',
      body: 'It is a receipt. It says: here I paid to think about this later. Collect them, and settle one a week.',
      seconds: ['kwabena', 'yuchen', 'lukasz', 'tainara', 'moira'],
    },
    {
      by: 'lukasz',
      key: 'lists',
      body: `Coming from TypeScript I expected to write a linked list in an afternoon. Learning Rust With Entirely Too Many Linked Lists is about that afternoon, and it is funny. This is where I finally saw what \`Option<Box<Node>>\` says:

\`\`\`rust
struct Node<T> {
    elem: T,
    next: Option<Box<Node<T>>>,
}

fn pop<T>(head: &mut Option<Box<Node<T>>>) -> Option<T> {
    head.take().map(|node| {
        *head = node.next;
        node.elem
    })
}
\`\`\`

\`take()\` leaves a \`None\` behind, so at no moment do two names own the node. That line was worth the whole text.`,
      recommends: [
        {
          work: linkedLists,
          seconds: [
            { by: 'jpr', experience: 'finished' },
            { by: 'kwabena', experience: 'want' },
            { by: 'yuchen', experience: 'started' },
          ],
        },
      ],
      seconds: ['jpr', 'yuchen'],
    },
    {
      by: 'ravi_k',
      key: 'dissent',
      body: 'A dissent from somebody who gave up twice. If what you want is to understand memory, a small garbage collector in plain C will do it in a month; the second half of *Crafting Interpreters* walks you through one, and nobody mumbles. Learn Rust afterwards, and you will know what it is protecting you from.',
      recommends: [
        {
          work: craftingInterpreters,
          seconds: [
            { by: 'jpr', experience: 'finished' },
            { by: 'bola', experience: 'finished' },
            { by: 'kwabena', experience: 'want' },
            { by: 'lukasz', experience: 'stopped' },
          ],
        },
      ],
      seconds: ['bola', 'gus-a'],
    },
    {
      by: 'bola',
      key: 'both',
      to: 'dissent',
      body: 'I did it in that order and do not regret it. The lifetimes chapter felt like a description of the bugs I had just written.',
      seconds: ['ravi_k', 'kwabena'],
    },
    {
      by: 'moira',
      key: 'exercism',
      body: 'I left Rustlings at the traits: filling in blanks tells me whether I can fill in blanks. The Rust track on Exercism has a person at the other end. Mine wrote "this works, now read it aloud", and I have used that in every review since.',
      recommends: [
        {
          work: exercism,
          seconds: [
            { by: 'haruka', experience: 'using' },
            { by: 'kwabena', experience: 'started' },
          ],
        },
      ],
      seconds: ['haruka', 'kwabena', 'jpr'],
    },
    {
      by: 'daryna',
      key: 'slides',
      body: 'If your employer can be moved to pay for four days: Comprehensive Rust is the set of slides for a taught course, and it reads well alone too. Do the bare-metal day only if you own a soldering iron.',
      recommends: [
        {
          work: comprehensiveRust,
          seconds: [
            { by: 'jpr', experience: 'using' },
            { by: 'tainara', experience: 'want' },
          ],
        },
      ],
    },
    {
      by: 'lukasz',
      key: 'second-year',
      body: 'For the second year, so that you know it is there: Programming Rust as the reference beside the keyboard, and Rust for Rustaceans once you write a library that others use. I opened the latter too early and it was like overhearing a conversation.',
      recommends: [
        {
          work: programmingRust,
          seconds: [
            { by: 'jpr', experience: 'using' },
            { by: 'yuchen', experience: 'want' },
          ],
        },
        {
          work: rustForRustaceans,
          seconds: [
            { by: 'jpr', experience: 'finished' },
            { by: 'yuchen', experience: 'stopped' },
          ],
        },
      ],
      seconds: ['yuchen'],
    },
    {
      by: 'gus-a',
      key: 'radio',
      body: 'Oxide and Friends, for the washing-up. Half of it is hardware war stories, and you pick up why these people chose the language.',
      recommends: [
        {
          work: oxideAndFriends,
          seconds: [
            { by: 'daryna', experience: 'using' },
            { by: 'kwabena', experience: 'started' },
          ],
        },
      ],
    },
    {
      by: 'kwabena',
      key: 'report',
      body: 'Two weeks in: chapter 8, 41 exercises, and a program that adds up the mileage on my bike. It has six receipts in it. Mornings were the right choice, since at night I argue with the compiler and in the morning I read what it says.',
      seconds: ['jpr', 'yuchen', 'moira', 'lukasz', 'thordis'],
    },
  ],
}
