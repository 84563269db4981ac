import { render } from 'preact'
import { keep, kept } from './kept.ts'
import { type Problem, send } from './send.ts'
import { Pending } from './threads/Pending.tsx'
import { words } from './words/browser.ts'
import { WordsContext } from './words/words.ts'

/** A reply that was written, and is on its way until an answer says what became of it. The key makes it one post, however often it is sent. */
export interface Letter {
  key: string
  memberId: string
  threadId: string
  call: string
  input: Record<string, unknown>
  state: 'sending' | 'waiting' | 'refused'
  why?: string
}

export interface Outbox {
  post: (letter: Omit<Letter, 'state'>) => void
  /** Tries again what waits: something says that the line is back. */
  flush: () => void
}

const retryMs = { first: 1_000, most: 30_000 }
// Nothing answered, or what answered said: later.
const passing = new Set([0, 408, 409, 425, 429, 500, 502, 503, 504])

/** Sends replies until they are answered: offline, after a reload, from another tab. Shows in the thread what waits, and why. */
export function openOutbox(options: {
  base: string
  memberId: string
  threadId: string
  /** Where the letters of this thread are shown. */
  place: HTMLElement
  onAnswer: (letter: Letter, body: unknown) => void
  /** Takes a refused reply back into the composer. */
  onTakeBack: (letter: Letter) => void
}): Outbox {
  const { base, memberId, threadId, place } = options
  const name = `seconded:outbox:${base}`
  const all = () => kept<Letter[]>(name) ?? []
  const mine = () => all().filter((letter) => letter.memberId === memberId)
  const busy = new Set<string>()
  let delayMs = retryMs.first
  let timer: ReturnType<typeof setTimeout> | undefined

  const put = (letter: Letter) => {
    keep(name, [...all().filter((other) => other.key !== letter.key), letter])
    show()
  }
  const drop = (key: string) => {
    keep(
      name,
      all().filter((letter) => letter.key !== key),
    )
    show()
  }
  const show = () => {
    const letters = mine().filter((letter) => letter.threadId === threadId)
    const list = letters.map((letter) => (
      <Pending
        key={letter.key}
        text={String(letter.input.body)}
        state={letter.state}
        why={letter.why}
        onRetry={() => void deliver(letter)}
        onTakeBack={() => {
          drop(letter.key)
          options.onTakeBack(letter)
        }}
      />
    ))
    render(
      <WordsContext.Provider value={words}>{letters.length > 0 && <ol class="outbox">{list}</ol>}</WordsContext.Provider>,
      place,
    )
  }
  const deliver = async (letter: Letter): Promise<void> => {
    if (busy.has(letter.key)) return
    busy.add(letter.key)
    put({ ...letter, state: 'sending' })
    const answer = await send(base, letter.call, letter.input, letter.key)
    busy.delete(letter.key)
    if (answer.ok) {
      delayMs = retryMs.first
      drop(letter.key)
      options.onAnswer(letter, answer.body)
    } else if (passing.has(answer.problem.status)) {
      put({ ...letter, state: 'waiting' })
      later()
    } else put({ ...letter, state: 'refused', why: whyNot(answer.problem) })
  }
  const flush = () => mine().forEach((letter) => letter.state !== 'refused' && void deliver(letter))
  const later = () => {
    clearTimeout(timer)
    timer = setTimeout(flush, delayMs * (0.7 + Math.random() * 0.6))
    delayMs = Math.min(delayMs * 2, retryMs.most)
  }
  show()
  flush()
  addEventListener('online', flush)
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && flush())
  return { post: (letter) => void deliver({ ...letter, state: 'sending' }), flush }
}

function whyNot(problem: Problem): string {
  return [...new Set([problem.detail, ...(problem.errors ?? []).map((error) => error.message)])].join(' ')
}
