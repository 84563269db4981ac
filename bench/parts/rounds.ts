/** Runs each of some variants in turn, several times over, in an order that turns too. Answers what each came to, by round. */
export async function inRounds<Values extends Record<string, unknown>>(
  rounds: number,
  variants: { [Name in keyof Values]: () => Promise<Values[Name]> },
): Promise<{ [Name in keyof Values]: Values[Name][] }> {
  const names = Object.keys(variants) as (keyof Values)[]
  const values = Object.fromEntries(names.map((name) => [name, []])) as unknown as { [Name in keyof Values]: Values[Name][] }
  for (let round = 0; round < rounds; round++)
    for (let step = 0; step < names.length; step++) {
      const name = names[(round + step) % names.length]!
      values[name].push(await variants[name]())
    }
  return values
}

/** The middle one; of an even number, the mean of the two in the middle. */
export function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

/** The value below which that share of the values lies. */
export function quantile(values: ArrayLike<number>, share: number): number {
  const sorted = Float64Array.from(values).sort()
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

/** The median of the ratios of rounds that belong together. */
export function ratioOf(ours: number[], others: number[]): number {
  return median(ours.map((value, round) => value / others[round]!))
}
