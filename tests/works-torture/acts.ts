import type { Random } from '../live/random.ts'
import type { Answer, Town } from './town.ts'

/** What is there to act upon, as far as it was answered. */
export interface Known {
  threads: string[]
  posts: { id: string; threadId: string; author: number }[]
  recommendations: { id: string; threadId: string; postId: string }[]
  works: { id: string; title: string }[]
  /** Merges that may stand, by the work that was merged. */
  merged: string[]
  /** Works that were split off, and may be put back. */
  split: string[]
  /** Works that may be hidden. */
  hidden: string[]
}

const stages = ['want', 'started', 'finished', 'using', 'stopped'] as const
const kinds = ['book', 'tool', 'article'] as const
/** New works come as long as there are fewer, so that people meet at the same ones. */
const worksAtMost = 150

/** What is done, and how often beside the others. */
const acts: Record<string, { weight: number; does: (town: Town, known: Known, random: Random, who: number) => Promise<Answer> }> =
  {
    recommend: { weight: 4, does: recommend },
    second: {
      weight: 8,
      does: ({ call }, known, random, who) =>
        call(who, 'PUT', `/api/recommendations/${random.pick(known.recommendations)!.id}/second`, said(random)),
    },
    'say why': {
      weight: 1,
      does: ({ call }, known, random, who) => {
        const { id, threadId } = random.pick(known.recommendations)!
        const recommends = random.chance(0.3) ? [{ workId: random.pick(known.works)!.id }] : []
        return call(who, 'POST', `/api/threads/${threadId}/posts`, { body: 'It helped.', seconds: id, recommends })
      },
    },
    'amend a post': { weight: 3, does: amend },
    withdraw: {
      weight: 4,
      does: ({ call }, known, random, who) =>
        call(who, 'DELETE', `/api/recommendations/${random.pick(known.recommendations)!.id}/second`),
    },
    say: {
      weight: 3,
      does: ({ call }, known, random, who) =>
        call(who, 'PUT', `/api/works/${random.pick(known.works)!.id}/experience`, {
          experience: random.pick(stages),
          private: random.chance(0.2),
        }),
    },
    forget: {
      weight: 1,
      does: ({ call }, known, random, who) => call(who, 'DELETE', `/api/works/${random.pick(known.works)!.id}/experience`),
    },
    'remove a post': {
      weight: 1,
      does: ({ call }, known, random) => {
        const { id, author } = random.pick(known.posts)!
        return call(author, 'DELETE', `/api/posts/${id}`)
      },
    },
    'restore a post': {
      weight: 1,
      does: ({ call }, known, random) => {
        const { id, author } = random.pick(known.posts)!
        return call(author, 'PUT', `/api/posts/${id}/restored`)
      },
    },
    merge: {
      weight: 0.5,
      does: ({ call, moderators }, known, random) => {
        const [one, other] = [random.pick(known.works)!, random.pick(known.works)!]
        known.merged.push(one.id)
        return call(random.below(moderators), 'POST', `/api/works/${one.id}/merge`, { into: other.id, reason: 'One work' })
      },
    },
    'undo a merge': {
      weight: 0.5,
      does: ({ call, moderators }, known, random) => {
        // In any order, and now and then of one that is not merged.
        const [id = random.pick(known.works)!.id] =
          known.merged.length > 3 ? known.merged.splice(random.below(known.merged.length), 1) : []
        return call(random.below(moderators), 'DELETE', `/api/works/${id}/merge`)
      },
    },
    'split a work': {
      weight: 0.5,
      does: async ({ call, moderators }, known, random) => {
        const { id, title } = random.pick(known.works)!
        const here = await call(random.below(moderators), 'GET', `/api/works/${id}`)
        const of: { id: string }[] = here.body.recommendations ?? []
        const recommendations = of.filter(() => random.chance(0.3)).map((each) => each.id)
        const [first = { id: '1' }] = of
        const answer = await call(random.below(moderators), 'POST', `/api/works/${id}/split`, {
          kind: random.pick(kinds),
          title: `${title} apart`,
          recommendations: recommendations.length > 0 ? recommendations : [first.id],
          reason: 'Two works',
        })
        if (answer.status === 201) known.split.push(answer.body.work.id)
        return answer
      },
    },
    'undo a split': {
      weight: 0.4,
      does: ({ call, moderators }, known, random) => {
        const [id = random.pick(known.works)!.id] =
          known.split.length > 3 ? known.split.splice(random.below(known.split.length), 1) : []
        return call(random.below(moderators), 'DELETE', `/api/works/${id}/split`)
      },
    },
    'correct a work': {
      weight: 0.5,
      does: ({ call, moderators }, known, random) => {
        const work = random.pick(known.works)!
        const title = `${work.title.slice(0, 60)} ${random.below(9)}`
        return call(random.below(moderators), 'PATCH', `/api/works/${work.id}`, {
          title,
          kind: random.pick(kinds),
          reason: 'So it is',
        })
      },
    },
    'hide a work': {
      weight: 0.3,
      does: ({ call, moderators }, known, random) => {
        const { id } = random.pick(known.works)!
        known.hidden.push(id)
        return call(random.below(moderators), 'PUT', `/api/works/${id}/hidden`, { reason: 'Spam' })
      },
    },
    'judge a mark': {
      weight: 0.3,
      does: async ({ call, moderators }, _known, random) => {
        const who = random.below(moderators)
        const show = random.pick(['open', 'open', 'confirmed', 'fine'])!
        const marks = await call(who, 'GET', `/api/moderation/promotions?show=${show}`)
        const id = random.pick((marks.body?.promotions ?? []) as { id: string }[])?.id ?? '1'
        return call(who, 'PUT', `/api/moderation/promotions/${id}`, { verdict: random.pick(['fine', 'confirmed']) })
      },
    },
    'show a work': {
      weight: 0.3,
      does: ({ call, moderators }, known, random) => {
        const [id = random.pick(known.works)!.id] = known.hidden.length > 2 ? known.hidden.splice(0, 1) : []
        return call(random.below(moderators), 'DELETE', `/api/works/${id}/hidden`)
      },
    },
  }

/** Does one thing that a member might do next; it may be refused. Each act comes once before chance decides. Answers what was done, and the answer. */
export async function anything(
  town: Town,
  known: Known,
  random: Random,
  { who, turn }: { who: number; turn: number },
): Promise<[what: string, Answer]> {
  const all = Object.entries(acts)
  let left = random.between(
    0,
    all.reduce((sum, [, { weight }]) => sum + weight, 0),
  )
  const [what, { does }] = all[turn] ?? all.find(([, { weight }]) => (left -= weight) < 0) ?? all[0]!
  const answer = await does(town, known, random, who)
  if (answer.status === 201 || what === 'amend a post') learn(known, answer, who)
  return [what, answer]
}

/** Starts a thread that recommends some works of its own. */
export async function start(town: Town, known: Known, random: Random, who: number): Promise<void> {
  const recommends = Array.from({ length: 3 }, () => newWork(random))
  learn(known, await town.call(who, 'POST', '/api/threads', { title: `Thread of ${who}`, body: 'Which?', recommends }), who)
}

function recommend({ call }: Town, known: Known, random: Random, who: number): Promise<Answer> {
  const threadId = random.pick(known.threads)
  const recommends = Array.from({ length: 1 + random.below(2) }, () => {
    if (who % 6 === 5 && random.chance(0.8)) return newWork(random, `site-${who % 3}.example`)
    if (random.chance(0.5)) return { workId: random.pick(known.works)!.id }
    if (known.works.length < worksAtMost && random.chance(0.5)) return newWork(random)
    return { kind: random.pick(kinds), title: random.pick(known.works)!.title }
  })
  const replyTo = random.chance(0.3) ? known.posts.find((post) => post.threadId === threadId)?.id : undefined
  return call(who, 'POST', `/api/threads/${threadId}/posts`, { body: 'These.', recommends, ...(replyTo ? { replyTo } : {}) })
}

// Adds to what a post recommends, takes off what it does, or both.
async function amend({ call }: Town, known: Known, random: Random): Promise<Answer> {
  const { id, author } = random.pick(known.posts)!
  const revisions = await call(author, 'GET', `/api/posts/${id}/revisions`)
  const own = known.recommendations.filter(({ postId }) => postId === id)
  const drop = random.chance(0.5) && own.length > 0 ? [random.pick(own)!.id] : []
  const recommends = random.chance(0.7) ? [{ workId: random.pick(known.works)!.id }] : []
  const body = random.chance(0.3) ? { body: 'These, after all.' } : {}
  return call(author, 'PATCH', `/api/posts/${id}`, { ...body, recommends, drop }, revisions.body?.revisions?.[0].revision ?? 1)
}

// Every sixth member promotes a site.
function newWork(random: Random, site?: string) {
  const title = `${random.pick(['Red', 'Green', 'Blue'])} ${random.pick(['apple', 'house', 'river'])} ${random.below(1_000_000)}`
  return {
    kind: random.pick(kinds),
    title,
    ...(site || random.chance(0.3)
      ? { url: `https://${site ?? `site-${random.below(3)}.example`}/${encodeURIComponent(title)}` }
      : {}),
  }
}

function said(random: Random): { experience?: (typeof stages)[number] } {
  return random.chance(0.5) ? { experience: random.pick(stages)! } : {}
}

function learn(known: Known, { body }: Answer, who: number): void {
  const { post } = body
  if (!post) return
  if (body.thread) known.threads.push(body.thread.id)
  if (!known.posts.some(({ id }) => id === post.id)) known.posts.push({ id: post.id, threadId: post.threadId, author: who })
  for (const { id, work } of post.recommendations) {
    if (!known.recommendations.some((other) => other.id === id))
      known.recommendations.push({ id, threadId: post.threadId, postId: post.id })
    if (!known.works.some((other) => other.id === work.id)) known.works.push({ id: work.id, title: work.title })
  }
}
