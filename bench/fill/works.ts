import { openRandom, type Random } from '../../tests/live/random.ts'
import type { Shape } from './shape.ts'
import { type Size, worksAPost } from './sizes.ts'
import { inOrder, mixed, openZipf } from './zipf.ts'

/** What posts recommend, and who seconds it, by place. Works stand in the order in which they were first recommended. */
export interface Works {
  /** When each was first recommended. */
  firstAt: Float64Array
  recommendations: { post: Int32Array; work: Int32Array; position: Int32Array }
  seconds: { recommendation: Int32Array; member: Int32Array; at: Float64Array; withdrawnAt: Float64Array }
  /** What a member did with a work, by `work * members + member`. */
  experience: Map<number, { stage: Stage; at: number }>
  /** The recommendations of a post. */
  of: (post: number) => number[]
}

export const stages = ['want', 'started', 'finished', 'using', 'stopped'] as const
export type Stage = (typeof stages)[number]

const dayMs = 86_400_000
// Past so many tries everybody has seconded what is popular, and somebody seconds something else.
const triesAtMost = 30

/** Draws which posts recommend which works, a few of them over and over, and who seconds them after that. */
export function drawWorks(size: Size, { posts }: Shape, isRemoved: (post: number) => boolean): Works {
  const random = openRandom(size.seed + 2)
  const recommendations = recommended(size, random)
  const count = recommendations.post.length
  const byWork = grouped(recommendations.work, size.works)
  const popular = openZipf(size.works, 0.8, 3, random)
  const liking = mixed(size.works, random)
  const member = openZipf(size.members, 0.5, 5, random)
  const seconds: Works['seconds'] = {
    recommendation: new Int32Array(size.workSeconds),
    member: new Int32Array(size.workSeconds),
    at: new Float64Array(size.workSeconds),
    withdrawnAt: new Float64Array(size.workSeconds),
  }
  const experience: Works['experience'] = new Map()
  const taken = new Set<number>()
  const until = size.until.getTime()
  const draw = () => {
    for (let tries = 0; tries < 20 * triesAtMost; tries++) {
      const recommendation = tries < triesAtMost ? random.pick(byWork[liking[popular()]!]!)! : random.below(count)
      const post = recommendations.post[recommendation]!
      const who = tries < triesAtMost ? member() : random.below(size.members)
      const pair = recommendation * size.members + who
      if (posts.author[post] === who || isRemoved(post) || taken.has(pair)) continue
      taken.add(pair)
      return { recommendation, who, at: Math.min(until, posts.at[post]! + random.gap(20 * dayMs)) }
    }
    return undefined
  }
  let made = 0
  for (; made < size.workSeconds; made++) {
    const drawn = draw()
    if (!drawn) break
    seconds.recommendation[made] = drawn.recommendation
    seconds.member[made] = drawn.who
    seconds.at[made] = drawn.at
    if (random.chance(0.01)) seconds.withdrawnAt[made] = Math.min(until, drawn.at + random.gap(5 * dayMs))
    const key = recommendations.work[drawn.recommendation]! * size.members + drawn.who
    const stage = stageOf(random)
    if (stage && !experience.has(key)) experience.set(key, { stage, at: drawn.at })
  }
  const firstAt = Float64Array.from(byWork, (all) => posts.at[recommendations.post[all[0]!]!]!)
  const byPost = new Map<number, number[]>()
  recommendations.post.forEach((post, place) => byPost.set(post, [...(byPost.get(post) ?? []), place]))
  return { firstAt, recommendations, seconds: cut(seconds, made), experience, of: (post) => byPost.get(post) ?? [] }
}

// Each work once, a third of all that again by liking; as they come in time, works are numbered.
function recommended(size: Size, random: Random): Works['recommendations'] {
  const count = Math.max(Math.round(size.works * 1.3), Math.round(size.posts * 0.06))
  const again = openZipf(size.works, 0.8, 3, random)
  const drawn = { post: new Float64Array(count), work: new Int32Array(count) }
  const here = new Map<number, number[]>()
  for (let place = 0; place < count; place++) {
    const work = place < size.works ? place : again()
    let post = random.below(size.posts)
    while ((here.get(post)?.length ?? 0) >= worksAPost || here.get(post)?.includes(work)) post = random.below(size.posts)
    here.set(post, [...(here.get(post) ?? []), work])
    drawn.post[place] = post
    drawn.work[place] = work
  }
  const numbers = new Int32Array(size.works).fill(-1)
  const places = new Map<number, number>()
  const found = { post: new Int32Array(count), work: new Int32Array(count), position: new Int32Array(count) }
  let known = 0
  for (const [place, from] of inOrder(drawn.post).entries()) {
    const [post, work] = [drawn.post[from]!, drawn.work[from]!]
    if (numbers[work] === -1) numbers[work] = known++
    found.post[place] = post
    found.work[place] = numbers[work]!
    found.position[place] = places.get(post) ?? 0
    places.set(post, found.position[place]! + 1)
  }
  return found
}

function stageOf(random: Random): Stage | undefined {
  const share = random.next()
  if (share > 0.6) return undefined
  return share < 0.2 ? 'want' : share < 0.28 ? 'started' : share < 0.42 ? 'finished' : share < 0.56 ? 'using' : 'stopped'
}

function grouped(values: Int32Array, count: number): number[][] {
  const groups: number[][] = Array.from({ length: count }, () => [])
  values.forEach((value, place) => groups[value]!.push(place))
  return groups
}

function cut({ recommendation, member, at, withdrawnAt }: Works['seconds'], count: number): Works['seconds'] {
  return {
    recommendation: recommendation.subarray(0, count),
    member: member.subarray(0, count),
    at: at.subarray(0, count),
    withdrawnAt: withdrawnAt.subarray(0, count),
  }
}
