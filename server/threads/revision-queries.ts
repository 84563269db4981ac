import { sql } from 'kysely'
import type { Db } from '../../db/schema.ts'
import type { RevisionView } from '../contract/index.ts'
import { type Page, pageOf, readCursor } from '../cursor.ts'
import { type AuthorColumns, authorOf } from '../members/queries.ts'

// With texts of 30,000 characters each this is half a megabyte.
const pageSize = 20

/** The texts that a post has had, the newest first, each with who wrote it, when and why; undefined where the post is removed. */
export async function revisionsOf(
  db: Db,
  postId: string,
  cursor?: string,
  size = pageSize,
): Promise<Page<RevisionView> | undefined> {
  const [before = 2_147_483_647] = readCursor(cursor, ['int']) ?? []
  const { rows } = await sql<Row>`
    with post as (
      select post.*, case when number = 1 then thread.title end as title, case when number = 1 then thread.tags end as tags
      from post join thread on thread.id = post.thread_id
      where post.id = ${postId} and post.removed_at is null and thread.removed_at is null
    ), written as (
      select revision, body, title, tags from post
      union all
      select revision, body, title, tags from post_revision where post_id in (select id from post)
    )
    select written.*, coalesce(edit.edited_at, post.created_at) as written_at, edit.note, member.id as member_id, member.name as member_name,
      member.display_name as member_display_name, member.avatar_url as member_avatar_url, member.joined_at as member_joined_at
    from written cross join post
    left join post_revision edit on edit.post_id = post.id and edit.revision = written.revision - 1
    join member on member.id = coalesce(edit.edited_by, post.author_id)
    where written.revision < ${before} order by written.revision desc limit ${size + 1}`.execute(db)
  if (rows.length === 0) return undefined
  return pageOf(rows, size, revisionView, (row) => [row.revision])
}

interface Row extends AuthorColumns {
  revision: number
  body: string
  title: string | null
  tags: string[] | null
  writtenAt: Date
  note: string | null
}

function revisionView(row: Row): RevisionView {
  const { revision, body, title, tags, writtenAt, note } = row
  return { revision, text: body, title, tags, author: authorOf(row), writtenAt: writtenAt.toISOString(), note }
}
