import { setTimeout } from 'node:timers/promises'
import type { PostView, RecommendedIn, WorkView } from '../../server/contract/index.ts'
import { wrongCounters } from '../support/counters.ts'
import { type Fresh, fresh, type FreshWork } from './fresh.ts'
import type { Town } from './town.ts'

/** Every difference between what the front door shows and what the rows add up to; none is good. */
export async function differences(town: Town): Promise<string[]> {
  const found: string[] = []
  const same = (what: string, shown: unknown, expected: unknown) => {
    const [one, other] = [JSON.stringify(shown), JSON.stringify(expected)]
    if (one === other) return
    let from = 0
    while (one[from] === other[from]) from += 1
    const part = (json: string) => json.slice(Math.max(0, from - 100), from + 200)
    found.push(`${what}: shown …${part(one)}…, should be …${part(other)}…`)
  }
  const truth = await fresh(town)
  await checkMarks(town, truth, same)
  for (const wrong of await wrongCounters(town)) found.push(`counter: ${JSON.stringify(wrong)}`)
  await checkShelf(town, truth, same)
  await checkWorks(town, truth, same)
  await checkThreads(town, truth, same)
  await checkMembers(town, truth, same)
  return found
}

type Same = (what: string, shown: unknown, expected: unknown) => void

async function all<Item>(town: Town, path: string, list: string): Promise<Item[]> {
  const items: Item[] = []
  for (let next: string | null = ''; next !== null;) {
    const { status, body, text } = await town.call(0, 'GET', path + (next && `${path.includes('?') ? '&' : '?'}cursor=${next}`))
    if (status !== 200) throw new Error(`${path} answered ${status}: ${text.slice(0, 300)}`)
    items.push(...body[list])
    next = body.next
  }
  return items
}

function told({ id, people, threads, experience }: WorkView | FreshWork) {
  const { want, started, finished, using, stopped } = experience
  return [id, people, threads, { want, started, finished, using, stopped }]
}

const ranked = (works: FreshWork[]) =>
  works.filter(({ people }) => people > 0).sort((a, b) => b.score - a.score || Number(b.id) - Number(a.id))

// Members are looked at after they were answered: the last looks may still be under way.
async function checkMarks(town: Town, { promoted }: Fresh, same: Same): Promise<void> {
  const expected = [...promoted].sort()
  for (const until = Date.now() + 10_000; ; await setTimeout(50)) {
    const marks = await town.sql<{ mark: string }>(
      `select member_id || ' ' || name as mark from promotion where decided is distinct from 'fine'`,
    )
    const wrong = await town.sql(
      `select b.work_id, b.member_id, b.capped from backing b join work on work.id = b.work_id
       where b.sources > 0 and b.capped <> exists (select from promotion p where p.member_id = b.member_id
         and p.decided is distinct from 'fine' and p.name = substring(work.url from '//([^/]+)'))`,
    )
    const shown = marks.map(({ mark }) => mark).sort()
    if (Date.now() < until && (wrong.length > 0 || shown.join() !== expected.join())) continue
    same('the marks', shown, expected)
    same('who counts less', wrong, [])
    return
  }
}

async function checkShelf(town: Town, { works }: Fresh, same: Same): Promise<void> {
  const shelf = await all<WorkView>(town, '/api/works', 'works')
  same('the shelf', shelf.map(told), ranked([...works.values()]).map(told))
}

async function checkWorks(town: Town, { works, roots }: Fresh, same: Same): Promise<void> {
  for (const [id, rootId] of roots) {
    const work = works.get(rootId)
    // Its members see what guests see; moderators would see a hidden work.
    const { body, status } = await town.call(town.moderators, 'GET', `/api/works/${id}`)
    same(`work ${id} is there`, status, work ? 200 : 404)
    if (!work || !body?.work) continue
    same(`work ${id}`, told(body.work), told(work))
    if (id !== rootId) continue
    const recommended = await all<RecommendedIn>(town, `/api/works/${id}`, 'recommendations')
    const expected = [...work.recommendations].sort((a, b) => b.seconded - a.seconded || Number(a.id) - Number(b.id))
    same(
      `the recommendations of work ${id}`,
      recommended.map((one) => [one.id, one.seconded, one.experience]),
      expected.map((one) => [one.id, one.seconded, one.experience]),
    )
    const { text } = await town.call(0, 'GET', `/works/${id}/${body.work.slug}`)
    same(`the page of work ${id}`, text.includes(`<meta name="description" content="${body.work.why}"`), true)
    const [who] = /^\d+ \w+ in \d+ \w+/.exec(body.work.why) ?? []
    const noun = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`
    same(`why work ${id}`, who, `${noun(work.people, 'person', 'people')} in ${noun(work.threads, 'thread', 'threads')}`)
  }
}

async function checkThreads(town: Town, { recommendations, works }: Fresh, same: Same): Promise<void> {
  for (const { id } of await town.sql<{ id: string }>('select id from thread order by id')) {
    const here = recommendations.filter((one) => one.threadId === id && one.stands)
    for (const post of await all<PostView>(town, `/api/threads/${id}?sort=old`, 'posts')) {
      const own = here.filter((one) => one.postId === post.id).sort((a, b) => a.position - b.position)
      same(
        `post ${post.id}`,
        post.recommendations.map((one) => [one.id, one.work.id, one.seconded, one.experience]),
        own.map((one) => [one.id, one.rootId, one.seconded, one.experience]),
      )
    }
    const seconders = new Map<string, Set<string>>()
    for (const one of here) {
      const people = seconders.get(one.rootId) ?? new Set()
      for (const memberId of one.seconders) people.add(memberId)
      seconders.set(one.rootId, people)
    }
    const panel = [...seconders]
      .map(([rootId, { size }]) => ({ id: rootId, size, score: works.get(rootId)!.score }))
      .sort((a, b) => b.size - a.size || b.score - a.score || Number(a.id) - Number(b.id))
    const { text } = await town.call(0, 'GET', `/t/${id}/-`).then(async (first) => {
      const slug = /\/t\/\d+\/[^"?#]*/.exec(first.text)?.[0]
      return first.status === 301 ? town.call(0, 'GET', slug ?? `/t/${id}/-`) : first
    })
    const [list = ''] = /<ol class="rank">.*?<\/ol>/s.exec(text) ?? []
    const shown = [...list.matchAll(/href="[^"]*\/works\/(\d+)/g)].map(([, work]) => work)
    same(
      `the panel of thread ${id}`,
      shown,
      panel.slice(0, shown.length || undefined).map((work) => work.id),
    )
  }
}

async function checkMembers(town: Town, { recommendations, works }: Fresh, same: Same): Promise<void> {
  for (const { id, name } of await town.sql<{ id: string; name: string }>('select id, name from member order by id')) {
    const { body } = await town.call(0, 'GET', `/api/members/${name}`)
    const own = new Set(recommendations.flatMap((one) => (one.authorId === id && one.stands ? [one.rootId] : [])))
    const expected = [...own]
      .map((rootId) => works.get(rootId)!)
      .sort((a, b) => b.people - a.people || Number(b.id) - Number(a.id))
    same(`what ${name} recommended`, body.recommended.map(told), expected.slice(0, 30).map(told))
  }
}
