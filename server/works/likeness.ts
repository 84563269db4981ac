/** How the parts of a work are shortened. */
const shortened = new Map([
  ['vol', 'volume'],
  ['pt', 'part'],
  ['bd', 'band'],
])

/**
 * Whether two folded words are one word, misspelt at most: equal, or off by a letter where they have 5 to 7 letters, by two from 8 on
 * (a letter more, less, other, or two swapped). Short words are other words too soon: "code" and "coder".
 */
export function isNearWord(one: string, other: string): boolean {
  if (one === other || shortened.get(one) === other || shortened.get(other) === one) return true
  // Another number is another volume, year or edition.
  if (/\d/.test(one) || /\d/.test(other)) return false
  const shorter = Math.min(one.length, other.length)
  const slips = shorter >= 8 ? 2 : shorter >= 5 ? 1 : 0
  return slips > 0 && editsBetween(one, other, slips) <= slips
}

/**
 * Edits that make one string of the other: insert, delete, replace, swap two neighbours. Past `atMost` it answers `atMost + 1`. Formula:
 * optimal string alignment (Damerau 1964).
 */
export function editsBetween(one: string, other: string, atMost: number): number {
  if (Math.abs(one.length - other.length) > atMost) return atMost + 1
  let before: number[] = []
  let last = Array.from({ length: other.length + 1 }, (_, place) => place)
  for (let i = 1; i <= one.length; i++) {
    const row = [i]
    for (let j = 1; j <= other.length; j++) {
      const same = one[i - 1] === other[j - 1]
      let edits = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (same ? 0 : 1))
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1])
        edits = Math.min(edits, before[j - 2]! + 1)
      row.push(edits)
    }
    if (Math.min(...row) > atMost) return atMost + 1
    before = last
    last = row
  }
  return last[other.length]!
}
