let number: Intl.NumberFormat | undefined

/** "1 reply", "1,204 replies". */
export function count(n: number, one: string, many: string): string {
  return `${n < 1_000 ? n : (number ??= new Intl.NumberFormat('en')).format(n)} ${n === 1 ? one : many}`
}
