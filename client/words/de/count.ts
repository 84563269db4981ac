let number: Intl.NumberFormat | undefined

/** "1 Antwort", "1.204 Antworten". */
export function count(n: number, one: string, many: string): string {
  return `${(number ??= new Intl.NumberFormat('de')).format(n)} ${n === 1 ? one : many}`
}
