const TINTS = 6

/** One of the six tints, always the same for the same text. */
export function tint(text: string): string {
  // FNV-1a: spreads short names evenly.
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return String(((hash >>> 8) % TINTS) + 1)
}
