import type { VillageThread } from './types.ts'
import { inclusiveComponents } from './works-books.ts'
import { learnAccessibility } from './works-courses.ts'
import { ariaPractices } from './works-shorter.ts'
import { axeCore, nvda } from './works-tools.ts'

export const accessibility: VillageThread = {
  by: 'lukasz',
  title: 'Our axe run is green and a blind customer still cannot book. What do we check that no tool checks?',
  kind: 'question',
  tags: ['accessibility', 'frontend', 'testing', 'html'],
  daysAgo: 3,
  body: `A customer wrote, politely, that she has been unable to finish a booking since our redesign in May. We run axe in CI, no violations. We then watched her for twenty minutes on a call, and two things were plain at once:

- after choosing a date, the focus jumps to the top of the page
- the price changes and nobody says so

What else should we look for by hand, and how do you get a team of sighted people to do it every week?`,
  accepted: 'list',
  replies: [
    {
      by: 'leyla',
      key: 'list',
      body: `You have found the two most frequent ones. This is the list I keep for a release, and it takes twenty-five minutes:

1. Put the mouse in a drawer. Do the main task. Say aloud where the focus is after every step; if you hesitate, write it down.
2. Zoom to 400 %. Do it again.
3. Turn the screen off, start NVDA or VoiceOver, do it a third time.
4. Read only the headings, then only the links, then only the form labels. Does each list tell you what the page is for?
5. Everything that changes by itself: who says so?

For your price a polite live region is enough, provided that it is in the page **before** the price changes:

\`\`\`html
<p role="status">Total: <span id="total">184 €</span></p>
\`\`\`

And after the date is chosen, the focus goes back to the button that opened the calendar. A tool can find a missing label. It can't find a missing thought.`,
      recommends: [
        {
          work: nvda,
          seconds: [
            { by: 'lukasz', experience: 'started' },
            { by: 'haruka', experience: 'using' },
            { by: 'moira', experience: 'using' },
          ],
        },
      ],
      seconds: ['lukasz', 'haruka', 'moira', 'tainara', 'maren', 'kwabena', 'thordis'],
    },
    {
      by: 'lukasz',
      key: 'status',
      to: 'list',
      body: 'The region was there, and it still stayed silent. It turned out that we replaced the whole `<p>` at each change, `role` and all.',
      seconds: ['leyla'],
    },
    {
      by: 'leyla',
      key: 'keep-node',
      to: 'status',
      body: 'Exactly. Keep the node, change the text inside. In your framework give it a stable key and never render it conditionally.',
      seconds: ['lukasz', 'maren', 'tainara'],
    },
    {
      by: 'lukasz',
      key: 'spoken',
      to: 'keep-node',
      body: 'It speaks. It says "Total: 184 €" four times if you move through the dates quickly, though.',
    },
    {
      by: 'leyla',
      key: 'settle',
      to: 'spoken',
      body: 'Wait until the choice has been still for half a second, then write once. And ask your customer whether that suits her, since she is the only one of us who will live with it.',
      seconds: ['lukasz', 'haruka', 'moira'],
    },
    {
      by: 'moira',
      key: 'weekly',
      body: 'For the weekly part: we have "keyboard Wednesday". From ten to eleven everybody works without a mouse, on our own product. In the first month we filed 44 issues, in the sixth month three. Cake helps.',
      seconds: ['leyla', 'lukasz', 'tainara', 'haruka', 'kwabena'],
    },
    {
      by: 'haruka',
      key: 'components',
      body: 'When something is missing, take the pattern from somebody who has thought it through. Inclusive Components explains each widget as a story of decisions, so you see why and not only how. For reference I keep the ARIA Authoring Practices Guide open, with the warning that an example there shows what is possible, and a native element is mostly the better answer.',
      recommends: [
        {
          work: inclusiveComponents,
          seconds: [
            { by: 'leyla', experience: 'finished' },
            { by: 'maren', experience: 'started' },
            { by: 'lukasz', experience: 'want' },
          ],
        },
        {
          work: ariaPractices,
          seconds: [
            { by: 'leyla', experience: 'using' },
            { by: 'lukasz', experience: 'using' },
          ],
        },
      ],
      seconds: ['leyla', 'maren'],
    },
    {
      by: 'maren',
      key: 'axe-stays',
      body: 'Please keep axe-core in CI all the same. It finds perhaps a third, but it is the third nobody should spend a human hour on.',
      recommends: [
        {
          work: axeCore,
          seconds: [
            { by: 'leyla', experience: 'using' },
            { by: 'lukasz', experience: 'using' },
            { by: 'moira', experience: 'using' },
            { by: 'tainara', experience: 'started' },
          ],
        },
      ],
      seconds: ['leyla', 'moira'],
    },
    {
      by: 'leyla',
      key: 'rtl',
      body: `وأضيف نقطة من تجربتي: جرّبوا الصفحة بلغة تُكتب من اليمين إلى اليسار. الأسعار والتواريخ وأرقام الرحلات تظهر أحيانًا مقلوبة، وقارئ الشاشة يقرؤها كما كُتبت لا كما تظهر. يكفي أن تضعوا \`dir="auto"\` على كل نص كتبه مستخدم، وأن تستعملوا \`margin-inline-start\` بدل \`margin-left\`.

In short, for those who do not read Arabic: try one page in a right-to-left language. Prices and flight numbers come out scrambled, and \`dir="auto"\` on whatever a user has typed mends most of it.`,
      seconds: ['haruka', 'thordis', 'lukasz', 'bola'],
    },
    {
      by: 'haruka',
      key: 'bdi',
      to: 'rtl',
      body: 'And `<bdi>` around names inside a sentence. The day a member with an Arabic name joined our forum, "3 replies by" turned into a riddle.',
      seconds: ['leyla', 'lukasz'],
    },
    {
      by: 'kwabena',
      key: 'course',
      body: 'I came to this without any ground under me, and Learn Accessibility on web.dev gave me one: short chapters, each with something to try. Two weeks of lunch breaks.',
      recommends: [
        {
          work: learnAccessibility,
          seconds: [
            { by: 'maren', experience: 'finished' },
            { by: 'tainara', experience: 'want' },
            { by: 'lukasz', experience: 'started' },
          ],
        },
      ],
      seconds: ['leyla'],
    },
    {
      by: 'lukasz',
      key: 'booked',
      body: 'She booked this morning, alone, in four minutes. She also sent us a list with seven further points. We pay her for it from now on, which we should have done in May.',
      seconds: ['leyla', 'moira', 'haruka', 'tainara', 'maren', 'kwabena', 'thordis', 'gus-a'],
    },
  ],
}
