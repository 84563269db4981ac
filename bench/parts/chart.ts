import type { Row } from './results.ts'

const line = 20
const labels = 430
const width = 860
/** Where the promise stands; bars reach to four times it, and to a quarter. */
const promised = labels + (width - labels) / 2
const doubling = (width - labels) / 2 / 2

/** How near each figure comes to its promise, as bars: to the right of the line it is kept. One doubling is one step. */
export function chart(rows: Row[]): string {
  const shown = rows.flatMap((row) => (row.target && row.ratio !== undefined ? [{ row, share: shareOf(row) }] : []))
  const height = (shown.length + 2) * line
  const bars = shown.map(({ row, share }, place) => {
    const y = (place + 1) * line
    const reach = Math.max(-2, Math.min(2, Math.log2(share))) * doubling
    const [x, wide] = reach < 0 ? [promised + reach, -reach] : [promised, reach]
    const named = row.against ? `${row.what}, against ${row.against.name}` : row.what
    return (
      `<text x="${labels - 8}" y="${y + 14}" text-anchor="end">${escaped(named.length > 70 ? `${named.slice(0, 69)}…` : named)}</text>` +
      `<rect x="${x.toFixed(1)}" y="${y + 4}" width="${Math.max(1, wide).toFixed(1)}" height="12" rx="2" fill="${reach < 0 ? '#c2571a' : '#2f7d5b'}"/>`
    )
  })
  const scale = [-2, -1, 0, 1, 2].map((step) => {
    const x = promised + step * doubling
    return (
      `<line x1="${x}" x2="${x}" y1="${line}" y2="${height - line}" stroke="#888" stroke-opacity="${step === 0 ? 1 : 0.25}"/>` +
      `<text x="${x}" y="${height - 5}" text-anchor="middle">${['a quarter', 'half', 'as promised', 'twice', 'four times'][step + 2]}</text>`
    )
  })
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="Each figure against its promise">\n` +
    `<style>text{font:11px system-ui,sans-serif;fill:#777}</style>\n${[...scale, ...bars].join('\n')}\n</svg>\n`
  )
}

function shareOf({ ratio, target }: Row): number {
  return target!.atLeast === undefined ? target!.atMost! / ratio! : ratio! / target!.atLeast
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
