import { isDeepStrictEqual } from 'node:util'
import type { PostView } from '../../server/contract/index.ts'
import { type Act, type Board, chooseAct, type Deeds, noteAct } from './acts.ts'
import { type Answer, askFrom } from './asking.ts'
import type { Random } from './random.ts'
import type { Record } from './record.ts'

export interface Writer {
  deeds: Deeds
  /** Does one thing, and comes back when it was answered, however long that takes. */
  act: (act: Act) => Promise<Answer | undefined>
  /** Does one thing after the other until it is stopped; what was begun is answered. */
  run: (threadOf: () => string, meanMs: number) => Promise<void>
  stop: () => void
}

export interface WriterOptions {
  urls: string[]
  memberId: string
  cookie: string
  board: Board
  record: Record
  random: Random
  onAnswer: (act: Act, post: PostView | undefined, version: number | undefined) => void
  /** After that, an act that has no answer is given up, and is a violation. */
  patience: () => number
}

// As if the answer was lost on the way; the act is sent again under its key.
const thrownAway = 0.05
// Sent again after its answer came, sent twice at once, or sent with another body: each under the same key.
const replayed = 0.03
const twiceAtOnce = 0.03
const otherBody = 0.02
// 403: the thread is locked. 404: the post was removed meanwhile. 422: the parent was.
const refusals = new Set([403, 404, 422])

/** A member who writes: each act under a key of its own, sent until it is answered, at whichever node answers. */
export function openWriter(options: WriterOptions): Writer {
  const { urls, cookie, board, record, random } = options
  const deeds: Deeds = { memberId: options.memberId, own: [], posts: new Map(), works: new Map() }
  let place = random.below(urls.length)
  let isStopped = false
  let acts = 0
  const send = (act: Act, key: string, at = place, body = act.body) =>
    askFrom(urls[at % urls.length]!, act.method, act.path, { cookie, key, revision: act.revision, body })
  const untilAnswered = async (act: Act, key: string): Promise<Answer | undefined> => {
    for (let tries = 0; performance.now() < options.patience(); tries++) {
      if (tries > 0) {
        await pause(150 + random.between(0, 300))
        place += 1
      }
      const start = performance.now()
      const doubled = tries === 0 && random.chance(twiceAtOnce)
      const [answer, other] = await Promise.all([send(act, key), doubled ? send(act, key, place + 1) : undefined])
      note(answer, performance.now() - start)
      // Refused, the one gave the key back, and the other may have come through where the thread was unlocked just then.
      if (isDone(answer) && isDone(other)) compare(act, answer, other, 'sent twice at once')
      if (isDone(other) && !isDone(answer)) return other
      if (isFinal(answer)) return answer
    }
    record.violate('I2', `${act.kind} in thread ${act.threadId} was never answered`)
    return undefined
  }
  const note = (answer: Answer | undefined, tookMs: number) => {
    record.count(answer ? `answers ${answer.status}` : 'answers lost on the way')
    // Nothing at all after the whole of our patience is a hang, unlike a line that was cut.
    if (!answer || answer.status >= 500)
      record.away.push({ at: performance.now(), ms: answer?.ms ?? tookMs, status: answer?.status })
    if (answer?.status === 500) record.violate('answers', `a request was answered 500: ${JSON.stringify(answer.body)}`)
  }
  const compare = (act: Act, one: Answer, other: Answer, when: string) => {
    // A refusal gives the key back, so that the next may be answered otherwise.
    if (one.status >= 400 && other.status >= 400) return
    record.count('replays')
    if (one.status !== other.status || !isDeepStrictEqual(one.body, other.body))
      record.violate('I3', `${act.kind} ${when}: ${short(one)} and ${short(other)}`)
  }
  const probe = async (act: Act, key: string, answer: Answer) => {
    if (answer.status >= 400) return
    if (random.chance(replayed)) {
      const replay = await send(act, key, place + 1)
      if (isFinal(replay)) compare(act, answer, replay, 'sent again')
    }
    if (act.kind === 'reply' && random.chance(otherBody)) {
      const other = await send(act, key, place + 1, { body: 'Something else.' })
      record.count('other bodies under a key')
      if (isFinal(other) && other.status !== 422) record.violate('I3', `another body under the same key: ${short(other)}`)
    }
  }
  const act = async (act: Act): Promise<Answer | undefined> => {
    const key = `${options.memberId}-${++acts}`
    let answer = await untilAnswered(act, key)
    if (answer && random.chance(thrownAway)) {
      record.count('answers thrown away')
      const lost = answer
      place += 1
      answer = await untilAnswered(act, key)
      if (answer && lost.status < 400) compare(act, lost, answer, 'after its answer was lost')
    }
    if (!answer) return undefined
    if (answer.status >= 400) {
      if (!refusals.has(answer.status)) record.violate('answers', `${act.kind} ${act.path}: ${short(answer)}`)
      return answer
    }
    const { post, version } = (answer.body ?? {}) as { post?: PostView; version?: number }
    const isChange = !post || post.version === version
    const postId = post?.id ?? act.about!.id
    record.done.push({
      kind: act.kind,
      threadId: act.threadId,
      postId,
      version,
      isChange,
      memberId: options.memberId,
      at: performance.now(),
    })
    noteAct(act, board, deeds, post)
    options.onAnswer(act, post, version)
    await probe(act, key, answer)
    return answer
  }
  return {
    deeds,
    act,
    run: async (threadOf, meanMs) => {
      while (!isStopped) {
        await pause(random.gap(meanMs))
        if (!isStopped) await act(chooseAct(threadOf(), board, deeds, random))
      }
    },
    stop: () => (isStopped = true),
  }
}

function isFinal(answer: Answer | undefined): answer is Answer {
  return answer !== undefined && answer.status < 500 && answer.status !== 409 && answer.status !== 429
}

function isDone(answer: Answer | undefined): answer is Answer {
  return answer !== undefined && answer.status < 400
}

function short({ status, body }: Answer): string {
  return `${status} ${JSON.stringify(body ?? '').slice(0, 300)}`
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
