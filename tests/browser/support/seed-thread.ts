import type { PostView, ThreadView } from '../../../server/contract/index.ts'
import type { TestForum } from '../../support/forum.ts'

/** The thread that the forum is for, as five members play it. */
export interface SeedThread {
  thread: ThreadView
  question: PostView
  answer: PostView
  recommending: PostView
  seconding: PostView
  started: PostView
}

export const sentence = 'For the foundations I would begin with Mapmaking for Moving Ground by Ilse Marten.'
export const quoted = 'Whatever runs well today was once something smaller that ran well.'

const answerText = `Reading alone will not carry you, and I say that as somebody who reads a lot. I went through the same articles three times, years apart. The first time they were words.

By the third time I had been woken at four in the morning by the very thing they warn about, and then each paragraph had an address in my head.

So take one small subject: replication, say, or how a service is found. Keep this in mind while you do:

> ${quoted}
>
> — Ada Brenninkmeyer

Run it on two machines, pull a cable, and write down what you expected. Then go on to the subject next to it.`

/** A question, a mentor's long answer with a quotation, a recommended book, a reply that seconds it, and somebody who has started to read. */
export async function playSeedThread(forum: TestForum): Promise<SeedThread> {
  const [wim, ines, tomas, noor, jun] = await Promise.all(['wim', 'ines', 'tomas', 'noor', 'jun'].map((name) => forum.as(name)))
  const { thread, post: question } = await wim!.starts({
    title: 'Where does one start with distributed systems?',
    body: 'Nobody at work can take me by the hand. What would you read or build **first**?',
    tags: ['learning', 'architecture'],
    kind: 'question',
  })
  const { post: answer } = await ines!.replies(thread.id, answerText)
  const book = { kind: 'book' as const, title: 'Mapmaking for Moving Ground', creators: ['Ilse Marten'] }
  const { post: recommending } = await tomas!.replies(thread.id, `${sentence} One volume, and it saves weeks of open tabs.`, {
    recommends: [book],
  })
  const { post: seconding } = await noor!.replies(thread.id, 'The same again from me. It gave me firm ground to stand on.', {
    replyTo: recommending.id,
  })
  const { id } = recommending.recommendations[0]!
  await noor!.put(`/api/recommendations/${id}/second`, { experience: 'finished' })
  const { post: started } = await jun!.replies(
    thread.id,
    'I have begun to read it. The chapters on storage are as clear as you say.',
    {
      replyTo: seconding.id,
    },
  )
  await jun!.put(`/api/recommendations/${id}/second`, { experience: 'started' })
  return { thread, question, answer, recommending, seconding, started }
}
