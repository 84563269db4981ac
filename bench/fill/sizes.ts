/** How large a community is to be, and what makes it come out the same again. */
export interface Size {
  posts: number
  members: number
  works: number
  /** Seconds of posts, and of works. */
  seconds: number
  workSeconds: number
  seed: number
  /** The moment after which nothing has happened yet. */
  until: Date
}

/** How long ago the first thread was started. */
export const spanMs = 3 * 365 * 86_400_000
/** Members came before that, so that their accounts count in full. */
export const joiningMs = 90 * 86_400_000

// A community of a hundred has a few who write much; fewer people cannot second each other.
const membersAtLeast = 20

/** What is not said follows from the number of posts: as many seconds, a thousandth in members, a hundredth in works. */
export function sizeOf(
  given: Partial<Record<'posts' | 'members' | 'works' | 'seconds' | 'workSeconds' | 'seed', number>>,
  until: Date,
): Size {
  const posts = given.posts ?? 10_000
  const works = given.works ?? Math.max(10, Math.round(posts / 100))
  const seconds = given.seconds ?? Math.round(posts * 0.7)
  const workSeconds = given.workSeconds ?? Math.round(posts * 0.3)
  const members = given.members ?? Math.max(membersAtLeast, Math.round(Math.max(posts, seconds, workSeconds) / 1_000))
  const size = { posts, members, works, seconds, workSeconds, seed: given.seed ?? 1, until }
  for (const [name, value] of Object.entries(size))
    if (typeof value === 'number' && (!Number.isSafeInteger(value) || value < 0))
      throw new Error(`${name} must be a whole number.`)
  if (posts < 100) throw new Error('A community has at least 100 posts.')
  if (members < 2) throw new Error('A community has at least 2 members.')
  if (seconds > (posts * (members - 1)) / 4) throw new Error(`${members} members cannot second ${posts} posts ${seconds} times.`)
  if (works * 1.3 > posts * worksAPost)
    throw new Error(`${works} works need at least ${Math.ceil((works * 1.3) / worksAPost)} posts.`)
  return size
}

/** As many works as one post of the filler recommends at most. */
export const worksAPost = 3
