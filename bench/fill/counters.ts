import { weightUnits } from '../../server/works/rank.ts'
import type { Deeds } from './history.ts'
import type { Shape } from './shape.ts'
import type { Size } from './sizes.ts'
import { type Stage, stages, type Works } from './works.ts'

export type ByStage = Record<Stage, number>

/** Every counter that the tables keep, added up from what was drawn; server/operations/recount.ts says what each counts. */
export interface Counters {
  postSeconded: Int32Array
  thread: { posts: Int32Array; replies: Int32Array; seconded: Int32Array }
  recommendation: { seconded: Int32Array; stages: ByStage[] }
  work: { people: Int32Array; threads: Int32Array; heft: Int32Array; support: Int32Array; stages: ByStage[] }
  /** Sources by `work * members + member`, and when the first of them was; sources by `work * threads + thread`. */
  backing: Map<number, { sources: number; cameAt: number }>
  workThread: Map<number, number>
}

// Everybody joined more than a week before anything was recommended.
const ramp = 100

/** Adds up what posts, threads, recommendations and works have come to. */
export function count(size: Size, shape: Shape, deeds: Deeds, works: Works): Counters {
  const { posts, threads } = shape
  const { recommendations, seconds } = works
  const none = () => Object.fromEntries(stages.map((stage) => [stage, 0])) as ByStage
  const postSeconded = new Int32Array(size.posts)
  const thread = {
    posts: new Int32Array(threads.count),
    replies: new Int32Array(threads.count),
    seconded: new Int32Array(threads.count),
  }
  posts.thread.forEach((each, place) => {
    thread.posts[each]! += 1
    if (posts.number[place]! > 1 && !deeds.removedAt[place]) thread.replies[each]! += 1
  })
  for (const post of deeds.seconds.post) {
    postSeconded[post]! += 1
    thread.seconded[posts.thread[post]!]! += 1
  }
  const recommendation = {
    seconded: new Int32Array(recommendations.post.length),
    stages: Array.from(recommendations.post, none),
  }
  const backing: Counters['backing'] = new Map()
  const workThread: Counters['workThread'] = new Map()
  const stand = (key: number, at: number) => {
    const known = backing.get(key)
    backing.set(key, { sources: (known?.sources ?? 0) + 1, cameAt: Math.min(at, known?.cameAt ?? at) })
  }
  const stands = (place: number) => !deeds.removedAt[recommendations.post[place]!]
  recommendations.work.forEach((work, place) => {
    const post = recommendations.post[place]!
    const key = work * size.members + posts.author[post]!
    // Who recommends shows what they did with it, as who seconds.
    const said = works.experience.get(key)
    if (said) recommendation.stages[place]![said.stage] += 1
    if (!stands(place)) return
    stand(key, posts.at[post]!)
    const here = work * threads.count + posts.thread[post]!
    workThread.set(here, (workThread.get(here) ?? 0) + 1)
  })
  seconds.recommendation.forEach((place, second) => {
    const key = recommendations.work[place]! * size.members + seconds.member[second]!
    const said = works.experience.get(key)
    if (said) recommendation.stages[place]![said.stage] += 1
    if (seconds.withdrawnAt[second]) return
    recommendation.seconded[place]! += 1
    thread.seconded[posts.thread[recommendations.post[place]!]!]! += 1
    if (stands(place)) stand(key, seconds.at[second]!)
  })
  const int = () => new Int32Array(size.works)
  const work = { people: int(), threads: int(), heft: int(), support: int(), stages: Array.from({ length: size.works }, none) }
  for (const key of backing.keys()) {
    const each = Math.floor(key / size.members)
    work.people[each]! += 1
    work.heft[each]! += ramp
    work.support[each]! += ramp * weightUnits(works.experience.get(key)?.stage)
  }
  for (const key of workThread.keys()) work.threads[Math.floor(key / threads.count)]! += 1
  for (const [key, { stage }] of works.experience) work.stages[Math.floor(key / size.members)]![stage] += 1
  return { postSeconded, thread, recommendation, work, backing, workThread }
}
