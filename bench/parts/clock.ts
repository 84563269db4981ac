/** Milliseconds on the machine's own clock, the same in all its processes. */
export function nowMs(): number {
  return Number(process.hrtime.bigint() / 1_000n) / 1_000
}
