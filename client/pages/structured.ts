import type {
  MemberView,
  PostView,
  RecommendedIn,
  ThreadView,
  WorkIdentifier,
  WorkKind,
  WorkRef,
  WorkView,
} from '../../server/contract/index.ts'
import { memberPath, postPath, threadPath, workPath } from '../links.ts'
import type { PostNode } from '../threads/reading.ts'
import { plain } from './plain.ts'

/** A thing in the words of schema.org. */
export interface Thing {
  [property: string]: Thing | Thing[] | string | string[] | number | undefined
}

/** Where a page stands: the public address, and the mount path below it. */
interface Root {
  origin: string
  base: string
}

// What search engines are told is a beginning; the whole stands in the page.
const textAtMost = 2_000
const commentAtMost = 500
const commentsAtMost = 20
const recommendationsAtMost = 10

/** The whole address of a page. */
export function addressOf({ origin, base }: Root, path: string): string {
  return new URL(base + path, origin).href
}

/** Things as the text of a script element of data: nothing in it ends the element, or begins another. */
export function dataText(things: Thing[]): string {
  const text = JSON.stringify({ '@context': 'https://schema.org', '@graph': things })
  return text.replace(/[<>&\u2028\u2029]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

/** Where a page stands among the others. */
export function crumbs(root: Root, steps: [name: string, path: string][]): Thing {
  return {
    '@type': 'BreadcrumbList',
    itemListElement: steps.map(([name, path], place) => ({
      '@type': 'ListItem',
      position: place + 1,
      name,
      item: addressOf(root, path),
    })),
  }
}

/** The forum, and how it is searched. */
export function siteThing(root: Root, name: string): Thing {
  return {
    '@type': 'WebSite',
    name,
    url: addressOf(root, '/'),
    potentialAction: {
      '@type': 'SearchAction',
      target: `${addressOf(root, '/search')}?q={search_term_string}`,
      'query-input': 'required name=search_term_string',
    },
  }
}

/** A thread: a question with its answers, or a discussion, with the first of the replies nested as they stand. */
export function threadThing(root: Root, thread: ThreadView, opener: PostView, tree: PostNode[]): Thing {
  const url = addressOf(root, threadPath(thread))
  const left = { comments: commentsAtMost }
  const common = {
    url,
    author: personThing(root, thread.author),
    datePublished: thread.createdAt,
    dateModified: opener.editedAt ?? undefined,
    text: plain(opener.html, textAtMost),
    keywords: thread.tags.length > 0 ? thread.tags : undefined,
  }
  if (thread.kind === 'discussion')
    return {
      '@type': 'DiscussionForumPosting',
      headline: thread.title,
      ...common,
      commentCount: thread.replyCount,
      interactionStatistic: [endorsed(opener.seconded), counted('CommentAction', thread.replyCount)],
      comment: tree.flatMap((node) => replyThings(root, thread, node, 'Comment', left)),
    }
  const answers = tree.flatMap((node) =>
    replyThings(root, thread, node, 'Answer', left).map((thing) => ({ thing, post: node.post })),
  )
  const accepted = answers.find(({ post }) => post.id === thread.acceptedPostId)
  return {
    '@type': 'QAPage',
    url,
    mainEntity: {
      '@type': 'Question',
      name: thread.title,
      ...common,
      answerCount: thread.replyCount,
      upvoteCount: opener.seconded,
      acceptedAnswer: accepted?.thing,
      suggestedAnswer: answers.filter((answer) => answer !== accepted).map(({ thing }) => thing),
    },
  }
}

/** A work, with how many stand behind it and what the first of them say. */
export function workThing(
  root: Root,
  work: WorkView,
  about: { recommendations: RecommendedIn[]; identifiers: WorkIdentifier[]; aliases: string[] },
): Thing {
  const isbn = about.identifiers.find(({ scheme }) => scheme === 'isbn')?.value
  const elsewhere = [work.url, ...about.identifiers.map(({ url }) => url)].filter((url) => url !== null)
  const said = about.recommendations.filter(({ excerpt }) => excerpt).slice(0, recommendationsAtMost)
  return {
    ...nameOf(root, work),
    alternateName: about.aliases.length > 0 ? about.aliases : undefined,
    isbn: work.kind === 'book' ? isbn : undefined,
    datePublished: work.year !== null && work.year >= 1000 ? String(work.year) : undefined,
    sameAs: elsewhere.length > 0 ? elsewhere : undefined,
    interactionStatistic: endorsed(work.people),
    comment: said.map(({ excerpt, author, createdAt, thread, post }) => ({
      '@type': 'Comment',
      text: excerpt,
      author: personThing(root, author),
      datePublished: createdAt,
      url: addressOf(root, postPath(thread, post)),
    })),
  }
}

/** A shelf in its order; `from` is the rank of the first. */
export function shelfThing(root: Root, name: string, works: WorkRef[], from = 1): Thing {
  return {
    '@type': 'ItemList',
    name,
    itemListOrder: 'https://schema.org/ItemListOrderDescending',
    itemListElement: works.map((work, place) => ({ '@type': 'ListItem', position: from + place, item: nameOf(root, work) })),
  }
}

/** A member's page. */
export function profileThing(root: Root, member: MemberView): Thing {
  return {
    '@type': 'ProfilePage',
    mainEntity: { ...personThing(root, member), alternateName: member.name, memberOf: addressOf(root, '/') },
    dateCreated: member.joinedAt,
  }
}

const types: Record<WorkKind, string> = {
  book: 'Book',
  tool: 'SoftwareApplication',
  course: 'Course',
  talk: 'CreativeWork',
  article: 'Article',
  podcast: 'PodcastSeries',
  other: 'CreativeWork',
}

function nameOf(root: Root, work: WorkRef & { slug?: string }): Thing {
  return {
    '@type': types[work.kind],
    name: work.title,
    headline: work.kind === 'article' ? work.title : undefined,
    url: addressOf(root, workPath(work)),
    author: work.creators.length > 0 ? work.creators.map((name) => ({ '@type': 'Person', name })) : undefined,
  }
}

function personThing(root: Root, member: MemberView): Thing {
  return { '@type': 'Person', name: member.displayName, url: addressOf(root, memberPath(member)) }
}

// What was removed or hidden behind a click is told to nobody; the replies below it move up.
function replyThings(
  root: Root,
  thread: ThreadView,
  { post, children }: PostNode,
  type: 'Answer' | 'Comment',
  left: { comments: number },
): Thing[] {
  const below = (as: 'Answer' | 'Comment') => children.flatMap((child) => replyThings(root, thread, child, as, left))
  if (post.removed || post.hidden !== null) return below(type)
  if (left.comments === 0) return []
  left.comments -= 1
  return [
    {
      '@type': type,
      text: plain(post.html, commentAtMost),
      url: addressOf(root, postPath(thread, post)),
      author: personThing(root, post.author),
      datePublished: post.createdAt,
      dateModified: post.editedAt ?? undefined,
      upvoteCount: post.seconded,
      comment: below('Comment'),
    },
  ]
}

function endorsed(people: number): Thing {
  return counted('EndorseAction', people)
}

function counted(action: string, times: number): Thing {
  return {
    '@type': 'InteractionCounter',
    interactionType: `https://schema.org/${action}`,
    userInteractionCount: times,
  }
}
