import { sql } from 'kysely'
import type { Db } from '../../db/schema.ts'
import type { SearchResult } from '../contract/index.ts'
import { type Page, pageOf, readCursor } from '../cursor.ts'
import { plainText, sentenceAround } from '../markdown/render.ts'
import { type AuthorColumns, authorColumns, authorOf } from '../members/queries.ts'
import { suggested } from '../works/suggest-queries.ts'

const pageSize = 20
// More than a page, since some stand in threads that are gone.
const mostShown = pageSize * 2 + 1
// Some milliseconds. What is met less often than once in 75 posts has at most so many entries in the index of a million.
const walkedAtMost = 3_000

interface Row extends AuthorColumns {
  postId: string
  number: number
  html: string
  createdAt: Date
  threadId: string
  title: string
  slug: string
}

/**
 * Posts that hold all the words, newest first; the title counts as the opener's. What is usual is met by walking back
 * from the newest post; only what was not met there often enough is looked up in the index, which has few of it then. Works whose name was typed stand before the first page.
 */
export async function search(db: Db, q: string, cursor?: string): Promise<Page<SearchResult>> {
  if (!q.trim()) return { items: [], next: null }
  const after = readCursor(cursor, ['id'])
  const before = after ? sql`where post_id < ${String(after[0])}::bigint` : sql``
  // `+ 0`: the index of numbers would answer with nearly all posts, to be met with the few that hold the words.
  const { rows } = await sql<Row>`
    with asked as materialized (select websearch_to_tsquery('english', ${q}) as words),
    near as materialized (
      select post_id from (select post_id, words from post_words ${before} order by post_id desc limit ${walkedAtMost}) newest
      where words @@ (select words from asked) order by post_id desc limit ${mostShown}
    ),
    far as materialized (
      select post_id from post_words where (select count(*) from near) < ${mostShown} and words @@ (select words from asked)
        and post_id + 0 < (select min(post_id) from (select post_id from post_words ${before} order by post_id desc limit ${walkedAtMost}) newest)
    ),
    shown as (select post_id as id from (select post_id from near union all select post_id from far) found order by post_id desc limit ${mostShown})
    select post.id as post_id, post.number, post.html, post.created_at, post.thread_id, thread.title, thread.slug,
      ${sql.join(authorColumns.map((column) => aliased(column)))}
    from shown join post on post.id = shown.id join thread on thread.id = post.thread_id join member on member.id = post.author_id
    where thread.removed_at is null order by post.id desc limit ${pageSize + 1}`.execute(db)
  const page = pageOf(
    rows,
    pageSize,
    (row) => resultOf(row, q),
    (row) => [row.postId],
  )
  return after ? page : { ...page, items: [...(await worksFor(db, q)), ...page.items] }
}

async function worksFor(db: Db, q: string): Promise<SearchResult[]> {
  const works = await suggested(db, q)
  return works.slice(0, 3).map((work) => ({
    kind: 'work',
    path: `/works/${work.id}/${encodeURIComponent(work.slug)}`,
    title: work.title,
    excerpt: [work.creators.join(', '), work.why].filter(Boolean).join('. '),
  }))
}

function resultOf(row: Row, q: string): SearchResult {
  const path = `/t/${row.threadId}/${encodeURIComponent(row.slug)}`
  return {
    kind: row.number === 1 ? 'thread' : 'post',
    path: row.number === 1 ? path : `${path}?at=${row.number}#p${row.number}`,
    title: row.title,
    excerpt: sentenceAround(plainText(row.html), q),
    author: authorOf(row),
    at: row.createdAt.toISOString(),
  }
}

function aliased(column: (typeof authorColumns)[number]) {
  const [from, to] = column.split(' as ') as [string, string]
  return sql`${sql.ref(from)} as ${sql.ref(to)}`
}
