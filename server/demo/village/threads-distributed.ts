import { mentorsAnswer } from './mentors-answer.ts'
import type { VillageThread } from './types.ts'
import { databaseInternals, ddia, understandingDistributed } from './works-books.ts'
import { gossipGlomers, mit } from './works-courses.ts'
import { youngBloods } from './works-shorter.ts'
import { maelstrom } from './works-tools.ts'

export const distributed: VillageThread = {
  by: 'maren',
  title: 'Where do I begin with distributed systems if all I have ever run is one server and one database?',
  kind: 'question',
  tags: ['distributed-systems', 'learning', 'career'],
  daysAgo: 21,
  body: `I have written web applications for six years: Node or PHP, one Postgres, a queue if we were feeling brave. From January I join the team that splits our booking system so that it can run in Hamburg and in Singapore.

I know the vocabulary from conference slides. I could not tell you what any of it costs. I have about five hours a week and a budget for one or two books.

- What should come first: a book, a course, or building something?
- What did you study too early?
- How do you know that you have understood a thing in this field, and don't just recognise the word?`,
  accepted: 'mentor',
  replies: [
    {
      by: 'thordis',
      key: 'mentor',
      body: mentorsAnswer,
      recommends: [
        {
          work: ddia,
          seconds: [
            { by: 'bola', experience: 'finished' },
            { by: 'maren', experience: 'started' },
            { by: 'daryna', experience: 'finished' },
            { by: 'ravi_k', experience: 'using' },
            { by: 'yuchen', experience: 'want' },
            { by: 'jpr', experience: 'finished' },
            { by: 'gus-a' },
          ],
        },
      ],
      seconds: ['maren', 'bola', 'lukasz', 'yuchen', 'daryna', 'tainara', 'ravi_k', 'moira', 'kwabena'],
    },
    {
      by: 'bola',
      key: 'bola-seconds',
      to: 'mentor',
      body: 'Seconding the book. I work on storage engines for a living and still hand chapter 3 to new colleagues, because it explains log-structured trees without pretending that you know what a page is. Leave the batch processing part for the second year.',
      seconds: ['maren', 'yuchen', 'thordis'],
    },
    {
      by: 'maren',
      key: 'started',
      to: 'bola-seconds',
      body: 'I have started to read it this week. I\'m at replication lag, and it turns out that a bug we closed as "cannot reproduce" in spring has a name and two pages of its own. Reading your own writes, in case somebody else has one of those tickets.',
      seconds: ['thordis', 'bola', 'moira'],
    },
    {
      by: 'thordis',
      key: 'reopen',
      to: 'started',
      body: 'Reopen the ticket and write down how often it should happen, given your lag. Then look whether it does. A prediction that came true teaches you more than the repair.',
      seconds: ['maren', 'daryna'],
    },
    {
      by: 'maren',
      key: 'numbers',
      to: 'reopen',
      body: 'I did. With our lag of 40 to 300 ms I expected about 12 people a day to see an old booking right after changing it. The log says 9. I have never been this pleased about a bug.',
      seconds: ['thordis', 'bola', 'daryna', 'kwabena', 'tainara'],
    },
    {
      by: 'daryna',
      key: 'lag-graph',
      to: 'reopen',
      body: 'And put the lag on a graph before you fix it, with p50 and p99 apart. When Singapore arrives, the p99 is the line you will be asked about.',
    },
    {
      by: 'maren',
      key: 'lag-question',
      to: 'lag-graph',
      body: 'Measured on the primary (`pg_stat_replication`) or from the application, by writing a row and polling for it?',
    },
    {
      by: 'daryna',
      key: 'lag-both',
      to: 'lag-question',
      body: 'Both. `replay_lag` tells you about the database, the polled row tells you about your users. On the day they differ you will want to have had both for a month.',
      seconds: ['maren', 'bola'],
    },
    {
      by: 'kwabena',
      key: 'plus-one',
      to: 'mentor',
      body: '+1 to the slips of paper with a date. I abandoned two books last year and took it as a verdict on me. It may only have been March.',
      seconds: ['thordis', 'haruka', 'maren', 'yuchen'],
    },
    {
      by: 'lukasz',
      key: 'build',
      body: `I would turn the order around and build in the first week. Maelstrom runs your program as several nodes on one laptop, cuts the network between them, and then tells you which answer was impossible. You write a node in any language that can read a line from stdin:

\`\`\`ts
import { createInterface } from 'node:readline'

for await (const line of createInterface({ input: process.stdin })) {
  const { src, dest, body } = JSON.parse(line)
  const answer = { type: \`\${body.type}_ok\`, in_reply_to: body.msg_id }
  console.log(JSON.stringify({ src: dest, dest: src, body: answer }))
}
\`\`\`

That is nearly a complete echo node. The next exercise, a broadcast that survives a partition, will take you four evenings and be wrong three times.`,
      recommends: [
        {
          work: maelstrom,
          seconds: [
            { by: 'ravi_k', experience: 'using' },
            { by: 'jpr', experience: 'finished' },
            { by: 'yuchen', experience: 'started' },
            { by: 'maren', experience: 'want' },
            { by: 'thordis' },
          ],
        },
      ],
      seconds: ['ravi_k', 'yuchen', 'jpr', 'maren'],
    },
    {
      by: 'ravi_k',
      key: 'glomers',
      to: 'build',
      body: 'If an empty editor frightens you, the Gossip Glomers exercises use the same harness and are six, from an echo through a replicated log to transactions. I did them in Go over one winter. Step 3d is where the fun starts.',
      recommends: [
        {
          work: gossipGlomers,
          seconds: [
            { by: 'lukasz', experience: 'finished' },
            { by: 'yuchen', experience: 'started' },
            { by: 'maren', experience: 'want' },
          ],
        },
      ],
      seconds: ['lukasz', 'maren'],
    },
    {
      by: 'yuchen',
      key: 'stuck',
      to: 'glomers',
      body: 'I am stuck on 3d. My messages per operation are at 58 and the limit is 30. I send to every neighbour at once; a timer that batches makes the latency too high.',
    },
    {
      by: 'ravi_k',
      key: 'topology',
      to: 'stuck',
      body: 'Ignore the topology that the harness suggests. Nobody said you have to use it. Draw 25 nodes as a tree with a wide root and count the hops.',
      seconds: ['yuchen', 'lukasz'],
    },
    {
      by: 'yuchen',
      key: 'unstuck',
      to: 'topology',
      body: '24 messages per operation, and the median latency fell as well. I had read "topology" as an order. 🙃',
      seconds: ['ravi_k', 'lukasz', 'maren'],
    },
    {
      by: 'jpr',
      key: 'course',
      body: 'With five hours a week you can do half of MIT 6.5840 in a semester: watch a lecture on Sunday, read the paper before it and not after. The Raft labs are the core of it. I teach a course with a similar plan, and the students who write their own test for a split vote are those who still know the algorithm a year later.',
      recommends: [
        {
          work: mit,
          seconds: [
            { by: 'ravi_k', experience: 'stopped' },
            { by: 'bola', experience: 'finished' },
            { by: 'yuchen', experience: 'want' },
          ],
        },
      ],
      seconds: ['bola', 'yuchen'],
    },
    {
      by: 'ravi_k',
      key: 'stopped',
      to: 'course',
      body: 'I second it although I stopped after lab 2. With a job and a newborn it was too much, and what I took from the first four lectures has paid my rent twice over.',
      seconds: ['jpr', 'kwabena'],
    },
    {
      by: 'tainara',
      key: 'second-book',
      body: 'Your budget allows two books. For the second one I would take Understanding Distributed Systems by Roberto Vitillo. It is thin, it stays close to what a team meets when it splits a web application, and I could lend it to our product manager, who gave it back with notes in it. Database Internals can wait until you are curious what the replicas say to each other all day.',
      recommends: [
        {
          work: understandingDistributed,
          seconds: [
            { by: 'maren', experience: 'want' },
            { by: 'kwabena', experience: 'started' },
            { by: 'daryna', experience: 'finished' },
          ],
        },
        { work: databaseInternals, seconds: [{ by: 'bola', experience: 'using' }] },
      ],
      seconds: ['maren', 'daryna'],
    },
    {
      by: 'gus-a',
      key: 'short',
      body: 'Read one short thing tonight: Notes on Distributed Systems for Young Bloods. Thirteen years old, and I would change two lines of it. Then take the pager for a month.',
      recommends: [
        {
          work: youngBloods,
          seconds: [
            { by: 'maren', experience: 'finished' },
            { by: 'thordis', experience: 'finished' },
            { by: 'daryna', experience: 'finished' },
            { by: 'lukasz' },
          ],
        },
      ],
      seconds: ['daryna', 'thordis', 'maren'],
    },
    {
      by: 'moira',
      key: 'understood',
      body: 'On your third point. My measure is whether I can write the test that fails. If I say "eventually consistent" and cannot say after how long, or how I would notice that it never became so, then I have the word and not the thing.',
      seconds: ['maren', 'thordis', 'jpr', 'haruka', 'bola'],
    },
    {
      by: 'maren',
      key: 'thanks',
      body: 'I have a plan, then: the counter in three steps with Maelstrom as the judge, the book beside it whenever the counter hurts, and I keep the timeline at the next incident. I accepted the long answer, but that plan is from all of you. I will report in March.',
      seconds: ['thordis', 'lukasz', 'ravi_k', 'jpr'],
    },
  ],
}
