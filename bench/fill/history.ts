import { openRandom, type Random } from '../../tests/live/random.ts'
import type { Shape } from './shape.ts'
import type { Size } from './sizes.ts'
import type { Works } from './works.ts'
import { inOrder, openZipf } from './zipf.ts'

/** Who seconded which post, and what was edited, removed, accepted, locked. A time of 0 says that it was not. */
export interface Deeds {
  seconds: { post: Int32Array; member: Int32Array; at: Float64Array }
  editedAt: Float64Array
  removedAt: Float64Array
  hiddenAt: Float64Array
  /** By thread: the place of the accepted post, and when that was; when it was locked. */
  accepted: Int32Array
  acceptedAt: Float64Array
  lockedAt: Float64Array
}

/** All changes of all threads numbered in the order of time, as the forum itself would have numbered them. */
export interface Numbered {
  threadVersion: Int32Array
  lockedVersion: Int32Array
  postVersion: Int32Array
  /** At which version each post was written, last edited, and last seconded by whom; 0 where it was not. */
  news: { born: Int32Array; reworded: Int32Array; backed: Int32Array; backedBy: Int32Array }
  /** How far each member has seen the threads that they wrote in, by `thread * members + member`. */
  seen: Map<number, { version: number; at: number }>
}

const dayMs = 86_400_000

/** Which posts are removed in the end; nobody seconds those. */
export function drawRemoved(size: Size, { posts }: Shape): Float64Array {
  const random = openRandom(size.seed + 3)
  const until = size.until.getTime()
  return Float64Array.from(posts.answeredAt, (answeredAt, place) =>
    posts.number[place]! > 1 && random.chance(0.005) ? between(answeredAt, until, random) : 0,
  )
}

/** Draws who seconds which post, and the rest of what happens to posts and threads. */
export function drawDeeds(size: Size, shape: Shape, removedAt: Float64Array): Deeds {
  const random = openRandom(size.seed + 4)
  const { posts, threads } = shape
  const until = size.until.getTime()
  const happens = (chance: number) =>
    Float64Array.from(posts.at, (at, place) => (!removedAt[place] && random.chance(chance) ? between(at, until, random) : 0))
  const editedAt = happens(0.03)
  const hiddenAt = happens(0.001).map((at, place) => (posts.number[place] === 1 ? 0 : at))
  const accepted = new Int32Array(threads.count).fill(-1)
  const acceptedAt = new Float64Array(threads.count)
  const lastAt = new Float64Array(threads.count)
  posts.thread.forEach((thread, place) => {
    lastAt[thread] = posts.at[place]!
    const mayBe = threads.isQuestion[thread] && posts.number[place]! > 1 && !removedAt[place] && accepted[thread] === -1
    if (!mayBe || !random.chance(0.2)) return
    accepted[thread] = place
    acceptedAt[thread] = between(posts.at[place]!, until, random)
  })
  const lockedAt = lastAt.map((at) => (random.chance(0.01) ? between(at, until, random) : 0))
  return { seconds: secondsOf(size, shape, removedAt, random), editedAt, removedAt, hiddenAt, accepted, acceptedAt, lockedAt }
}

function secondsOf(size: Size, { posts, threads }: Shape, removedAt: Float64Array, random: Random): Deeds['seconds'] {
  const member = openZipf(size.members, 0.5, 5, random)
  const seconds = { post: new Int32Array(size.seconds), member: new Int32Array(size.seconds), at: new Float64Array(size.seconds) }
  const taken = new Set<number>()
  const until = size.until.getTime()
  const upward = (from: number, climbs: boolean) => {
    let post = from
    while (climbs && posts.depth[post]! > 1 && random.chance(0.7)) post = posts.parent[post]!
    return post
  }
  for (let place = 0; place < size.seconds;) {
    // An eighth goes to openers, half to any post, the rest to where branches begin: that is read most.
    const share = random.next()
    const post = share < 0.125 ? threads.opener[random.below(threads.count)]! : upward(random.below(size.posts), share > 0.625)
    const who = member()
    const pair = post * size.members + who
    if (removedAt[post] || posts.author[post] === who || taken.has(pair)) continue
    taken.add(pair)
    seconds.post[place] = post
    seconds.member[place] = who
    seconds.at[place++] = Math.min(until, posts.at[post]! + random.gap(4 * dayMs))
  }
  return seconds
}

type Happening = 'written' | 'seconded' | 'edited' | 'touched' | 'accepted' | 'locked'

/** Numbers every change: each is one version of its thread, and each post keeps the last that concerned it. */
export function numberAll(size: Size, { posts, threads }: Shape, deeds: Deeds, works: Works): Numbered {
  const times: number[] = []
  const what: Happening[] = []
  const subject: number[] = []
  const members: number[] = []
  const tell = (at: number, kind: Happening, place: number, member = -1) => {
    if (at === 0) return
    times.push(at)
    what.push(kind)
    subject.push(place)
    members.push(member)
  }
  const postOf = (second: number) => works.recommendations.post[works.seconds.recommendation[second]!]!
  // At the same moment, what was told first is first.
  posts.at.forEach((at, place) => tell(at, 'written', place, posts.author[place]!))
  deeds.seconds.at.forEach((at, place) => tell(at, 'seconded', deeds.seconds.post[place]!, deeds.seconds.member[place]!))
  works.seconds.at.forEach((at, place) => tell(at, 'seconded', postOf(place), works.seconds.member[place]!))
  works.seconds.withdrawnAt.forEach((at, place) => tell(at, 'touched', postOf(place)))
  deeds.editedAt.forEach((at, place) => tell(at, 'edited', place))
  deeds.hiddenAt.forEach((at, place) => tell(at, 'touched', place))
  deeds.acceptedAt.forEach((at, thread) => tell(at, 'accepted', thread))
  deeds.removedAt.forEach((at, place) => tell(at, 'touched', place))
  deeds.lockedAt.forEach((at, thread) => tell(at, 'locked', thread))
  const int = () => new Int32Array(size.posts)
  const numbered: Numbered = {
    threadVersion: new Int32Array(threads.count),
    lockedVersion: new Int32Array(threads.count),
    postVersion: int(),
    news: { born: int(), reworded: int(), backed: int(), backedBy: int() },
    seen: new Map(),
  }
  const { threadVersion, lockedVersion, postVersion, news, seen } = numbered
  for (const each of inOrder(Float64Array.from(times))) {
    const [kind, place] = [what[each]!, subject[each]!]
    const isOfPost = kind !== 'accepted' && kind !== 'locked'
    const thread = isOfPost ? posts.thread[place]! : place
    const version = ++threadVersion[thread]!
    if (isOfPost) postVersion[place] = version
    if (kind === 'locked') lockedVersion[thread] = version
    // The accepted post, and the opener that names it.
    if (kind === 'accepted') postVersion[deeds.accepted[thread]!] = postVersion[threads.opener[thread]!] = version
    if (kind === 'edited') news.reworded[place] = version
    if (kind === 'seconded') {
      news.backed[place] = version
      news.backedBy[place] = members[each]!
    }
    if (kind === 'written') {
      news.born[place] = version
      seen.set(thread * size.members + members[each]!, { version, at: times[each]! })
    }
  }
  return numbered
}

function between(from: number, until: number, random: Random): number {
  return Math.min(until, from + 1 + random.gap(2 * dayMs))
}
