import { wrongCounters } from '../support/counters.ts'
import { type Committed, committedChanges, committedSteps, type Step } from './audit.ts'
import type { Deeds } from './acts.ts'
import type { Postgres } from './postgres.ts'
import type { Done, Record } from './record.ts'
import { grouped } from './grouped.ts'

/** What the tables must say after all that was answered: numbers, effects, locks and counters. */
export async function checkTables(
  postgres: Postgres,
  threadIds: string[],
  people: Deeds[],
  record: Record,
): Promise<Committed[]> {
  const committed = await committedChanges(postgres)
  await checkNumbers(postgres, committed, threadIds, record)
  checkEffects(committed, threadIds, record)
  for (const deeds of people) await checkDeeds(postgres, deeds, record)
  for (const wrong of await wrongCounters(postgres)) record.violate('counters', JSON.stringify(wrong))
  return committed
}

// I1 and I11, from what the triggers wrote down.
async function checkNumbers(postgres: Postgres, committed: Committed[], threadIds: string[], record: Record): Promise<void> {
  const steps = await committedSteps(postgres)
  for (const threadId of threadIds) {
    const [thread] = await postgres.sql<{ version: number }>('select version from thread where id = $1', [threadId])
    let at = 1
    for (const { before, after } of steps.filter((step) => step.threadId === threadId)) {
      if (before !== at || after <= before)
        record.violate('I1', `thread ${threadId} went from ${before} to ${after}, and was at ${at}`)
      at = after
    }
    if (at !== thread!.version) record.violate('I1', `thread ${threadId} stands at ${thread!.version}, its steps end at ${at}`)
    const byVersion = grouped(
      committed.filter((change) => change.threadId === threadId),
      (change) => change.version,
    )
    const locks = new Set(
      record.locks.filter((lock) => lock.threadId === threadId).flatMap((lock) => [lock.locked, lock.unlocked]),
    )
    for (let version = 1; version <= thread!.version; version++) {
      const changes = byVersion.get(version) ?? []
      if (changes.length === 0 && !locks.has(version))
        record.violate('I1', `thread ${threadId} has no change ${version}, ${siblings(steps, committed, threadId, version)}`)
      if (new Set(changes.map((change) => change.transaction)).size > 1)
        record.violate('I1', `thread ${threadId} has two changes ${version}`)
    }
    if (byVersion.size > thread!.version) record.violate('I1', `thread ${threadId} has changes above its version`)
    for (const lock of record.locks.filter((one) => one.threadId === threadId)) {
      const late = committed.filter(
        (one) => one.threadId === threadId && one.what === 'insert' && one.version > lock.locked && one.version < lock.unlocked,
      )
      if (late.length > 0) record.violate('I11', `thread ${threadId} took ${late.length} replies while it was locked`)
    }
  }
  for (const change of committed)
    if (change.what === 'unstamped') record.violate('I1', `post ${change.postId} changed without a number at ${change.version}`)
}

// What else was done in the transaction that took a number.
function siblings(steps: Step[], committed: Committed[], threadId: string, version: number): string {
  const step = steps.find((one) => one.threadId === threadId && one.before < version && one.after >= version)
  const others = committed.filter((one) => one.transaction === step?.transaction)
  const moved = steps.filter((one) => one.transaction === step?.transaction)
  return `whose transaction did ${JSON.stringify(others)} and moved ${JSON.stringify(moved)}`
}

// What was answered and what was committed are the same acts, one by one: none lost, none done twice.
function checkEffects(committed: Committed[], threadIds: string[], record: Record): void {
  const whats = { reply: 'insert', edit: 'edit', remove: 'remove', restore: 'restore' } as const
  for (const [kind, what] of Object.entries(whats)) {
    const answered = record.done.filter((done) => done.kind === kind)
    // The openers were not replied.
    const made = committed.filter((change) => change.what === what && change.version > 1 && threadIds.includes(change.threadId))
    if (made.length !== answered.length)
      record.violate('I1', `${answered.length} times ${kind} was answered, ${made.length} times done`)
    const versions = new Set(made.map(nameOf))
    for (const done of answered)
      if (done.version !== undefined && !versions.has(nameOf(done)))
        record.violate('I2', `${kind} of post ${done.postId} was answered as ${done.version} and is not there`)
  }
  const seconds = record.done.filter((done) => done.isChange && (done.kind === 'second' || done.kind === 'withdraw'))
  const versions = new Set(committed.map(nameOf))
  for (const done of seconds)
    if (!versions.has(nameOf(done)))
      record.violate('I2', `${done.kind} of post ${done.postId} was answered as ${done.version} and is not there`)
}

function nameOf({ threadId, version, postId }: Pick<Done, 'threadId' | 'version' | 'postId'>): string {
  return `${threadId} ${version} ${postId}`
}

// I2 and I12: each member's posts and seconds, as they were last answered.
async function checkDeeds({ sql: ask }: Postgres, deeds: Deeds, record: Record): Promise<void> {
  const posts = await ask<{ id: string; body: string; revision: number; removed: boolean }>(
    `select id, body, revision, removed_at is not null as removed from post where author_id = $1`,
    [deeds.memberId],
  )
  const byId = new Map(posts.map((post) => [post.id, post]))
  for (const own of deeds.own) {
    const post = byId.get(own.id)
    if (!post?.body.includes(own.mark) || post.revision !== own.revision || post.removed !== own.removed)
      record.violate('I2', `post ${own.id} is not as its author was answered: ${JSON.stringify(own)} and ${JSON.stringify(post)}`)
  }
  const openers = posts.filter((post) => !deeds.own.some((own) => own.id === post.id))
  const marks = openers.filter((post) => post.body.includes('(mark'))
  if (marks.length > 0) record.violate('I12', `member ${deeds.memberId} has ${marks.length} posts that were never answered`)
  await compareSet(ask, deeds.posts, 'post_id', 'post_seconding', deeds.memberId, 'true', record)
  await compareSet(ask, deeds.works, 'recommendation_id', 'recommendation_seconding', deeds.memberId, 'standing', record)
}

async function compareSet(
  ask: Postgres['sql'],
  deeds: Map<string, boolean>,
  column: string,
  table: string,
  memberId: string,
  where: string,
  record: Record,
): Promise<void> {
  const rows = await ask<{ id: string }>(`select ${column} as id from ${table} where member_id = $1 and ${where}`, [memberId])
  const there = new Set(rows.map((row) => row.id))
  const answered = [...deeds].filter(([, stands]) => stands).map(([id]) => id)
  if (there.size !== answered.length || answered.some((id) => !there.has(id)))
    record.violate('I2', `member ${memberId} was answered ${answered.length} rows of ${table}, and has ${there.size}`)
}
