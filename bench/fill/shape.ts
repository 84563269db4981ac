import { openRandom, type Random } from '../../tests/live/random.ts'
import { type Size, spanMs } from './sizes.ts'
import { inOrder, mixed, openZipf } from './zipf.ts'

/** Threads and the posts in them, by place: a post's place is the order in which it was written. */
export interface Shape {
  threads: { count: number; size: Int32Array; opener: Int32Array; isQuestion: Uint8Array }
  posts: {
    thread: Int32Array
    number: Int32Array
    /** The place of the post that it answers, -1 for an opener. */
    parent: Int32Array
    branch: Int32Array
    depth: Int32Array
    author: Int32Array
    at: Float64Array
    /** When it was last answered, or else written. */
    answeredAt: Float64Array
  }
}

const postsAThread = 25
// The longest thread is a twentieth of all, and no longer than what the promises speak of.
const longestAtMost = 10_000
const deepestAtMost = 60
const dayMs = 86_400_000

/** Draws threads of all sizes, a few of them very long, over three years, livelier in the last ones; each a tree, wide or deep. */
export function drawShape(size: Size): Shape {
  const random = openRandom(size.seed)
  const sizes = threadSizes(size.posts)
  const threads = sizes.length
  const times = timesOf(sizes, size, random)
  const order = inOrder(times.at)
  const int = () => new Int32Array(size.posts)
  const posts = {
    thread: int(),
    number: int(),
    parent: int(),
    branch: int(),
    depth: int(),
    author: int(),
    at: new Float64Array(size.posts),
    answeredAt: new Float64Array(size.posts),
  }
  const opener = new Int32Array(threads)
  const written: number[][] = Array.from({ length: threads }, () => [])
  const manner = Float64Array.from({ length: threads }, () => random.next())
  const author = openZipf(size.members, 0.8, 5, random)
  for (let place = 0; place < size.posts; place++) {
    const thread = times.thread[order[place]!]!
    const here = written[thread]!
    posts.thread[place] = thread
    posts.number[place] = here.length + 1
    posts.at[place] = posts.answeredAt[place] = times.at[order[place]!]!
    posts.author[place] = author()
    if (here.length === 0) {
      opener[thread] = place
      posts.parent[place] = -1
      posts.branch[place] = 1
    } else hang(posts, place, parentOf(posts, here, manner[thread]!, random))
    here.push(place)
  }
  const isQuestion = Uint8Array.from({ length: threads }, () => Number(random.chance(0.6)))
  return { threads: { count: threads, size: sizes, opener, isQuestion }, posts }
}

function hang(posts: Shape['posts'], place: number, parent: number): void {
  const depth = posts.depth[parent]! + 1
  posts.parent[place] = parent
  posts.depth[place] = depth
  posts.branch[place] = depth === 1 ? posts.number[place]! : posts.branch[parent]!
  posts.answeredAt[parent] = posts.at[place]!
}

// A wide thread answers its opener, a deep one the last who spoke; most do both.
function parentOf(posts: Shape['posts'], here: number[], manner: number, random: Random): number {
  const toOpener = manner < 0.3 ? 0.85 : manner < 0.5 ? 0.12 : 0.45
  if (random.chance(toOpener)) return here[0]!
  const last = here[here.length - 1 - random.below(Math.min(here.length, 3))]!
  const parent = random.chance(manner < 0.5 ? 0.8 : 0.5) ? last : here[random.below(here.length)]!
  return posts.depth[parent]! < deepestAtMost ? parent : here[0]!
}

// Zipf-like, and the numbers add up: what rounding leaves over goes to the shortest.
function threadSizes(posts: number): Int32Array {
  const count = Math.max(4, Math.round(posts / postsAThread))
  const weights = Float64Array.from({ length: count }, (_, place) => (place + 3) ** -0.85)
  const sum = weights.reduce((total, weight) => total + weight, 0)
  const longest = Math.min(longestAtMost, Math.round(posts / 20))
  const sizes = Int32Array.from(weights, (weight) => Math.max(1, Math.min(longest, Math.floor((weight / sum) * posts))))
  let left = posts - sizes.reduce((total, size) => total + size, 0)
  for (let place = count - 1; left !== 0; place = place === 0 ? count - 1 : place - 1) {
    const step = left > 0 ? 1 : sizes[place]! > 1 ? -1 : 0
    sizes[place]! += step
    left -= step
  }
  // The longest one is there as promised, whatever rounding did.
  sizes[1]! -= longest - sizes[0]!
  sizes[0] = longest
  return sizes
}

function timesOf(sizes: Int32Array, size: Size, random: Random): { thread: Int32Array; at: Float64Array } {
  const thread = new Int32Array(size.posts)
  const at = new Float64Array(size.posts)
  const until = size.until.getTime()
  let place = 0
  // The order of the sizes is no order in time.
  for (const each of mixed(sizes.length, random)) {
    const posts = sizes[each]!
    const start = until - spanMs * (1 - Math.sqrt(random.next())) - 600_000
    const life = Math.min(until - start, dayMs * (0.2 + random.gap(5)) * Math.sqrt(posts))
    // The first hours are the liveliest.
    const later = Float64Array.from({ length: posts - 1 }, () => Math.floor(start + life * random.next() ** 2.5)).sort()
    thread.fill(each, place, place + posts)
    at[place] = Math.floor(start)
    at.set(later, place + 1)
    place += posts
  }
  return { thread, at }
}
