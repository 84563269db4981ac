import { sql } from 'kysely'
import type { Db, PostRow, ThreadRow } from '../../db/schema.ts'
import type { PostView, ThreadView } from '../contract/index.ts'
import { type AuthorColumns, memberView } from '../members/queries.ts'
import { type Around, postView, recommendations, seconds } from './post-queries.ts'
import { threadView } from './queries.ts'

/** At most so many posts in one answer of changes, and about so many bytes: who is far behind asks again. */
const postsAtMost = 200
const bytesAtMost = 300_000

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
  const { rows } = await sql<ThreadRow & Starter & Partial<Prefixed>>`
    select thread.*, starter.id as starter_id, starter.name as starter_name, starter.display_name as starter_display_name,
      starter.avatar_url as starter_avatar_url, starter.joined_at as starter_joined_at, p.*
    from thread
    join member starter on starter.id = thread.author_id
    left join lateral (
      select ${postColumns}, ${recommendations} as post_recommendations, ${seconds} as post_seconds
      from post join member on member.id = post.author_id
      where post.thread_id = thread.id and post.version > ${since}::bigint
      order by post.version, post.number limit ${postsAtMost + 1}
    ) p on true
    where thread.id = ${threadId} and thread.removed_at is null
    order by p.post_version, p.post_number`.execute(db)
  const [first] = rows
  if (!first) return undefined
  const all = rows.flatMap((row) => (row.postId ? [postView(unprefixed(row as Prefixed))] : []))
  const posts = bounded(all)
  const more = posts.length < all.length
  const thread = threadView(first, memberView(starterOf(first)))
  return { version: more ? posts.at(-1)!.version : first.version, thread, posts, more }
}

// Cut between two versions, never inside one: a cursor must not pass half a change.
function bounded(posts: PostView[]): PostView[] {
  let bytes = 0
  let end = 0
  while (end < posts.length && end < postsAtMost && (end === 0 || bytes < bytesAtMost)) bytes += sizeOf(posts[end++]!)
  if (end === posts.length) return posts
  const next = posts[end]!.version
  let cut = end
  while (cut > 0 && posts[cut - 1]!.version === next) cut -= 1
  return posts.slice(0, cut || end)
}

function sizeOf(post: PostView): number {
  return post.html.length + post.recommendations.length * 900 + 400
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
  'body',
  'html',
  'renderer',
  'createdAt',
  'editedAt',
  'removedAt',
  'removedBy',
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
