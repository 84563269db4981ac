import { replyIn } from './acts.ts'
import type { Postgres } from './postgres.ts'
import type { Random } from './random.ts'
import type { Record } from './record.ts'
import type { Screen } from './screen.ts'
import type { Town } from './town.ts'

const rounds = 12
const newcomers = 6
// Nothing else goes on: a screen that is behind after this stays behind.
const boundMs = 8_000

/** Waits until every screen shows the newest version of its thread, or the bound has passed; answers how long that took. */
export async function untilCurrent({ sql }: Postgres, screens: Screen[], boundMs: number): Promise<number> {
  const start = performance.now()
  for (;;) {
    const rows = await sql<{ id: string; version: number }>('select id, version from thread')
    const versions = new Map(rows.map((row) => [row.id, row.version]))
    const areCurrent = screens.every((screen) => {
      const { store } = screen.current()
      return store.cursor >= versions.get(store.threadId)! && (store.thread?.version ?? store.cursor) >= store.cursor
    })
    if (areCurrent || performance.now() - start > boundMs) return performance.now() - start
    await pause(20)
  }
}

/**
 * At rest, one change at a time while screens are just opening: what is missed now is not made up for by the next change. The last
 * round is a change without a hint, as by another program: the sweep must find it.
 */
export async function closingRounds(postgres: Postgres, town: Town, random: Random, record: Record): Promise<void> {
  for (let round = 0; round < rounds; round++) {
    const threadId = town.threadIds[round % town.threadIds.length]!
    const opening = Array.from({ length: newcomers }, async (_, place) => {
      await pause(random.between(0, 60))
      return town.watch(threadId, place % 2)
    })
    await pause(random.between(10, 60))
    const { writer } = town.people[random.below(town.people.length)]!
    await writer.act(replyIn(threadId, town.board, random))
    const opened = await Promise.all(opening)
    // Those who are on the page already, and those who came just then.
    await writer.act(replyIn(threadId, town.board, random))
    if (!(await isCurrent(postgres, town, `round ${round + 1}`, record))) return
    opened.slice(1).forEach((screen) => screen.close())
  }
  for (const threadId of town.threadIds) await lockFor(postgres, threadId, 0, record)
  await isCurrent(postgres, town, 'the round without hints', record)
}

/** Locks a thread past the forum, for some time: no reply may come in meanwhile. */
export async function lockFor({ sql }: Postgres, threadId: string, ms: number, record: Record): Promise<void> {
  const step = async (set: string) => {
    const rows = await sql<{ version: number }>(
      `update thread set version = version + 1, ${set} where id = $1 returning version`,
      [threadId],
    )
    return rows[0]!.version
  }
  const locked = await step('locked_at = now(), locked_version = version + 1')
  await pause(ms)
  for (;;) {
    try {
      record.locks.push({ threadId, locked, unlocked: await step('locked_at = null, locked_version = null') })
      return
    } catch {
      // Postgres is just being restarted.
      await pause(100)
    }
  }
}

async function isCurrent(postgres: Postgres, town: Town, name: string, record: Record): Promise<boolean> {
  const open = town.screens().filter((screen) => screen.current().endedAt === Infinity)
  const ms = await untilCurrent(postgres, open, boundMs)
  record.count('closing rounds')
  if (ms <= boundMs) return true
  record.violate('I7', `${name}: some screen was not current after ${boundMs / 1_000} s in which nothing else went on`)
  return false
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
