import { lateMs, type Options, type Outcome } from './play.ts'
import { grouped } from './grouped.ts'

// So many of a kind are told in full.
const shownAtMost = 4

/** Prints what a run has found; true where nothing was wrong. */
export function report({ record, deliveries, timing, restMs }: Outcome, { seed, seconds }: Options): boolean {
  const { percentiles } = timing
  const lost = deliveries.due - deliveries.arrived
  const line = (name: string, ...said: unknown[]) => console.log(`${name.padEnd(12)} ${said.join(' ')}`)
  line('seed', seed, `(${seconds} s)`)
  line('changes', record.done.length, 'acts answered')
  line(
    'deliveries',
    deliveries.due,
    'due,',
    deliveries.arrived,
    'arrived;',
    lost,
    'lost,',
    deliveries.twice,
    'twice,',
    deliveries.differing,
    'cells differing',
  )
  const kinds = grouped(record.faults, (fault) => fault.kind)
  line('faults', record.faults.length, `(${[...kinds].map(([kind, list]) => `${list.length} × ${kind}`).join(', ')})`)
  line(
    'to screen',
    `p50 ${percentiles.p50} ms, p95 ${percentiles.p95} ms, p99 ${percentiles.p99} ms, longest ${percentiles.longest} ms;`,
    timing.later,
    'of',
    timing.measured,
    `over ${lateMs} ms, outside faults`,
  )
  for (const { kind, ms, within3s, within10s } of timing.recoveries)
    line(
      'after',
      `${kind} (${(ms / 1_000).toFixed(1)} s): ${percent(within3s)} of screens current within 3 s, ${percent(within10s)} within 10 s`,
    )
  const { slowestMs, late, all } = timing.away
  line('5xx, none', `${all}, the slowest after ${Math.round(slowestMs)} ms, ${late} later than 5 s`)
  line(
    'at rest',
    `all screens current after ${Math.round(restMs)} ms; the harness was late by ${Math.round(record.lagMs)} ms at most`,
  )
  line(
    'counts',
    [...record.counts]
      .sort(([a], [b]) => a.localeCompare(b))
      .map(([what, count]) => `${what} ${count}`)
      .join(', '),
  )
  for (const [rule, found] of record.violations) {
    line('VIOLATED', `${rule}, ${found.length} times`)
    for (const what of found.slice(0, shownAtMost)) console.log(`             ${what}`)
  }
  const isClean = record.violations.size === 0 && lost === 0
  console.log(isClean ? 'Nothing missed.' : 'The promise was broken.')
  return isClean
}

function percent(share: number): string {
  return `${Math.round(share * 1_000) / 10}%`
}
