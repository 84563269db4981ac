import type { Db } from '../../db/schema.ts'
import { slugOf } from '../slug.ts'
import type { Village, VillageReply, VillageThread } from './village/types.ts'

const dayMs = 86_400_000

/** A village's thread in the database, and its clock. */
export interface Played {
  id: string
  thread: VillageThread
  /** When its post of this number was written. */
  at: (number: number) => Date
}

/** A village's threads, the oldest first, so that the ids tell their age. Their posts come after. */
export async function insertThreads(tx: Db, village: Village, people: Map<string, string>, now: number): Promise<Played[]> {
  const threads = [...village.threads].sort((a, b) => b.daysAgo - a.daysAgo)
  const clocks = threads.map((thread) => clockOf(thread, now))
  const rows = await tx
    .insertInto('thread')
    .values(
      threads.map((thread, place) => ({
        title: thread.title,
        slug: slugOf(thread.title),
        kind: thread.kind,
        tags: thread.tags,
        authorId: people.get(thread.by)!,
        createdAt: clocks[place]!(1),
        lastActivityAt: clocks[place]!(thread.replies.length + 1),
        version: 1 + thread.replies.reduce((sum, reply) => sum + 1 + secondsOf(reply), 0),
      })),
    )
    .returning(['id', 'title'])
    .execute()
  const idOf = new Map(rows.map(({ id, title }) => [title, id]))
  return threads.map((thread, place) => ({ id: idOf.get(thread.title)!, thread, at: clocks[place]! }))
}

// The first days are the liveliest.
function clockOf(thread: VillageThread, now: number): Played['at'] {
  const start = now - thread.daysAgo * dayMs
  const pace = (now - 600_000 - start) / (thread.replies.length + 1) / (1 + thread.daysAgo / 3)
  return (number) => new Date(start + pace * (number - 1))
}

function secondsOf(reply: VillageReply): number {
  return (reply.seconds?.length ?? 0) + (reply.recommends ?? []).reduce((sum, { seconds = [] }) => sum + seconds.length, 0)
}
