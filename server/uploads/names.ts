/** Under which names the sizes of a picture are kept. */
export const namesOf = (id: string) => ({ full: `${id}.webp`, small: `${id}-small.webp` })

/** The picture that a name belongs to; undefined for a name that is none of ours. */
export function idIn(name: string): string | undefined {
  return /^([0-9a-f]{32})(?:-small)?\.webp$/.exec(name)?.[1]
}

const address = /uploads\/([0-9a-f]{32})\.webp/g

/** The pictures whose addresses stand in a text, each once. */
export function idsIn(text: string): string[] {
  return [...new Set([...text.matchAll(address)].map((match) => match[1]!))]
}
