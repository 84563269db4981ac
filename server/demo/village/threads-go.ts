import type { VillageThread } from './types.ts'
import { goBook, goMistakes } from './works-books.ts'
import { goWithTests } from './works-courses.ts'
import { goPipelines, notParallelism } from './works-shorter.ts'

export const go: VillageThread = {
  by: 'daryna',
  title: 'Go: how do you make sure that a goroutine ends when nobody reads its channel any more?',
  kind: 'question',
  tags: ['go', 'concurrency', 'debugging'],
  daysAgo: 6,
  body: `Our log shipper grows by about 30 goroutines an hour. I can see them in the profile, all of them parked on the same line:

\`\`\`go
func tail(path string) <-chan string {
	lines := make(chan string)
	go func() {
		defer close(lines)
		for line := range follow(path) {
			lines <- line // parked here, forever
		}
	}()
	return lines
}
\`\`\`

The reader returns early when the connection breaks. I understand why the sender waits. What I don't know is what you consider the proper shape: a \`done\` channel, a context, a buffer, something else?`,
  accepted: 'context',
  replies: [
    {
      by: 'ravi_k',
      key: 'context',
      body: `A context, and every send inside a \`select\`:

\`\`\`go
select {
case lines <- line:
case <-ctx.Done():
	return ctx.Err()
}
\`\`\`

The rule we review by: **whoever starts a goroutine can name the line on which it ends.** Your \`tail\` cannot, because the end depends on a reader it does not know. Take \`ctx\` as the first argument and the answer becomes "when the caller says so".

*Go Concurrency Patterns: Pipelines and cancellation* goes through your exact function, in the version with a \`done\` channel; contexts are the same idea with a name. Mistake 62 in *100 Go Mistakes* is this one as well.`,
      recommends: [
        {
          work: goPipelines,
          seconds: [{ by: 'daryna', experience: 'finished' }, { by: 'lukasz', experience: 'finished' }, { by: 'gus-a' }],
        },
        {
          work: goMistakes,
          seconds: [
            { by: 'daryna', experience: 'started' },
            { by: 'gus-a', experience: 'finished' },
            { by: 'maren', experience: 'want' },
          ],
        },
      ],
      seconds: ['daryna', 'gus-a', 'lukasz', 'bola'],
    },
    {
      by: 'daryna',
      key: 'follow',
      to: 'context',
      body: 'And if `follow(path)` itself blocks, because the file has no new lines? Then nobody reaches the `select`.',
      seconds: ['moira'],
    },
    {
      by: 'ravi_k',
      key: 'close-file',
      to: 'follow',
      body: 'Then `follow` needs the context too. If it sits in a read that cannot be cancelled, close the file from outside: `context.AfterFunc(ctx, func() { f.Close() })`. The read returns with an error and the loop ends.',
      seconds: ['daryna', 'gus-a'],
    },
    {
      by: 'gus-a',
      key: 'buffer',
      body: 'Whatever you do, no buffer. It moves the leak to a Sunday.',
      seconds: ['daryna', 'ravi_k', 'thordis', 'lukasz'],
    },
    {
      by: 'yuchen',
      key: 'why-sunday',
      to: 'buffer',
      body: 'Why does it not help? If the buffer is larger than a batch, the sender would finish.',
    },
    {
      by: 'gus-a',
      key: 'because',
      to: 'why-sunday',
      body: 'It finishes as long as what is left fits. You choose the size from the traffic you know. Then comes the traffic you do not know.',
      seconds: ['yuchen', 'daryna'],
    },
    {
      by: 'moira',
      key: 'leak-test',
      body: 'Write the test before the repair: count goroutines, start `tail`, read one line, cancel, wait a moment, count again. Learn Go with Tests has a chapter on `select` that builds up to nearly this, in small steps.',
      recommends: [
        {
          work: goWithTests,
          seconds: [
            { by: 'daryna', experience: 'started' },
            { by: 'ravi_k', experience: 'finished' },
            { by: 'kwabena', experience: 'want' },
          ],
        },
      ],
      seconds: ['ravi_k', 'daryna'],
    },
    {
      by: 'bola',
      key: 'background',
      body: 'For the picture in your head, rather than for the bug: Rob Pike, Concurrency Is Not Parallelism, half an hour with gophers and wheelbarrows. And chapters 8 and 9 of The Go Programming Language, which I have never seen bettered.',
      recommends: [
        {
          work: notParallelism,
          seconds: [
            { by: 'ravi_k', experience: 'finished' },
            { by: 'yuchen', experience: 'finished' },
          ],
        },
        {
          work: goBook,
          seconds: [
            { by: 'ravi_k', experience: 'using' },
            { by: 'daryna', experience: 'started' },
            { by: 'gus-a', experience: 'finished' },
            { by: 'jpr', experience: 'stopped' },
          ],
        },
      ],
      seconds: ['ravi_k'],
    },
    {
      by: 'daryna',
      key: 'flat',
      body: 'Deployed on Tuesday. The line has been flat at 212 goroutines since, through two broken connections and one that I pulled myself. I left the test in and wrote the rule about naming the line into our review notes.',
      seconds: ['ravi_k', 'moira', 'gus-a', 'bola'],
    },
  ],
}
