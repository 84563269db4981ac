import { sql } from 'kysely'
import type { Db, ThreadRow } from '../../db/schema.ts'
import type { Asking } from './changes.ts'
import { earlier, keysOf, type Used } from './once.ts'

/** What the first statement of a change finds. */
export interface Locked {
  threads: Map<string, ThreadRow>
  used: Used
  /** The transaction that holds the locks. */
  transaction: string
}

type Row = ThreadRow & { used: number[]; transaction: string }

/**
 * Locks threads in the order of their ids and claims the keys, in one statement: each statement fewer is a round trip less under the
 * lock. Where a thread is asked for and none is there, nothing is claimed.
 */
export async function lock(tx: Db, threadIds: string[], askings: Asking[]): Promise<Locked> {
  const { keyed, memberIds, keys, fingerprints } = keysOf(askings)
  const threads = new Map<string, ThreadRow>()
  const used: Used = new Map()
  if (threadIds.length === 0 && keyed.length === 0) return { threads, used, transaction: '' }
  const { rows } = await sql<Row>`
    with locked as materialized (
      select * from thread where id = any(${threadIds}::bigint[]) and removed_at is null order by id for update
    ), asked as (
      select * from unnest(${memberIds}::bigint[], ${keys}::text[], ${fingerprints}::text[]) with ordinality as a (member_id, key, fingerprint, place)
      where ${threadIds.length === 0} or (select count(*) from locked) > 0
    ), claimed as (
      insert into idempotency (member_id, key, fingerprint) select member_id, key, fingerprint from asked order by member_id, key
      on conflict do nothing returning member_id, key
    )
    select locked.*, array(select asked.place::int from asked where not exists
      (select from claimed where claimed.member_id = asked.member_id and claimed.key = asked.key)) as used,
      pg_current_xact_id()::text as transaction
    from (select) as always left join locked on true`.execute(tx)
  for (const { used: _used, transaction: _transaction, ...thread } of rows) if (thread.id) threads.set(thread.id, thread)
  for (const place of rows[0]!.used) used.set(keyed[place - 1]!, await earlier(tx, keyed[place - 1]!))
  return { threads, used, transaction: rows[0]!.transaction }
}

/**
 * Stores the threads that a change has touched, and under its keys what was answered, in one statement. Only in the transaction that
 * locked them: had that been rolled back on the way, by whatever stands between us and Postgres, the number would be taken and nothing have it.
 */
export async function store(
  tx: Db,
  { transaction }: Pick<Locked, 'transaction'>,
  threads: ThreadRow[],
  answers: { asking: Asking; answer: unknown }[],
): Promise<void> {
  const given = answers.filter(({ asking }) => asking.key)
  const { memberIds, keys } = keysOf(given.map(({ asking }) => asking))
  const remember = sql`
    update idempotency set answer = a.answer
    from unnest(${memberIds}::bigint[], ${keys}::text[], ${given.map(({ answer }) => JSON.stringify(answer ?? null))}::json[])
      as a (member_id, key, answer)
    where idempotency.member_id = a.member_id and idempotency.key = a.key`
  const [first] = threads
  if (!first) {
    if (given.length > 0) await remember.execute(tx)
    return
  }
  const columns = Object.keys(first).filter((name) => !lasting.has(name))
  const rows = threads.map((thread) => Object.fromEntries(Object.entries(thread).map(([name, value]) => [snake(name), value])))
  const { numAffectedRows } = await sql`
    ${given.length > 0 ? sql`with remembered as (${remember})` : sql``}
    update thread set ${sql.join(columns.map((name) => sql`${sql.ref(name)} = changed.${sql.ref(name)}`))}
    from json_populate_recordset(null::thread, ${JSON.stringify(rows)}::json) as changed
    where thread.id = changed.id and pg_current_xact_id()::text = ${transaction}`.execute(tx)
  if (numAffectedRows !== BigInt(threads.length)) throw new Error('The transaction of a change was lost before its end.')
}

// What no change of a thread changes.
const lasting = new Set(['id', 'authorId', 'createdAt', 'kind', 'removedAt'])

// As the tables have it, and Kysely's plugin.
function snake(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}
