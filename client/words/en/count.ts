const number = new Intl.NumberFormat('en')

/** "1 reply", "1,204 replies". */
export function count(n: number, one: string, many: string): string {
  return `${number.format(n)} ${n === 1 ? one : many}`
}
