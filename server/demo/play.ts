import type pg from 'pg'
import { connect } from '../../db/connect.ts'
import type { Db, MemberRow } from '../../db/schema.ts'
import { openChanges } from '../change/changes.ts'
import { identityOf } from '../members/join.ts'
import { secondPost } from '../seconding/second-post.ts'
import { secondWork } from '../seconding/second-work.ts'
import { accept } from '../threads/accept.ts'
import { reply } from '../threads/reply.ts'
import { start } from '../threads/start.ts'
import { village as demo } from './village/index.ts'
import type { Village, VillageThread } from './village/types.ts'

const dayMs = 86_400_000
const playing = 'demo'

/**
 * Plays a small community into an empty database, by the same verbs that members use, with dates in the past. Does nothing where
 * somebody is there already. What a start that was cut short left behind is cleared first: nobody can have seen it.
 */
export async function playDemo(options: { database: string | pg.Pool; schema: string; village?: Village }): Promise<boolean> {
  // Written again at the next start if the machine stops now, so it need not be waited for.
  const { db, close } = connect({ ...options, isDurable: false })
  try {
    const state = await db.selectFrom('setting').select('value').where('name', '=', playing).executeTakeFirst()
    if (state?.value === 'played') return false
    if (state) await clear(db)
    else if (await db.selectFrom('member').select('id').limit(1).executeTakeFirst()) return false
    await say(db, 'begun')
    await play(db, options.village ?? demo)
    await say(db, 'played')
    return true
  } finally {
    await close()
  }
}

/** Plays a village's people, threads, replies and seconds. The people have no passwords: nobody can sign in as one of them. */
export async function play(db: Db, village: Village): Promise<void> {
  const now = Date.now()
  const people = new Map<string, MemberRow>()
  for (const person of village.people) people.set(person.name, await settle(db, person, new Date(now - 400 * dayMs)))
  // One after the other, so that the ids tell their age; a thread's replies come while the next threads are played.
  const threads = [...village.threads].sort((a, b) => b.daysAgo - a.daysAgo)
  const later: Promise<void>[] = []
  for (const thread of threads) later.push((await playThread(db, people, thread, now)).replies)
  await Promise.all(later)
}

async function playThread(
  db: Db,
  people: Map<string, MemberRow>,
  thread: VillageThread,
  now: number,
): Promise<{ replies: Promise<void> }> {
  const person = (name: string) => people.get(name)!
  let at = now - thread.daysAgo * dayMs
  const end = now - 600_000
  const pace = (end - at) / (thread.replies.length + 1) / (1 + thread.daysAgo / 3)
  const changes = openChanges(
    db,
    () => undefined,
    () => new Date(at),
  )
  const { thread: started } = await start(changes, person(thread.by), {
    title: thread.title,
    body: thread.body,
    tags: thread.tags,
    kind: thread.kind,
  })
  const replies = async () => {
    const posts = new Map<string, string>()
    for (const each of thread.replies) {
      at += pace
      const { post } = await reply(changes, person(each.by), {
        threadId: started.id,
        body: each.body,
        ...(each.to ? { replyTo: posts.get(each.to)! } : {}),
        ...(each.recommends ? { recommends: each.recommends.map(({ work }) => work) } : {}),
      })
      posts.set(each.key, post.id)
      for (const name of each.seconds ?? []) await secondPost(changes, person(name), post.id, true)
      for (const [place, { seconds = [] }] of (each.recommends ?? []).entries()) {
        const recommendationId = post.recommendations[place]?.id
        if (!recommendationId) continue
        for (const { by, experience } of seconds)
          await secondWork(changes, person(by), { recommendationId, ...(experience ? { experience } : {}) })
      }
    }
    if (thread.accepted) await accept(changes, person(thread.by), started.id, posts.get(thread.accepted))
  }
  const played = replies()
  // Waited for at the end; until then nobody listens to it.
  played.catch(() => undefined)
  return { replies: played }
}

function settle(db: Db, person: { name: string; displayName: string }, joinedAt: Date): Promise<MemberRow> {
  return db
    .insertInto('member')
    .values({ ...identityOf(person.name, person.displayName), joinedAt })
    .returningAll()
    .executeTakeFirstOrThrow()
}

async function clear(db: Db): Promise<void> {
  for (const table of [
    'idempotency',
    'experience',
    'backing',
    'workThread',
    'recommendationSeconding',
    'recommendation',
    'alias',
    'identifier',
    'work',
    'postSeconding',
  ] as const) {
    await db.deleteFrom(table).execute()
  }
  await db.updateTable('thread').set({ acceptedPostId: null }).execute()
  await db.updateTable('post').set({ replyTo: null }).execute()
  for (const table of ['post', 'thread', 'member'] as const) await db.deleteFrom(table).execute()
}

async function say(db: Db, value: string): Promise<void> {
  await db
    .insertInto('setting')
    .values({ name: playing, value })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
    .execute()
}
