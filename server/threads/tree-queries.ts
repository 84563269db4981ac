import { sql } from 'kysely'
import type { Db } from '../../db/schema.ts'
import type { PostView } from '../contract/index.ts'
import { readCursor } from '../cursor.ts'
import { postsByNumber, type PostSort } from './post-queries.ts'
import { type Choice, chooseBelow, chooseDownTo, choosePage, type Root, type Shape, shapeFrom } from './tree-rules.ts'

/** A post with the replies that are shown below it. */
export interface Node {
  post: PostView
  children: Node[]
  /** How many posts are below, at any depth. */
  count: number
  /** How many of its replies, and their branches, stand behind "Continue this branch". */
  hiddenCount: number
  /** The number of the last reply that is shown, where more follow it: the branch goes on after that one. */
  after?: number
  /** The post that this one answers, where that is on another page. */
  parent?: { number: number; author: string }
}

export interface Tree {
  opener: PostView
  nodes: Node[]
  /** The cursor of the next page of branches. */
  next: string | null
}

// A page is read, not scrolled for ever; more is a click away.
const branchesAtMost = 100
// The shape of a branch is a few bytes a post; what is beyond this many is reached by its number alone.
const shapeAtMost = 20_000

/** A page of a thread as a tree: whole branches in the asked order, replies in the same order below their parents. */
export async function treeOf(db: Db, threadId: string, sort: PostSort, cursor?: string): Promise<Tree> {
  return draw(db, threadId, await planOf(db, threadId, sort, cursor))
}

/** The page that a post stands on: the first, where it is there, else its own with the posts above it; undefined where there is none. */
export async function treeAt(db: Db, threadId: string, sort: PostSort, number: number): Promise<Tree | undefined> {
  const plan = await planOf(db, threadId, sort)
  if (plan.choice.numbers.has(number)) return draw(db, threadId, plan)
  const post = await db
    .selectFrom('post')
    .select(['id', 'number', 'branch', 'replyTo', 'seconded'])
    .where('threadId', '=', threadId)
    .where('number', '=', number)
    .executeTakeFirst()
  if (!post || number === 1) return undefined
  const shape = shapeFrom(await shapesOf(db, threadId, [post.branch], post), sort)
  return draw(db, threadId, { choice: chooseDownTo(shape, post.id), next: null })
}

/** The branch below one post, and that post: a page of its own for what is too deep, or after the reply with a number, for what is too much. */
export async function branchAt(
  db: Db,
  threadId: string,
  sort: PostSort,
  post: Shape & { branch: number },
  after?: number,
): Promise<Tree> {
  const shape = shapeFrom(await shapesOf(db, threadId, [post.branch], post), sort)
  return draw(db, threadId, { choice: chooseBelow(shape, post.id, after), next: null })
}

interface Plan {
  choice: Choice
  next: string | null
}

async function planOf(db: Db, threadId: string, sort: PostSort, cursor?: string): Promise<Plan> {
  const roots = await rootsOf(db, threadId, sort, cursor)
  const onePage = roots.slice(0, branchesAtMost)
  const shapes = await shapesOf(
    db,
    threadId,
    onePage.map((root) => root.number),
  )
  const choice = choosePage(shapeFrom(shapes, sort), roots, cursor === undefined)
  const last = onePage[choice.roots.length - 1]
  const isMore = last && roots.length > choice.roots.length
  return {
    choice,
    next: isMore ? Buffer.from(JSON.stringify([last.seconded, last.below, last.number])).toString('base64url') : null,
  }
}

// Most seconded first, then where most was said; or by age.
async function rootsOf(db: Db, threadId: string, sort: PostSort, cursor: string | undefined): Promise<Root[]> {
  const after = readCursor(cursor, ['int', 'int', 'int'])?.map(Number) as [number, number, number] | undefined
  const { rows } = await (sort === 'top' ? rootsByWeight(threadId, after) : rootsByAge(threadId, sort, after?.[2])).execute(db)
  return rows
}

// One walk through the thread's branches in the order of their index.
function rootsByWeight(threadId: string, after: [seconded: number, below: number, number: number] | undefined) {
  const beyond = after && sql`and (-seconded, -below, number) > (${-after[0]}::int, ${-after[1]}::int, ${after[2]}::int)`
  return sql<Root>`
    select id, number, seconded, below from (
      select min(id) filter (where depth = 1) as id, branch as number, max(seconded) filter (where depth = 1) as seconded,
        count(*)::int - 1 as below
      from post where thread_id = ${threadId} and branch > 1 group by branch
    ) roots
    where id is not null ${beyond ?? sql``} order by seconded desc, below desc, number limit ${branchesAtMost + 1}`
}

function rootsByAge(threadId: string, sort: 'new' | 'old', number: number | undefined) {
  const [beyond, order] =
    sort === 'new' ? [sql`number < ${number}::int`, sql`number desc`] : [sql`number > ${number}::int`, sql`number`]
  return sql<Root>`
    select id, number, seconded, 0 as below from post where thread_id = ${threadId} and depth = 1 and number > 1
      ${number === undefined ? sql`` : sql`and ${beyond}`} order by ${order} limit ${branchesAtMost + 1}`
}

/** The posts of some branches in the order of their numbers, and one of them in any case. */
async function shapesOf(db: Db, threadId: string, branches: number[], sure?: Shape): Promise<Shape[]> {
  if (branches.length === 0) return []
  const rows = await db
    .selectFrom('post')
    .select(['id', 'number', 'replyTo', 'seconded'])
    .where('threadId', '=', threadId)
    .where('branch', '=', sql<number>`any(${branches}::int[])`)
    .where('depth', '>', 0)
    .orderBy('number')
    .limit(shapeAtMost)
    .execute()
  return sure && rows.length === shapeAtMost && !rows.some((row) => row.id === sure.id) ? [...rows, sure] : rows
}

// Reads the posts that were chosen, all at once.
async function draw(db: Db, threadId: string, { choice, next }: Plan): Promise<Tree> {
  const { shape, numbers, roots, outside } = choice
  const wanted = [1, ...numbers, ...(outside ? [outside] : [])]
  const views = new Map((await postsByNumber(db, threadId, wanted)).map((post) => [post.number, post]))
  const node = (one: Shape): Node[] => {
    const post = views.get(one.number)
    if (!post || !numbers.has(one.number)) return []
    const replies = shape.below.get(one.id) ?? []
    const shown = replies.filter((reply) => numbers.has(reply.number))
    const skipped = one.id === roots[0]?.id ? choice.skipped : 0
    const hidden = replies.slice(skipped).filter((reply) => !numbers.has(reply.number))
    const goesOn = hidden.length > 0 && shown.length > 0 && !choice.passed.has(one.id)
    return [
      {
        post,
        children: shown.flatMap(node),
        count: shape.counts.get(one.id) ?? 0,
        hiddenCount: hidden.reduce((sum, reply) => sum + 1 + (shape.counts.get(reply.id) ?? 0), 0),
        ...(goesOn ? { after: shown.at(-1)!.number } : {}),
      },
    ]
  }
  const nodes = roots.flatMap(node)
  const above = outside && views.get(outside)
  if (above && nodes[0]) nodes[0].parent = { number: above.number, author: above.author.displayName }
  return { opener: views.get(1)!, nodes, next }
}
