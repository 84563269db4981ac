import type { PostView } from '../../server/contract/index.ts'
import type { Random } from './random.ts'
import type { Kind } from './record.ts'

/** A post as everybody in the harness knows it. */
export interface Known {
  id: string
  threadId: string
  authorId: string
  removed: boolean
  recommendations: { id: string; workId: string }[]
}

/** A post of one's own. */
export interface Own extends Known {
  revision: number
  /** A word that stands in its newest text and nowhere else. */
  mark: string
}

/** What a member has done, as far as it was answered: what the tables must say too. */
export interface Deeds {
  memberId: string
  own: Own[]
  posts: Map<string, boolean>
  works: Map<string, boolean>
}

/** Something that a member does, as one request. */
export interface Act {
  kind: Kind
  threadId: string
  /** The post it is about; undefined for a reply, which makes one. */
  about: Known | undefined
  method: string
  path: string
  body?: unknown
  revision?: number
  mark?: string
  /** The recommendation it is about. */
  recommendationId?: string
}

export type Board = Map<string, Known[]>

const experiences = ['want', 'started', 'finished', 'using', 'stopped']
// New posts are where people are; old ones are met now and then.
const recent = 40
const weights: [Kind, number][] = [
  ['reply', 44],
  ['edit', 14],
  ['remove', 5],
  ['restore', 4],
  ['second', 18],
  ['withdraw', 6],
  ['second-work', 7],
  ['withdraw-work', 2],
]

/** Chooses what a member does next in a thread; a reply where nothing else is to be done. */
export function chooseAct(threadId: string, board: Board, deeds: Deeds, random: Random): Act {
  let due = random.next() * weights.reduce((sum, [, weight]) => sum + weight, 0)
  const kind = weights.find(([, weight]) => (due -= weight) < 0)?.[0] ?? 'reply'
  return actOf(kind, threadId, board, deeds, random) ?? replyIn(threadId, board, random)
}

function actOf(kind: Kind, threadId: string, board: Board, deeds: Deeds, random: Random): Act | undefined {
  const mine = deeds.own.filter((post) => post.threadId === threadId)
  const others = board
    .get(threadId)!
    .slice(-recent)
    .filter((post) => post.authorId !== deeds.memberId && !post.removed)
  if (kind === 'edit') {
    const post = random.pick(mine.filter((one) => !one.removed))
    const mark = newMark(random)
    const request = {
      method: 'PATCH',
      path: `/api/posts/${post?.id}`,
      body: { body: textWith(mark, random) },
      revision: post?.revision,
      mark,
    }
    return post && { kind, threadId, about: post, ...request }
  }
  if (kind === 'remove' || kind === 'restore') {
    const post = random.pick(mine.filter((one) => one.removed === (kind === 'restore')))
    const removes = { method: 'DELETE', path: `/api/posts/${post?.id}` }
    const restores = { method: 'PUT', path: `/api/posts/${post?.id}/restored`, body: {} }
    return post && { kind, threadId, about: post, ...(kind === 'remove' ? removes : restores) }
  }
  if (kind === 'second' || kind === 'withdraw') {
    const post = random.pick(others.filter((one) => kind === 'second' || deeds.posts.get(one.id)))
    return post && { kind, threadId, about: post, path: `/api/posts/${post.id}/second`, ...seconding(kind === 'second') }
  }
  if (kind === 'second-work' || kind === 'withdraw-work') {
    const wanted = (id: string) => kind === 'second-work' || deeds.works.get(id)
    const post = random.pick(others.filter((one) => one.recommendations.some(({ id }) => wanted(id))))
    const recommendation = random.pick(post?.recommendations.filter(({ id }) => wanted(id)) ?? [])
    if (!post || !recommendation) return undefined
    const said = kind === 'second-work' && random.chance(0.7) ? { experience: random.pick(experiences) } : {}
    const path = `/api/recommendations/${recommendation.id}/second`
    return { kind, threadId, about: post, recommendationId: recommendation.id, path, ...seconding(kind === 'second-work', said) }
  }
  return undefined
}

function seconding(seconds: boolean, said = {}): { method: string; body?: unknown } {
  return seconds ? { method: 'PUT', body: said } : { method: 'DELETE' }
}

/** A reply, now and then to a post, now and then with a book. */
export function replyIn(threadId: string, board: Board, random: Random): Act {
  const mark = newMark(random)
  const parent = random.chance(0.3) ? random.pick(board.get(threadId)!.slice(-recent)) : undefined
  const work = random.below(12)
  const recommends = [{ kind: 'book', title: `The Book of Threads, Part ${work}`, creators: [`Author Number ${work}`] }]
  const body = {
    body: textWith(mark, random),
    ...(parent ? { replyTo: parent.id } : {}),
    ...(random.chance(0.15) ? { recommends } : {}),
  }
  return { kind: 'reply', threadId, about: undefined, method: 'POST', path: `/api/threads/${threadId}/posts`, body, mark }
}

/** Notes what an act that was answered has done. */
export function noteAct(act: Act, board: Board, deeds: Deeds, post: PostView | undefined): void {
  const { kind, about } = act
  if (kind === 'reply' && post) {
    const made: Own = { ...knownOf(post), revision: post.revision, mark: act.mark! }
    deeds.own.push(made)
    board.get(act.threadId)!.push(made)
  } else if (kind === 'edit' && post) Object.assign(about!, { revision: post.revision, mark: act.mark })
  else if (kind === 'remove' || kind === 'restore') about!.removed = kind === 'remove'
  else if (kind === 'second' || kind === 'withdraw') deeds.posts.set(about!.id, kind === 'second')
  else if (act.recommendationId) deeds.works.set(act.recommendationId, kind === 'second-work')
}

/** What the board keeps of a post. */
export function knownOf(post: PostView): Known {
  return {
    id: post.id,
    threadId: post.threadId,
    authorId: post.author.id,
    removed: post.removed,
    recommendations: post.recommendations.map(({ id, work }) => ({ id, workId: work.id })),
  }
}

function newMark(random: Random): string {
  return `mark${Math.floor(random.next() * 2 ** 48).toString(36)}x${Math.floor(random.next() * 2 ** 48).toString(36)}`
}

function textWith(mark: string, random: Random): string {
  return `I would start *small* (${mark}).\n\n${'Then measure, then go on. '.repeat(random.below(12))}`
}
