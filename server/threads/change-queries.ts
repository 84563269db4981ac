import { type RawBuilder, sql } from 'kysely'
import type { Db, PostRow, ThreadRow } from '../../db/schema.ts'
import type { PostView, ThreadView } from '../contract/index.ts'
import { type AuthorColumns, memberView } from '../members/queries.ts'
import { type Around, postView, recommendations, seconds } from './post-queries.ts'
import { threadView } from './queries.ts'

/** At most so many posts in one answer of changes, and so many bytes of them: who is far behind asks again. */
const postsAtMost = 400
const bytesAtMost = 400_000

/** What `GET .../changes` answers and the pump sends. */
export interface Changed {
  /** How far this reaches: the thread's newest version, or the last post's where there is more. */
  version: number
  thread: ThreadView
  /** The state of every post changed after the asked version, up to `version`, by version. */
  posts: PostView[]
  more: boolean
}

/** What changed in a thread after a version, read in one statement, so that thread and posts are of one moment. */
export async function changesSince(db: Db, threadId: string, since: number): Promise<Changed | undefined> {
  const found = await readChanges(db, threadId, sql`post.version > ${since}::bigint`, postsAtMost + 1)
  if (!found) return undefined
  const { thread, posts } = found
  const end = endOfPage(posts)
  if (end === posts.length) return { version: thread.version, thread, posts, more: false }
  // Cut between two versions, never inside one: a cursor must not pass half a change.
  const cut = posts.findIndex((post) => post.version === posts[end]!.version)
  if (cut > 0) return { version: posts[cut - 1]!.version, thread, posts: posts.slice(0, cut), more: true }
  // One change of more posts than a page holds: it is told whole.
  const { version } = posts[0]!
  const change = await readChanges(db, threadId, sql`post.version = ${version}::bigint`, undefined)
  return change && { version, thread: change.thread, posts: change.posts, more: true }
}

async function readChanges(db: Db, threadId: string, which: RawBuilder<unknown>, atMost: number | undefined) {
  // The page is cut first, in the order of the index, and then looked up: else all that follow would be read and sorted for each page.
  const { rows } = await sql<ThreadRow & Starter & Partial<Prefixed>>`
    select thread.*, starter.id as starter_id, starter.name as starter_name, starter.display_name as starter_display_name,
      starter.avatar_url as starter_avatar_url, starter.joined_at as starter_joined_at, p.*
    from thread
    join member starter on starter.id = thread.author_id
    left join lateral (
      select ${postColumns}, ${recommendations} as post_recommendations, ${seconds} as post_seconds
      from (
        select * from post where post.thread_id = thread.id and ${which} order by post.version, post.number
        ${atMost ? sql`limit ${sql.lit(atMost)}` : sql``}
      ) post join member on member.id = post.author_id
    ) p on true
    where thread.id = ${threadId} and thread.removed_at is null
    order by p.post_version, p.post_number`.execute(db)
  const [first] = rows
  if (!first) return undefined
  const posts = rows.flatMap((row) => (row.postId ? [postView(unprefixed(row as Prefixed))] : []))
  return { thread: threadView(first, memberView(starterOf(first))), posts }
}

// How many of the posts a page holds; one at least.
function endOfPage(posts: PostView[]): number {
  let bytes = 0
  let end = 0
  while (end < posts.length && end < postsAtMost) {
    bytes += Buffer.byteLength(JSON.stringify(posts[end]!))
    if (end > 0 && bytes > bytesAtMost) break
    end += 1
  }
  return end
}

interface Starter {
  starterId: string
  starterName: string
  starterDisplayName: string
  starterAvatarUrl: string | null
  starterJoinedAt: Date
}

function starterOf(row: Starter) {
  return {
    id: row.starterId,
    name: row.starterName,
    displayName: row.starterDisplayName,
    avatarUrl: row.starterAvatarUrl,
    joinedAt: row.starterJoinedAt,
  }
}

type Joined = PostRow & AuthorColumns & Around
type Prefixed = { [Name in keyof Joined as `post${Capitalize<Name>}`]: Joined[Name] }

const names = [
  'id',
  'threadId',
  'number',
  'replyTo',
  'secondsId',
  'branch',
  'depth',
  'authorId',
  'html',
  'renderer',
  'createdAt',
  'editedAt',
  'removedAt',
  'removedBy',
  'removedReason',
  'hiddenAt',
  'hiddenReason',
  'seconded',
  'version',
  'revision',
] as const
const authorNames = ['id', 'name', 'displayName', 'avatarUrl', 'joinedAt'] as const

const postColumns = sql.join([
  ...names.map((name) => sql`${sql.ref(`post.${name}`)} as ${sql.ref(prefixed(name))}`),
  ...authorNames.map((name) => sql`${sql.ref(`member.${name}`)} as ${sql.ref(prefixed(`member${capital(name)}`))}`),
])

function unprefixed(row: Prefixed): Joined {
  const read = row as unknown as Record<string, unknown>
  const all = [...names, ...authorNames.map((name) => `member${capital(name)}`), 'recommendations', 'seconds']
  return Object.fromEntries(all.map((name) => [name, read[prefixed(name)]])) as unknown as Joined
}

function prefixed(name: string): string {
  return `post${capital(name)}`
}

function capital(word: string): string {
  return word[0]!.toUpperCase() + word.slice(1)
}
