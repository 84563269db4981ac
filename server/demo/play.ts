import type pg from 'pg'
import { connect } from '../../db/connect.ts'
import type { Db, MemberRow, PostRow, WorkRow } from '../../db/schema.ts'
import { identityOf } from '../members/join.ts'
import { recount } from '../operations/recount.ts'
import { slugOf } from '../slug.ts'
import { insertPost, insertRecommendations } from '../threads/insert-post.ts'
import { rendered } from '../threads/rendered.ts'
import { identify } from '../works/identify.ts'
import { village as demo } from './village/index.ts'
import type { Village, VillageReply, VillageThread, VillageWork } from './village/types.ts'

const dayMs = 86_400_000
const played = 'demo'

/**
 * Brings a small community into an empty database, with dates in the past, in one transaction: it is there whole or not at all. Does
 * nothing where somebody is there already. Answers whether it did.
 */
export async function playDemo(options: { database: string | pg.Pool; schema: string; village?: Village }): Promise<boolean> {
  const { db, close } = connect(options)
  const village = options.village ?? demo
  try {
    if (await isUsed(db)) return false
    return await db.transaction().execute(async (tx) => {
      if (await isUsed(tx)) return false
      await tx.insertInto('setting').values({ name: played, value: 'played' }).execute()
      await play(tx, village, await worksOf(tx, village), Date.now())
      return true
    })
  } finally {
    await close()
  }
}

async function isUsed(db: Db): Promise<boolean> {
  const someone = await db.selectFrom('member').select('id').limit(1).executeTakeFirst()
  return Boolean(someone ?? (await db.selectFrom('setting').select('name').where('name', '=', played).executeTakeFirst()))
}

/** A village's people, threads, replies and seconds. The people have no passwords: nobody can sign in as one of them. */
async function play(tx: Db, village: Village, works: Known['works'], now: number): Promise<void> {
  const joinedAt = new Date(now - 400 * dayMs)
  const rows = village.people.map((person) => ({ ...identityOf(person.name, person.displayName), joinedAt }))
  const members = await tx.insertInto('member').values(rows).returningAll().execute()
  const people = new Map(members.map((member) => [member.name, member]))
  // Oldest first, so that the ids tell their age.
  for (const thread of [...village.threads].sort((a, b) => b.daysAgo - a.daysAgo))
    await playThread(tx, { people, works }, thread, now)
  await recount(tx)
}

interface Known {
  people: Map<string, MemberRow>
  works: Map<VillageWork['work'], WorkRow>
}

async function worksOf(tx: Db, village: Village): Promise<Known['works']> {
  const works: Known['works'] = new Map()
  for (const thread of village.threads) {
    for (const { recommends = [] } of thread.replies) {
      for (const { work } of recommends) if (!works.has(work)) works.set(work, (await identify(tx, [work]))[0]!)
    }
  }
  return works
}

async function playThread(tx: Db, known: Known, thread: VillageThread, now: number): Promise<void> {
  const start = now - thread.daysAgo * dayMs
  // The first days are the liveliest.
  const pace = (now - 600_000 - start) / (thread.replies.length + 1) / (1 + thread.daysAgo / 3)
  const authorId = known.people.get(thread.by)!.id
  const seconds = thread.replies.reduce((sum, reply) => sum + secondsOf(reply), 0)
  const row = await tx
    .insertInto('thread')
    .values({
      title: thread.title,
      slug: slugOf(thread.title),
      kind: thread.kind,
      tags: thread.tags,
      authorId,
      createdAt: new Date(start),
      lastActivityAt: new Date(start + pace * thread.replies.length),
      version: 1 + thread.replies.length + seconds,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  const post = async (number: number, authorId: string, body: string, replyTo: string | undefined) =>
    insertPost(tx, {
      threadId: row.id,
      number,
      replyTo,
      authorId,
      body,
      html: (await rendered(tx, body)).html,
      version: number,
      now: new Date(start + pace * (number - 1)),
    })
  await post(1, authorId, thread.body, undefined)
  const ids = new Map<string, string>()
  for (const [place, reply] of thread.replies.entries()) {
    const made = await post(place + 2, known.people.get(reply.by)!.id, reply.body, reply.to && ids.get(reply.to))
    ids.set(reply.key, made.id)
    await second(tx, known, reply, made)
  }
  if (thread.accepted)
    await tx
      .updateTable('thread')
      .set({ acceptedPostId: ids.get(thread.accepted)! })
      .where('id', '=', row.id)
      .execute()
}

async function second(tx: Db, { people, works }: Known, reply: VillageReply, post: PostRow): Promise<void> {
  const { id: postId, threadId, createdAt } = post
  const seconding = (reply.seconds ?? []).map((name) => ({
    postId,
    threadId,
    memberId: people.get(name)!.id,
    secondedAt: createdAt,
  }))
  if (seconding.length > 0) await tx.insertInto('postSeconding').values(seconding).execute()
  const recommended = (reply.recommends ?? []).map(({ work }) => works.get(work)!)
  const recommendations = await insertRecommendations(tx, post, recommended)
  for (const [place, { seconds = [] }] of (reply.recommends ?? []).entries()) {
    if (seconds.length === 0) continue
    const workId = recommended[place]!.id
    const recommendationId = recommendations[place]!.id
    const ids = seconds.map(({ by, experience }) => ({ memberId: people.get(by)!.id, experience }))
    await tx
      .insertInto('recommendationSeconding')
      .values(ids.map(({ memberId }) => ({ recommendationId, memberId, threadId, workId, secondedAt: createdAt })))
      .execute()
    const said = ids.flatMap(({ memberId, experience }) =>
      experience ? [{ memberId, workId, experience, saidAt: createdAt }] : [],
    )
    if (said.length === 0) continue
    await tx
      .insertInto('experience')
      .values(said)
      .onConflict((conflict) =>
        conflict.columns(['workId', 'memberId']).doUpdateSet((eb) => ({ experience: eb.ref('excluded.experience') })),
      )
      .execute()
  }
}

function secondsOf(reply: VillageReply): number {
  return (reply.seconds?.length ?? 0) + (reply.recommends ?? []).reduce((sum, { seconds = [] }) => sum + seconds.length, 0)
}
