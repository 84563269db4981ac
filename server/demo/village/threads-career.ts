import type { VillageThread } from './types.ts'
import { managersPath, staffPath } from './works-books.ts'
import { beingGlue, bragDocument, pendulum, softSkills } from './works-shorter.ts'

export const career: VillageThread = {
  by: 'ravi_k',
  title: 'Offered the team lead role. I like writing code, and I like that people ask me things',
  kind: 'discussion',
  tags: ['career', 'leadership', 'teams'],
  daysAgo: 8,
  body: `Eleven years in, the last four on one backend team. Our lead is leaving and I have until the end of the month to say yes. The role is 60 % people, they say, and 40 % code. Everybody who has held it smiled when I quoted that.

If I say no, somebody from outside comes. I don't want to decide out of fear of that somebody. How did you decide, and what would you know now?`,
  replies: [
    {
      by: 'tainara',
      key: 'year',
      body: 'I said yes three years ago. In the first year I wrote code in the evening so as not to feel useless, and did two jobs badly. What changed it was counting differently: at the end of a week I ask what the team can do now that it could not on Monday. Some weeks the answer is "nothing", and that is the job too.',
      seconds: ['ravi_k', 'thordis', 'leyla', 'maren'],
    },
    {
      by: 'ravi_k',
      key: 'code-share',
      to: 'year',
      body: 'And the 40 %?',
    },
    {
      by: 'tainara',
      key: 'fifteen',
      to: 'code-share',
      body: 'Fifteen, in a good month, and nothing that anybody waits for. I fix what nobody else would take: build times, a flaky test, the script with no owner.',
      seconds: ['ravi_k', 'gus-a', 'moira'],
    },
    {
      by: 'thordis',
      key: 'swing',
      body: `You are not choosing for life. I have been a manager twice, four years and then two, and came back both times, and each time I was better for it. Charity Majors wrote about it in The Engineer/Manager Pendulum, and that article made it possible for me to say "I am going back" without its sounding like a defeat.`,
      recommends: [
        {
          work: pendulum,
          seconds: [
            { by: 'ravi_k', experience: 'finished' },
            { by: 'tainara', experience: 'finished' },
            { by: 'gus-a', experience: 'finished' },
            { by: 'leyla' },
          ],
        },
      ],
      seconds: ['ravi_k', 'tainara', 'gus-a'],
    },
    {
      by: 'gus-a',
      key: 'no',
      body: 'I said no in 2009 and the somebody from outside was the best boss I have had. So much for fear.',
      seconds: ['ravi_k', 'thordis', 'daryna', 'haruka'],
    },
    {
      by: 'leyla',
      key: 'glue',
      body: 'Look at what you already do. "People ask me things" is work, and so are the minutes you write and the two teams you introduce to each other. Being Glue is about exactly this: when it counts for you, when it counts against you, and what to ask for beforehand. I have sent it to every woman who reported to me and to most of the men.',
      recommends: [
        {
          work: beingGlue,
          seconds: [
            { by: 'tainara', experience: 'finished' },
            { by: 'haruka', experience: 'finished' },
            { by: 'ravi_k', experience: 'started' },
            { by: 'moira', experience: 'finished' },
            { by: 'maren', experience: 'want' },
          ],
        },
      ],
      seconds: ['tainara', 'haruka', 'ravi_k', 'moira', 'kwabena'],
    },
    {
      by: 'jpr',
      key: 'third-door',
      body: "There may be a third door. Ask whether they have, or would create, a senior role without reports. The Staff Engineer's Path describes what such a person does all day, chapter by chapter, soberly. Read part one before the conversation; if you catch yourself taking notes, you have learned something.",
      recommends: [
        {
          work: staffPath,
          seconds: [
            { by: 'ravi_k', experience: 'started' },
            { by: 'daryna', experience: 'finished' },
            { by: 'bola', experience: 'using' },
            { by: 'lukasz', experience: 'want' },
          ],
        },
      ],
      seconds: ['bola', 'ravi_k'],
    },
    {
      by: 'bola',
      key: 'third-cost',
      to: 'third-door',
      body: 'I walked through that door. The price: nobody tells you any more whether you had a good month. I keep a document for that, in the manner of Julia Evans, ten minutes each Friday. It is the only reason I could answer my last review.',
      recommends: [
        {
          work: bragDocument,
          seconds: [
            { by: 'ravi_k', experience: 'started' },
            { by: 'kwabena', experience: 'using' },
            { by: 'tainara', experience: 'using' },
            { by: 'haruka', experience: 'stopped' },
          ],
        },
      ],
      seconds: ['kwabena', 'tainara', 'yuchen'],
    },
    {
      by: 'tainara',
      key: 'fournier',
      body: "If it becomes a yes: The Manager's Path, the chapter for the step you are on and no further. I read ahead and worried about budgets I did not have.",
      recommends: [
        {
          work: managersPath,
          seconds: [
            { by: 'thordis', experience: 'finished' },
            { by: 'leyla', experience: 'using' },
            { by: 'ravi_k', experience: 'want' },
          ],
        },
      ],
      seconds: ['leyla'],
    },
    {
      by: 'kwabena',
      key: 'podcast',
      body: 'A lighter one: Soft Skills Engineering answers two letters a week from people in our position. I was an accountant before this, and it is comforting how much of it applies there as well.',
      recommends: [
        {
          work: softSkills,
          seconds: [
            { by: 'maren', experience: 'using' },
            { by: 'yuchen', experience: 'started' },
            { by: 'moira', experience: 'stopped' },
          ],
        },
      ],
    },
    {
      by: 'daryna',
      key: 'test-drive',
      body: 'Ask for a trial of three months with a date on which both sides say yes again. A company that refuses has told you how it will treat the next question.',
      seconds: ['ravi_k', 'thordis', 'tainara', 'moira', 'bola', 'gus-a'],
    },
    {
      by: 'ravi_k',
      key: 'settled',
      to: 'test-drive',
      body: 'They agreed to it, in writing, until the end of March. I said yes. Two of you predicted that I would be relieved either way. I am.',
      seconds: ['daryna', 'tainara', 'thordis', 'leyla', 'jpr', 'gus-a'],
    },
  ],
}
