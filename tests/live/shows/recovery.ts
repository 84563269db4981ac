import { play } from '../play.ts'
import type { Tell } from './kit.ts'

const faults = ['kill -9', 'postgres SIGQUIT', 'kill -9', 'postgres SIGKILL', 'drain', 'postgres SIGQUIT']

/** A town in which nodes and Postgres go and come back: how soon the screens are current. */
export async function playRecovery(tell: Tell): Promise<void> {
  const { timing, deliveries, record } = await play({
    seconds: 90,
    seed: 31,
    clients: 50,
    threads: 4,
    actsPerSecond: 60,
    hasHints: true,
    redis: undefined,
    mutant: undefined,
    faults,
  })
  for (const { kind, within3s, within10s } of timing.recoveries)
    tell(
      `${kind}: ${share(within3s)} of the screens current 3 s after it was back, ${share(within10s)} after 10 s`,
      within3s >= 0.95 && within10s === 1,
    )
  tell(`${deliveries.due} deliveries due, ${deliveries.arrived} arrived`, deliveries.due === deliveries.arrived)
  tell(`broken rules: ${[...record.violations.keys()].join(', ') || 'none'}`, record.violations.size === 0)
}

function share(of: number): string {
  return `${Math.round(of * 1_000) / 10}%`
}
