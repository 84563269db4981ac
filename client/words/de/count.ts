let number: Intl.NumberFormat | undefined

/** "1 Antwort", "1.204 Antworten". */
export function count(n: number, one: string, many: string): string {
  return `${n < 1_000 ? n : (number ??= new Intl.NumberFormat('de')).format(n)} ${n === 1 ? one : many}`
}
