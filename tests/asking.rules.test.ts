import { jest } from '@jest/globals'
import { openAsking } from '../client/compose/asking.ts'
import { nearCaret } from '../client/compose/noticing.tsx'

beforeEach(() => void jest.useFakeTimers())
afterEach(() => void jest.useRealTimers())

/** Asks through a server that answers when told to. */
function opened() {
  const sent: { question: string; at: number; signal: AbortSignal; answer: (words: string) => void }[] = []
  const shown: string[] = []
  const asking = openAsking<string, string>({
    restMs: 400,
    mostMs: 1_500,
    leastMs: 600,
    send: (question, signal) => new Promise((answer) => sent.push({ question, at: Date.now(), signal, answer })),
    show: (answer) => shown.push(answer),
  })
  return { asking, sent, shown }
}

test('who types without a rest is answered meanwhile, and asks less than twice a second', () => {
  const { asking, sent } = opened()
  for (let key = 0; key < 100; key++) {
    asking.ask(`${key}`)
    jest.advanceTimersByTime(100)
  }
  expect(sent.length).toBeGreaterThanOrEqual(6)
  for (const [place, { at }] of sent.entries()) if (place > 0) expect(at - sent[place - 1]!.at).toBeGreaterThanOrEqual(600)
})

test('a newer question ends the older one, and an answer out of order is not shown', async () => {
  const { asking, sent, shown } = opened()
  asking.ask('first')
  jest.advanceTimersByTime(400)
  asking.ask('second')
  jest.advanceTimersByTime(600)
  expect(sent.map(({ question, signal }) => [question, signal.aborted])).toEqual([
    ['first', true],
    ['second', false],
  ])
  sent[1]!.answer('to the second')
  sent[0]!.answer('to the first')
  await jest.advanceTimersByTimeAsync(0)
  expect(shown).toEqual(['to the second'])
})

test('who stopped is shown nothing any more', async () => {
  const { asking, sent, shown } = opened()
  asking.ask('first')
  jest.advanceTimersByTime(400)
  asking.stop()
  sent[0]!.answer('too late')
  await jest.advanceTimersByTimeAsync(2_000)
  expect([shown, sent.length]).toEqual([[], 1])
})

test('of a long text the words around the caret are asked about, whole', () => {
  const text = 'word '.repeat(4_000).trim()
  for (const caret of [0, 9_998, text.length]) {
    const near = nearCaret(text, caret)
    expect(near.length).toBeLessThanOrEqual(6_000)
    expect(near.length).toBeGreaterThan(2_900)
    expect(new Set(near.split(' '))).toEqual(new Set(['word']))
  }
  expect(nearCaret('a short one', 3)).toBe('a short one')
})
