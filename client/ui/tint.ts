const TINTS = 6

/** One of the six tints, always the same for the same text. */
export function tint(text: string): string {
  let sum = 0
  for (const character of text) sum = (sum * 31 + character.codePointAt(0)!) % 9973
  return String((sum % TINTS) + 1)
}
