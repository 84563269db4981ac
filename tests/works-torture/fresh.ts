import type { Town } from './town.ts'

const stages = ['want', 'started', 'finished', 'using', 'stopped'] as const
type Stage = (typeof stages)[number]
type Counts = Record<Stage, number>

/** A recommendation as it must be shown: by its work's root, with its seconds, and what its author and seconders did. */
export interface FreshRecommendation {
  id: string
  postId: string
  threadId: string
  authorId: string
  position: number
  rootId: string
  /** Whose the work is, where it has an address. */
  site: string | null
  stands: boolean
  seconded: number
  seconders: string[]
  experience: Counts
}

export interface FreshWork {
  id: string
  title: string
  people: number
  threads: number
  experience: Counts
  score: number
  recommendations: FreshRecommendation[]
}

export interface Fresh {
  /** By id, of each work that stands for itself and is not hidden. */
  works: Map<string, FreshWork>
  /** The root of every work. */
  roots: Map<string, string>
  recommendations: FreshRecommendation[]
  /** Who promotes which site: "member site". */
  promoted: Set<string>
}

const weights: Record<Stage | 'none', number> = { none: 10, want: 7, started: 10, finished: 15, using: 15, stopped: -10 }

/** What everything must add up to, computed from the rows that say who did what, and from nothing that was counted. */
export async function fresh({ sql }: Town): Promise<Fresh> {
  const [works, merges, rows, seconds, said, members, decisions] = await Promise.all([
    sql<{ id: string; title: string; hidden: boolean }>(
      'select id, title, hidden_at is not null as hidden from work order by id',
    ),
    sql<{ work_id: string; into_id: string }>('select work_id, into_id from merge where undone_at is null order by id'),
    sql<{
      id: string
      post_id: string
      thread_id: string
      author_id: string
      work_id: string
      position: number
      stands: boolean
      site: string | null
    }>(
      `select r.id, r.post_id, r.thread_id, r.author_id, r.work_id, r.position, post.removed_at is null as stands,
         substring(work.url from '//([^/]+)') as site
       from recommendation r join post on post.id = r.post_id join work on work.id = r.work_id order by r.id`,
    ),
    sql<{ recommendation_id: string; member_id: string; standing: boolean }>(
      'select recommendation_id, member_id, standing from recommendation_seconding',
    ),
    sql<{ work_id: string; member_id: string; experience: Stage }>(
      'select work_id, member_id, experience from experience order by said_at, work_id desc',
    ),
    sql<{ id: string; ramp: number }>('select id, case when joined_at > now() then 20 else 100 end as ramp from member'),
    sql<Decision>(`select member_id, name, decided from promotion where decided is not null`),
  ])
  const promoted = promotedIn(rows, decisions)
  const roots = rootsBy(
    works.map(({ id }) => id),
    merges.map((merge) => [merge.work_id, merge.into_id]),
  )
  const hidden = new Set(works.flatMap((work) => (work.hidden ? [work.id] : [])))
  // The last word of each member on all that is one work.
  const words = new Map<string, Stage>()
  for (const { work_id, member_id, experience } of said) words.set(`${roots.get(work_id)} ${member_id}`, experience)
  const ramps = new Map(members.map(({ id, ramp }) => [id, ramp]))
  const attached = grouped(seconds, (second) => second.recommendation_id)
  const recommendations = rows.map((row): FreshRecommendation => {
    const rootId = roots.get(row.work_id)!
    const all = attached.get(row.id) ?? []
    const seconders = all.filter((second) => second.standing).map((second) => second.member_id)
    const who = new Set([row.author_id, ...all.map((second) => second.member_id)])
    return {
      id: row.id,
      postId: row.post_id,
      threadId: row.thread_id,
      authorId: row.author_id,
      position: row.position,
      rootId,
      site: row.site,
      stands: row.stands && !hidden.has(rootId),
      seconded: seconders.length,
      seconders,
      experience: counted([...who].map((memberId) => words.get(`${rootId} ${memberId}`))),
    }
  })
  const wordsByRoot = grouped([...words], ([key]) => key.split(' ')[0]!)
  const byRoot = grouped(recommendations, ({ rootId }) => rootId)
  const standing = works
    .filter(({ id }) => roots.get(id) === id && !hidden.has(id))
    .map(({ id, title }): FreshWork => {
      const own = (byRoot.get(id) ?? []).filter(({ stands }) => stands)
      const people = new Set(own.flatMap(({ authorId, seconders }) => [authorId, ...seconders]))
      const rampOf = (memberId: string) => {
        const behind = own.filter(({ authorId, seconders }) => authorId === memberId || seconders.includes(memberId))
        // By one of the works that were merged they may count in full, though by another they promote what is theirs.
        const isCapped = behind.every(({ site }) => site && promoted.has(`${memberId} ${site}`))
        return isCapped ? Math.min(20, ramps.get(memberId)!) : ramps.get(memberId)!
      }
      const heft = sum([...people].map(rampOf))
      const support = sum([...people].map((memberId) => rampOf(memberId) * weights[words.get(`${id} ${memberId}`) ?? 'none']))
      return {
        id,
        title,
        people: people.size,
        threads: new Set(own.map(({ threadId }) => threadId)).size,
        experience: counted((wordsByRoot.get(id) ?? []).map(([, word]) => word)),
        score: ((heft / 100) * (3 + support / 1000)) / (3 + heft / 100),
        recommendations: own,
      }
    })
  return { works: new Map(standing.map((work) => [work.id, work])), roots, recommendations, promoted }
}

interface Decision {
  member_id: string
  name: string
  decided: 'fine' | 'confirmed'
}

// Who promotes which site, "member site": four posts or more, and half or more of the latest hundred, unless a moderator said otherwise.
function promotedIn(
  rows: { post_id: string; author_id: string; stands: boolean; site: string | null }[],
  decisions: Decision[],
): Set<string> {
  const found = new Set<string>()
  for (const [authorId, all] of grouped(
    rows.filter(({ stands }) => stands),
    (row) => row.author_id,
  )) {
    const latest = all.slice(-100)
    for (const [site, own] of grouped(latest, (row) => row.site ?? '')) {
      const isOften = new Set(own.map((row) => row.post_id)).size >= 4 && own.length * 2 >= latest.length
      if (site && isOften) found.add(`${authorId} ${site}`)
    }
  }
  for (const { member_id, name, decided } of decisions) {
    if (decided === 'fine') found.delete(`${member_id} ${name}`)
    else found.add(`${member_id} ${name}`)
  }
  return found
}

function rootsBy(ids: string[], merges: [string, string][]): Map<string, string> {
  const groups = new Map(ids.map((id) => [id, { root: id, ids: [id] }]))
  for (const [from, into] of merges) {
    const [gone, kept] = [groups.get(from)!, groups.get(into)!]
    kept.ids.push(...gone.ids)
    for (const id of gone.ids) groups.set(id, kept)
  }
  return new Map(ids.map((id) => [id, groups.get(id)!.root]))
}

function counted(words: (Stage | undefined)[]): Counts {
  return Object.fromEntries(stages.map((stage) => [stage, words.filter((word) => word === stage).length])) as Counts
}

function grouped<Item>(items: Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    const group = groups.get(keyOf(item))
    if (group) group.push(item)
    else groups.set(keyOf(item), [item])
  }
  return groups
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
