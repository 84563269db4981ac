const number = new Intl.NumberFormat('de')

/** "1 Antwort", "1.204 Antworten". */
export function count(n: number, one: string, many: string): string {
  return `${number.format(n)} ${n === 1 ? one : many}`
}
