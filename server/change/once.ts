import { sql } from 'kysely'
import type { Db } from '../../db/schema.ts'
import { Refusal } from '../refusal.ts'
import type { Asking, Changes, Outcome } from './changes.ts'

// A double click or a retry comes while the first still runs, for a few milliseconds; who waits longer is told to come back.
const patienceMs = 1_000

/**
 * Runs `act` unless the same key runs here already: then its answer is waited for, a little. Another body under the key is refused.
 */
export async function onceAtATime<A>(changes: Changes, asking: Asking, act: () => Promise<A>): Promise<A> {
  if (!asking.key) return act()
  const name = `${asking.member.id} ${asking.key.key}`
  const running = changes.running.get(name)
  if (running) {
    if (running.fingerprint !== asking.key.fingerprint) throw otherBody()
    const outcome = await Promise.race([running.outcome, patience()])
    if ('error' in outcome) throw outcome.error
    return outcome.answer as A
  }
  const outcome = act().then(
    (answer): Outcome => ({ answer }),
    (error: unknown): Outcome => ({ error }),
  )
  changes.running.set(name, { fingerprint: asking.key.fingerprint, outcome })
  const done = await outcome.finally(() => changes.running.delete(name))
  if ('error' in done) throw done.error
  return done.answer as A
}

/** What keys that were claimed before did then, by asking: the answer they had, or why there is none. */
export type Used = Map<Asking, { answer: unknown } | { refusal: Refusal }>

/** Those of some askings that carry a key, as a statement takes them: members, keys and fingerprints, each as an array. */
export function keysOf(askings: Asking[]) {
  const keyed = askings.filter((asking) => asking.key)
  return {
    keyed,
    memberIds: keyed.map((asking) => asking.member.id),
    keys: keyed.map((asking) => asking.key!.key),
    fingerprints: keyed.map((asking) => asking.key!.fingerprint),
  }
}

/** What a claimed key did: its answer; or a refusal, where it stood for other words or still runs. */
export async function earlier(tx: Db, asking: Asking): Promise<{ answer: unknown } | { refusal: Refusal }> {
  const row = await tx
    .selectFrom('idempotency')
    .select(['fingerprint', 'answer'])
    .where('memberId', '=', asking.member.id)
    .where('key', '=', asking.key!.key)
    .executeTakeFirst()
  if (!row) return { refusal: stillRunning() }
  if (row.fingerprint !== asking.key!.fingerprint) return { refusal: otherBody() }
  return { answer: row.answer }
}

/** Gives back the keys of what was refused: it may be asked again. */
export async function release(tx: Db, askings: Asking[]): Promise<void> {
  const { keyed, memberIds, keys } = keysOf(askings)
  if (keyed.length === 0) return
  await sql`
    delete from idempotency using unnest(${memberIds}::bigint[], ${keys}::text[]) as a (member_id, key)
    where idempotency.member_id = a.member_id and idempotency.key = a.key`.execute(tx)
}

// A day is longer than any outage that a client waits through with its draft.
const keptHours = 48

/** Forgets keys that nobody will use again. */
export async function forgetOldKeys(db: Db, now: Date): Promise<void> {
  await db
    .deleteFrom('idempotency')
    .where('claimedAt', '<', new Date(now.getTime() - keptHours * 3_600_000))
    .execute()
}

function patience(): Promise<Outcome> {
  return new Promise((resolve) => setTimeout(() => resolve({ error: stillRunning() }), patienceMs).unref())
}

function stillRunning(): Refusal {
  return new Refusal('conflict', 'The same request is still running.', [], 1)
}

function otherBody(): Refusal {
  const message = 'This was sent before, with other words. Send it again, under a new key, to post these too.'
  return new Refusal('invalid', message, [{ path: 'Idempotency-Key', message: 'This key was used for something else.' }])
}
