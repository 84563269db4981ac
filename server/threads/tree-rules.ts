/** What of a post decides where it stands in the tree. */
export interface Shape {
  id: string
  number: number
  replyTo: string | null
  seconded: number
}

/** The first reply of a branch, and how many posts are below it; 0 where the order does not ask. */
export interface Root {
  id: string
  number: number
  seconded: number
  below: number
}

/** Some branches, as they hang together. */
export interface ShapeTree {
  byId: Map<string, Shape>
  /** The replies to each post, in the order in which they are read. */
  below: Map<string, Shape[]>
  /** How many posts are below each, at any depth. */
  counts: Map<string, number>
}

/** Which posts a page shows. */
export interface Choice {
  shape: ShapeTree
  roots: Shape[]
  numbers: Set<number>
  /** How many replies of the first root stand on pages before. */
  skipped: number
  /** Ids of posts of whose replies the page shows one on the way to another post, wherever it stands among them. */
  passed: Set<string>
  /** The number of the post that the first root answers, where that is on another page. */
  outside?: number
}

/** How many posts a page takes: one more branch is begun as long as there are fewer than `enough`. */
interface Bounds {
  enough: number
  atMost: number
}

// About this many posts are read in one go.
const onePage: Bounds = { enough: 100, atMost: 130 }
// What does not fit there begins with fewer: a slow phone parses and lays out a first page before it shows a word of it.
const beginning: Bounds = { enough: 40, atMost: 60 }
// Past this, columns get too narrow on a phone.
const depthAtMost = 5
// A post that is shown by itself, with what led to it: at a depth that leaves its own replies a column.
const ancestorsAtMost = 3

/** Puts the posts of some branches in their places. They come in the order of their numbers. */
export function shapeFrom(posts: Shape[], sort: 'top' | 'new' | 'old'): ShapeTree {
  const counts = new Map<string, number>()
  // From the newest up: by then, all that hangs below a post has been counted.
  for (const { id, replyTo } of posts.toReversed())
    if (replyTo) counts.set(replyTo, (counts.get(replyTo) ?? 0) + 1 + (counts.get(id) ?? 0))
  const below = new Map<string, Shape[]>()
  for (const one of posts) {
    if (!one.replyTo) continue
    const siblings = below.get(one.replyTo)
    if (siblings) siblings.push(one)
    else below.set(one.replyTo, [one])
  }
  const said = (one: Shape) => counts.get(one.id) ?? 0
  if (sort === 'new') for (const siblings of below.values()) siblings.reverse()
  if (sort === 'top')
    for (const siblings of below.values())
      siblings.sort((a, b) => b.seconded - a.seconded || said(b) - said(a) || a.number - b.number)
  return { byId: new Map(posts.map((one) => [one.id, one])), below, counts }
}

/** As many branches as make a page, each to the depth and length that a page takes; where a long thread begins, a shorter one. */
export function choosePage(shape: ShapeTree, roots: Root[], isFirst: boolean): Choice {
  const isLong = shape.byId.size > onePage.atMost || roots.length > onePage.enough
  const bounds = isFirst && isLong ? beginning : onePage
  const choice = nothingOf(shape)
  for (const { id, number, seconded } of roots) {
    if (choice.numbers.size >= bounds.enough) break
    const root = shape.byId.get(id) ?? { id, number, replyTo: null, seconded }
    choice.roots.push(root)
    take(choice, root, 1, bounds.atMost)
  }
  return choice
}

/** A post and what is below it; after the reply with a number, where the branch goes on from there. */
export function chooseBelow(shape: ShapeTree, id: string, after?: number): Choice {
  const choice = nothingOf(shape)
  const root = shape.byId.get(id)!
  choice.roots.push(root)
  choice.numbers.add(root.number)
  const replies = shape.below.get(id) ?? []
  choice.skipped = replies.findIndex((reply) => reply.number === after) + 1
  for (const reply of replies.slice(choice.skipped)) take(choice, reply, 2)
  return { ...choice, outside: parentOf(shape, root)?.number }
}

/** A post with the last few that led to it, and what is below it. */
export function chooseDownTo(shape: ShapeTree, id: string): Choice {
  const choice = nothingOf(shape)
  const way = [shape.byId.get(id)!]
  for (let above = parentOf(shape, way[0]!); above && way.length <= ancestorsAtMost; above = parentOf(shape, above))
    way.unshift(above)
  for (const one of way.slice(0, -1)) {
    choice.numbers.add(one.number)
    choice.passed.add(one.id)
  }
  choice.roots.push(way[0]!)
  take(choice, way.at(-1)!, way.length)
  return { ...choice, outside: parentOf(shape, way[0]!)?.number }
}

function nothingOf(shape: ShapeTree): Choice {
  return { shape, roots: [], numbers: new Set(), skipped: 0, passed: new Set() }
}

function take(choice: Choice, one: Shape, depth: number, atMost = onePage.atMost): void {
  if (choice.numbers.size >= atMost || depth > depthAtMost) return
  choice.numbers.add(one.number)
  for (const reply of choice.shape.below.get(one.id) ?? []) take(choice, reply, depth + 1, atMost)
}

function parentOf(shape: ShapeTree, one: Shape): Shape | undefined {
  return one.replyTo === null ? undefined : shape.byId.get(one.replyTo)
}
