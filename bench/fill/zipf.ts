import type { Random } from '../../tests/live/random.ts'

/** Draws places from 0 to below `count`, the first the most often: the weight of place k is 1 / (k + 1 + offset) ^ exponent. */
export function openZipf(count: number, exponent: number, offset: number, random: Random): () => number {
  const sums = new Float64Array(count)
  let sum = 0
  for (let place = 0; place < count; place++) sums[place] = sum += (place + 1 + offset) ** -exponent
  return () => {
    const wanted = random.next() * sum
    let [low, high] = [0, count - 1]
    while (low < high) {
      const middle = (low + high) >> 1
      if (sums[middle]! > wanted) high = middle
      else low = middle + 1
    }
    return low
  }
}

/** The numbers from 0 to below `count` in an order that `random` gives. */
export function mixed(count: number, random: Random): Uint32Array {
  const order = Uint32Array.from({ length: count }, (_, place) => place)
  for (let place = count - 1; place > 0; place--) {
    const other = random.below(place + 1)
    const kept = order[place]!
    order[place] = order[other]!
    order[other] = kept
  }
  return order
}

/** The places of `values` from the smallest value to the largest; equal ones keep their order. */
export function inOrder(values: Float64Array): Uint32Array {
  return Uint32Array.from({ length: values.length }, (_, place) => place).sort((a, b) => values[a]! - values[b]! || a - b)
}
