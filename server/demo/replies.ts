import { sql } from 'kysely'
import type { Db } from '../../db/schema.ts'
import { plainText, rendererVersion, sentenceAround } from '../markdown/render.ts'
import { rendered } from '../threads/rendered.ts'
import type { Played } from './threads.ts'
import type { Shelved } from './works.ts'
import type { VillageReply, VillageWork } from './village/types.ts'

interface Known {
  /** Ids, by name. */
  people: Map<string, string>
  works: Map<VillageWork['work'], Shelved>
  threads: Played[]
}

interface Made {
  id: string
  threadId: string
  number: number
  /** The number of the reply that it answers; none: it answers the opener. */
  parent?: number
  branch: number
  depth: number
  authorId: string
  body: string
  html: string
  createdAt: Date
  /** What it recommends and who seconds it; none: an opener. */
  reply?: VillageReply
}

/** The posts of a village's threads, what they recommend, and who seconds what. Counters are left at nothing. */
export async function insertReplies(tx: Db, known: Known): Promise<void> {
  const posts = await insertPosts(tx, known)
  const seconding = posts.flatMap(({ id: postId, threadId, createdAt, reply }) =>
    (reply?.seconds ?? []).map((name) => ({ postId, threadId, memberId: known.people.get(name)!, secondedAt: createdAt })),
  )
  if (seconding.length > 0) await tx.insertInto('postSeconding').values(seconding).execute()
  await recommend(tx, known, posts)
}

async function insertPosts(tx: Db, known: Known): Promise<Made[]> {
  const drawn = await drawPosts(tx, known)
  if (drawn.length === 0) return []
  const rows = await tx
    .insertInto('post')
    .values(
      drawn.map(({ reply: _reply, parent: _parent, ...post }) => ({
        ...post,
        renderer: rendererVersion,
        version: post.number,
        born: post.number,
      })),
    )
    .returning(['id', 'threadId', 'number'])
    .execute()
  const idOf = new Map(rows.map(({ id, threadId, number }) => [`${threadId} ${number}`, id]))
  const posts = drawn.map((post) => ({ ...post, id: idOf.get(`${post.threadId} ${post.number}`)! }))
  const answers = posts.filter(({ parent }) => parent !== undefined)
  // A row that is inserted beside its parent can't name it: it has no id yet.
  await sql`
    update post set reply_to = parent.id from unnest(${answers.map(({ id }) => id)}::bigint[], ${answers.map(({ parent }) => parent)}::int[])
      as answer (id, number), post parent
    where post.id = answer.id and parent.thread_id = post.thread_id and parent.number = answer.number`.execute(tx)
  await accept(tx, known.threads, posts)
  return posts
}

async function drawPosts(tx: Db, { people, threads }: Known): Promise<Omit<Made, 'id'>[]> {
  const drawn: Omit<Made, 'id'>[] = []
  for (const { id: threadId, thread, at } of threads) {
    const draw = async (number: number, by: string, body: string, place: Pick<Made, 'branch' | 'depth' | 'parent' | 'reply'>) => {
      const { html } = await rendered(tx, body)
      const post = { threadId, number, authorId: people.get(by)!, body, html, createdAt: at(number), ...place }
      drawn.push(post)
      return post
    }
    await draw(1, thread.by, thread.body, { branch: 1, depth: 0 })
    const byKey = new Map<string, Omit<Made, 'id'>>()
    for (const [place, reply] of thread.replies.entries()) {
      const number = place + 2
      const parent = reply.to === undefined ? undefined : byKey.get(reply.to)!
      const under = parent
        ? { branch: parent.branch, depth: parent.depth + 1, parent: parent.number }
        : { branch: number, depth: 1 }
      byKey.set(reply.key, await draw(number, reply.by, reply.body, { ...under, reply }))
    }
  }
  return drawn
}

async function accept(tx: Db, threads: Played[], posts: Made[]): Promise<void> {
  for (const { id, thread } of threads) {
    if (!thread.accepted) continue
    const { id: acceptedPostId } = posts.find((post) => post.threadId === id && post.reply?.key === thread.accepted)!
    await tx.updateTable('thread').set({ acceptedPostId }).where('id', '=', id).execute()
  }
}

async function recommend(tx: Db, { people, works }: Known, posts: Made[]): Promise<void> {
  const said = posts.flatMap((post) =>
    (post.reply?.recommends ?? []).map((one, position) => ({ ...one, post, position, shelved: works.get(one.work)! })),
  )
  if (said.length === 0) return
  const rows = await tx
    .insertInto('recommendation')
    .values(
      said.map(({ post, position, shelved }) => ({
        postId: post.id,
        threadId: post.threadId,
        workId: shelved.id,
        authorId: post.authorId,
        position,
        excerpt: sentenceAround(plainText(post.html), shelved.title),
        createdAt: post.createdAt,
      })),
    )
    .returning(['id', 'postId', 'workId'])
    .execute()
  const seconds = said.flatMap(({ post, shelved: { id: workId }, seconds: by = [] }) => {
    const { id: recommendationId } = rows.find((row) => row.postId === post.id && row.workId === workId)!
    return by.map((one) => ({ ...one, recommendationId, memberId: people.get(one.by)!, workId, post }))
  })
  await second(tx, seconds)
}

type Second = { recommendationId: string; memberId: string; workId: string; post: Made } & NonNullable<
  VillageWork['seconds']
>[number]

async function second(tx: Db, seconds: Second[]): Promise<void> {
  if (seconds.length === 0) return
  await tx
    .insertInto('recommendationSeconding')
    .values(
      seconds.map(({ recommendationId, memberId, workId, post }) => ({
        recommendationId,
        memberId,
        threadId: post.threadId,
        workId,
        secondedAt: post.createdAt,
      })),
    )
    .execute()
  // Whoever says something of a work twice has said the later.
  const experiences = new Map(
    seconds.flatMap(({ memberId, workId, experience, post }) =>
      experience ? [[`${memberId} ${workId}`, { memberId, workId, experience, saidAt: post.createdAt }]] : [],
    ),
  )
  if (experiences.size > 0)
    await tx
      .insertInto('experience')
      .values([...experiences.values()])
      .execute()
}
