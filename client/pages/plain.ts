const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", '#38': '&' }

/** The words of a member's HTML on one line, at most so many characters; cut at a word. */
export function plain(html: string, most: number): string {
  const text = html
    .replace(/<[^>]*>/g, ' ')
    .replace(/&([a-z]+|#\d+);/g, (_, name: string) => entities[name] ?? ' ')
    .replace(/\s+/g, ' ')
    .replace(/ (?=[,.;:!?)])/g, '')
    .trim()
  return text.length > most
    ? `${text
        .slice(0, most)
        .replace(/\s\S*$/, '')
        .toWellFormed()} …`
    : text
}
