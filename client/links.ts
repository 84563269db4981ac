import type { PostView, ThreadView, WorkRef } from '../server/contract/index.ts'

// Paths below the mount path, so that every link is built from it in one place (Place.base).
export const threadPath = (thread: { id: string; slug: string }) => `/t/${thread.id}/${thread.slug}`
/** The page of a thread on which a post stands, wherever that is. */
export const postPath = (thread: Pick<ThreadView, 'id' | 'slug'>, post: Pick<PostView, 'number'>) =>
  post.number > 1 ? `${threadPath(thread)}?at=${post.number}#p${post.number}` : `${threadPath(thread)}#p1`
/** Where a post is answered; with `seconds`, to say why one seconds that recommendation of it. */
export const replyPath = (thread: Pick<ThreadView, 'id' | 'slug'>, post: Pick<PostView, 'id'>, seconds?: string) =>
  `${withQuery(threadPath(thread), { reply: post.id, seconds })}#composer`
export const memberPath = (member: { name: string }) => `/m/${encodeURIComponent(member.name)}`
export const memberShelfPath = (member: { name: string }) => `${memberPath(member)}/shelf`
export const tagPath = (tag: string) => `/tags/${encodeURIComponent(tag)}`

/** A work inside a recommendation carries no slug; then its title makes one, as the server does it. */
export function workPath(work: WorkRef & { slug?: string }): string {
  return `/works/${work.id}/${encodeURIComponent(work.slug ?? slugOf(work.title))}`
}

function slugOf(title: string): string {
  const plain = title
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]+/g, '')
    .toLowerCase()
    .replace(/['’]/g, '')
  const joined = plain
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .normalize('NFC')
    .slice(0, 80)
  return joined.replace(/^-+|-+$/g, '').toWellFormed() || '-'
}

/** A path with a query of the values that are given. */
export function withQuery(path: string, query: Record<string, string | null | undefined>): string {
  const given = Object.entries(query).filter((pair): pair is [string, string] => Boolean(pair[1]))
  return given.length ? `${path}?${new URLSearchParams(given)}` : path
}
