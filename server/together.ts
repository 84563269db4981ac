// A statement with more keys than this makes the first of them wait for the last.
const keysAtMost = 100

/**
 * One question for all who ask within the same turn of the event loop: `ask` gets their keys, each once, and answers by key. What is
 * answered was read after it was asked for. Under load a turn brings many, and each costs less; alone, nobody waits.
 */
export function together<Found>(
  ask: (keys: string[]) => Promise<Map<string, Found>>,
): (key: string) => Promise<Found | undefined> {
  let waiting = new Map<string, ((found: Promise<Found | undefined>) => void)[]>()
  const flush = () => {
    const asked = waiting
    waiting = new Map()
    const keys = [...asked.keys()]
    for (let from = 0; from < keys.length; from += keysAtMost) {
      const some = keys.slice(from, from + keysAtMost)
      const answers = ask(some)
      for (const key of some) for (const answer of asked.get(key)!) answer(answers.then((found) => found.get(key)))
    }
  }
  return (key) =>
    new Promise((resolve) => {
      if (waiting.size === 0) setImmediate(flush)
      const others = waiting.get(key)
      if (others) others.push(resolve)
      else waiting.set(key, [resolve])
    })
}

/**
 * One reading for all who ask while another goes on: who asks is given one that began after they asked, and at most one goes on and one
 * waits for each key, however many ask.
 */
export function inTurns<Found>(read: (key: string) => Promise<Found>): (key: string) => Promise<Found> {
  const going = new Map<string, { now: Promise<Found>; next?: Promise<Found> }>()
  const begin = (key: string): Promise<Found> => {
    const one = { now: read(key) }
    going.set(key, one)
    const end = () => {
      if (going.get(key) === one) going.delete(key)
    }
    one.now.then(end, end)
    return one.now
  }
  return (key) => {
    const one = going.get(key)
    if (!one) return begin(key)
    return (one.next ??= one.now.then(
      () => begin(key),
      () => begin(key),
    ))
  }
}
