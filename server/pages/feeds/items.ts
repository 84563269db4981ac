import { memberPath, postPath, threadPath, workPath } from '../../../client/links.ts'
import { plain } from '../../../client/pages/plain.ts'
import type { Words } from '../../../client/words/en.ts'
import type { MemberView, PostView, RecommendedIn, ThreadView, WorkView } from '../../contract/index.ts'
import { type FeedItem, xml } from './formats.ts'

/** Where the forum stands, for absolute addresses: `https://forum.example.org/below`. */
export type Root = string

/** Longer texts are cut to their beginning, so that a feed stays small. */
const htmlAtMost = 20_000
const plainAtMost = 600

/** A thread with its opener's words. */
export function threadItem(root: Root, thread: ThreadView, opener: PostView): FeedItem {
  return {
    id: `${root}/t/${thread.id}`,
    url: root + threadPath(thread),
    title: thread.title,
    html: htmlOf(root, opener, threadPath(thread)),
    author: authorOf(root, thread.author),
    tags: thread.tags,
    publishedAt: thread.createdAt,
    updatedAt: opener.editedAt ?? opener.createdAt,
  }
}

/** A reply in its thread. */
export function replyItem(root: Root, thread: ThreadView, post: PostView, words: Words['feeds']): FeedItem {
  return {
    id: `${root}/p/${post.id}`,
    url: root + postPath(thread, post),
    title: words.reply(post.author.displayName, thread.title),
    html: htmlOf(root, post, threadPath(thread)),
    author: authorOf(root, post.author),
    tags: thread.tags,
    publishedAt: post.createdAt,
    updatedAt: post.editedAt ?? post.createdAt,
  }
}

/** A work on the shelf, with the sentence that recommends it best. */
export function workItem(root: Root, work: WorkView, place: RecommendedIn | undefined, words: Words): FeedItem {
  const { because } = words.shelf
  const makers = [work.creators.join(', '), words.works.kind[work.kind]].filter(Boolean).join(' · ')
  const at = place?.createdAt ?? '1970-01-01T00:00:00.000Z'
  return {
    id: `${root}/works/${work.id}`,
    url: root + workPath(work),
    title: work.title,
    html:
      `<p>${xml(makers)}</p>` +
      (place ? sentence(root, place, words) : '') +
      `<p>${xml(because(work.people, work.threads, work.experience))}</p>`,
    author: place ? authorOf(root, place.author) : null,
    tags: [work.kind],
    publishedAt: at,
    updatedAt: at,
  }
}

/** A place that recommends a work. */
export function placeItem(root: Root, work: WorkView, place: RecommendedIn, words: Words): FeedItem {
  return {
    id: `${root}/p/${place.post.id}`,
    url: root + postPath(place.thread, place.post),
    title: words.feeds.recommends(place.author.displayName, work.title),
    html: sentence(root, place, words),
    author: authorOf(root, place.author),
    tags: [],
    publishedAt: place.createdAt,
    updatedAt: place.createdAt,
  }
}

function sentence(root: Root, { excerpt, author, thread, post }: RecommendedIn, words: Words): string {
  const link = `<a href="${xml(root + postPath(thread, post))}">${xml(thread.title)}</a>`
  return `${excerpt ? `<blockquote>${xml(excerpt)}</blockquote>` : ''}<p>${xml(author.displayName + words.shelf.in)}${link}</p>`
}

function authorOf(root: Root, author: MemberView): { name: string; url: string } {
  return { name: author.displayName, url: root + memberPath(author) }
}

// A post's HTML was sanitised when it was written; in a feed its addresses must be whole.
function htmlOf(root: Root, post: PostView, path: string): string {
  if (post.removed) return ''
  if (post.html.length > htmlAtMost) return `<p>${xml(plain(post.html, plainAtMost))}</p>`
  const origin = new URL(root).origin
  const whole = (address: string) =>
    address.startsWith('#') ? `${root}${path}${address}` : /^\/(?!\/)/.test(address) ? origin + address : address
  return post.html
    .replace(/ (href|src)="([^"]*)"/g, (_, name: string, address: string) => ` ${name}="${whole(address)}"`)
    .replace(/ srcset="([^"]*)"/g, (_, list: string) => ` srcset="${list.split(', ').map(whole).join(', ')}"`)
}
