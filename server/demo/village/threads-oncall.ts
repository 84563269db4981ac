import type { VillageThread } from './types.ts'
import { ddiaByIsbn, releaseIt, sreBook } from './works-books.ts'
import { blameless, complexSystemsFail, pagerdutyResponse } from './works-shorter.ts'
import { toxiproxy } from './works-tools.ts'

export const oncall: VillageThread = {
  by: 'maren',
  title: 'First week on call starts on Monday. What do you wish somebody had told you?',
  kind: 'question',
  tags: ['on-call', 'operations', 'career'],
  daysAgo: 4,
  body: `I go on the rota from Monday, with a senior colleague as second. We have 31 alerts, a wiki page per service (last edited, on average, 14 months ago), and a phone that somebody dropped.

I sleep badly before exams and this feels like one. What should I prepare over the weekend, and what is better left alone?`,
  accepted: 'sentence',
  replies: [
    {
      by: 'daryna',
      key: 'sentence',
      body: `Over the weekend, three things, together not more than two hours:

- [ ] Log in to everything from the laptop you will use, on the network you will use, with the phone you will use.
- [ ] Roll back something harmless. Do it twice.
- [ ] Write on a card whom you call, with the number, and put it next to the bed.

Leave the 31 alerts alone. You can't learn them, and your second knows the four that matter.

And one sentence for the night itself: *your job is to make it stop, not to find out why.* The why has office hours.`,
      seconds: ['maren', 'gus-a', 'thordis', 'kwabena', 'ravi_k', 'bola', 'tainara', 'moira'],
    },
    {
      by: 'kwabena',
      key: 'rollback',
      to: 'sentence',
      body: 'The second box made the difference for me. In my first week I stood in front of the rollback button for eleven minutes because I had only ever seen it in a document.',
      seconds: ['daryna', 'maren', 'tainara'],
    },
    {
      by: 'gus-a',
      key: 'call',
      body: 'Call your second too early. Every time. I have been woken for nothing about two hundred times and remember none of them. I remember the three times nobody woke me.',
      seconds: ['maren', 'daryna', 'thordis', 'moira', 'ravi_k', 'leyla', 'haruka'],
    },
    {
      by: 'maren',
      key: 'nuisance',
      to: 'call',
      body: 'My colleague has small children. I would feel terrible.',
    },
    {
      by: 'gus-a',
      key: 'agreed',
      to: 'nuisance',
      body: 'Ask on Friday: "After how many minutes do you want me to call?" Then you are keeping an agreement, and nobody is being disturbed. Mine say ten.',
      seconds: ['maren', 'daryna', 'tainara', 'haruka'],
    },
    {
      by: 'maren',
      key: 'answer',
      to: 'agreed',
      body: 'I asked. The answer was "five, and I will be annoyed with the pager and not with you".',
      seconds: ['gus-a', 'daryna', 'kwabena', 'thordis'],
    },
    {
      by: 'thordis',
      key: 'cook',
      body: `Richard Cook was an anaesthetist, and How Complex Systems Fail is four pages on why people who are looking for the one cause do not find it. Read it on Sunday evening instead of the wiki. It is oddly calming:

> Complex systems run in degraded mode.
>
> — Richard I. Cook

You will not be meeting a healthy machine that fell ill. It has been limping the whole time, and people like you keep it upright.`,
      recommends: [
        {
          work: complexSystemsFail,
          seconds: [
            { by: 'daryna', experience: 'finished' },
            { by: 'gus-a', experience: 'finished' },
            { by: 'maren', experience: 'finished' },
            { by: 'moira', experience: 'finished' },
            { by: 'jpr' },
          ],
        },
      ],
      seconds: ['daryna', 'maren', 'moira'],
    },
    {
      by: 'tainara',
      key: 'roles',
      body: 'If an incident grows past two people, somebody has to stop typing and lead. PagerDuty put their training material online; the page on the incident commander is the one to print. We took over the sentence "any strong objections?" word for word, and our calls became half as long.',
      recommends: [
        {
          work: pagerdutyResponse,
          seconds: [
            { by: 'daryna', experience: 'using' },
            { by: 'ravi_k', experience: 'using' },
            { by: 'maren', experience: 'started' },
          ],
        },
      ],
      seconds: ['daryna'],
    },
    {
      by: 'ravi_k',
      key: 'nygard',
      body: 'For the weeks after: Release It, the case studies in particular. The first one is an airline that stops because of one uncaught SQL exception, told like a crime novel. If you read Designing Data-Intensive Applications for the theory, this is where the same things happen to people with a phone in their hand.',
      recommends: [
        {
          work: releaseIt,
          seconds: [
            { by: 'gus-a', experience: 'finished' },
            { by: 'daryna', experience: 'finished' },
            { by: 'maren', experience: 'want' },
            { by: 'thordis', experience: 'using' },
          ],
        },
        {
          work: ddiaByIsbn,
          seconds: [
            { by: 'tainara', experience: 'stopped' },
            { by: 'lukasz', experience: 'started' },
          ],
        },
      ],
      seconds: ['thordis', 'gus-a'],
    },
    {
      by: 'bola',
      key: 'drill',
      body: 'Rehearse one failure in daylight. Put Toxiproxy between the application and the database on staging, add two seconds of latency, and watch what your dashboards say. With us they said everything was fine, and that was the finding.',
      recommends: [
        {
          work: toxiproxy,
          seconds: [
            { by: 'daryna', experience: 'using' },
            { by: 'moira', experience: 'using' },
            { by: 'ravi_k', experience: 'stopped' },
          ],
        },
      ],
      seconds: ['moira', 'daryna'],
    },
    {
      by: 'leyla',
      key: 'afterwards',
      body: 'The morning after is part of it. Nobody should come in at nine after a night like that, and nobody should write the review alone. Blameless PostMortems and a Just Culture is short enough to send to your manager beforehand.',
      recommends: [
        {
          work: blameless,
          seconds: [{ by: 'thordis', experience: 'finished' }, { by: 'haruka', experience: 'finished' }, { by: 'daryna' }],
        },
        {
          work: sreBook,
          seconds: [
            { by: 'daryna', experience: 'using' },
            { by: 'gus-a', experience: 'stopped' },
            { by: 'ravi_k', experience: 'started' },
          ],
        },
      ],
      seconds: ['haruka', 'thordis', 'maren'],
    },
    {
      by: 'gus-a',
      key: 'sre-part',
      to: 'afterwards',
      body: 'Of the SRE book read chapters 6 and 15 and put it back. The rest was written in a city with its own power station.',
      seconds: ['daryna', 'lukasz', 'ravi_k'],
    },
    {
      by: 'maren',
      key: 'survived',
      body: 'Wednesday. Two calls so far, one at 04:10. I rolled back within six minutes, wrote down the times, went back to bed and even slept. The phone has a new screen. 📟',
      seconds: ['daryna', 'gus-a', 'thordis', 'kwabena', 'bola', 'tainara', 'leyla'],
    },
  ],
}
