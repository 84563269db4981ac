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
