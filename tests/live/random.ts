/** Numbers that look random and come again with the same seed. */
export interface Random {
  /** From 0 to below 1. */
  next: () => number
  /** A whole number from 0 to below `bound`. */
  below: (bound: number) => number
  between: (low: number, high: number) => number
  chance: (share: number) => boolean
  pick: <Item>(items: readonly Item[]) => Item | undefined
  /** Time until the next of events that come by themselves, `mean` apart. */
  gap: (mean: number) => number
}

/** Mulberry32, which is enough for schedules. */
export function openRandom(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (bound: number) => Math.floor(next() * bound)
  return {
    next,
    below,
    between: (low, high) => low + next() * (high - low),
    chance: (share) => next() < share,
    pick: (items) => items[below(items.length)],
    gap: (mean) => -Math.log(1 - next()) * mean,
  }
}

/** The same items in an order that the seed gives. */
export function shuffled<Item>(items: readonly Item[], random: Random): Item[] {
  const left = [...items]
  return items.map(() => left.splice(random.below(left.length), 1)[0]!)
}
