import { sql } from 'kysely'
import type { Db } from '../../db/schema.ts'

/** By what a node knows whether anything has changed. */
export interface Heard {
  /** How many changes it has heard of so far. */
  changes: () => number
  /** The state that the database was in not longer than `unheardMs` ago: the same text, the same contents. */
  state: () => Promise<string>
  /** The last state that it knows of, perhaps long past; none before it first asked. */
  stateBefore: () => string | undefined
}

/** What is shown may be behind a change of which no hint came by as much. */
export const unheardMs = 1_000

/**
 * Asks the database for its state, once for all in `unheardMs`. That is which transactions are over and which go on: while none begins to
 * write and none ends, what can be read stays as it is.
 */
export function openHeard(db: Db, changes: () => number): Heard {
  let last: { state: string; at: number } | undefined
  let asking: Promise<string> | undefined
  const ask = async () => {
    const at = Date.now()
    const { rows } = await sql<{ state: string }>`select pg_current_snapshot()::text as state`.execute(db)
    const { state } = rows[0]!
    last = { state, at }
    return state
  }
  return {
    changes,
    stateBefore: () => last?.state,
    state: async () => {
      if (last && Date.now() - last.at < unheardMs) return last.state
      return (asking ??= ask().finally(() => {
        asking = undefined
      }))
    },
  }
}
