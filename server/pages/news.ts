import type { ThreadNews } from '../../client/threads/reading.ts'
import type { Since } from '../threads/news-queries.ts'
import type { Node, Tree } from '../threads/tree-queries.ts'

/**
 * What is new to the reader on a page, in the order in which it is read, each with the ways to the one before and the one after. Past
 * the page's last one it goes on to those on other pages by their numbers, beyond the post that the page was asked for.
 */
export function newsOn(tree: Tree, since: Since, thread: string, at: number): ThreadNews {
  if (since.news.length === 0)
    return { since: since.version, at: since.at?.toISOString() ?? null, count: 0, isMore: false, elsewhere: [], posts: new Map() }
  const kinds = new Map(since.news.map((one) => [one.number, one.kind]))
  const here = [1, ...numbersIn(tree.nodes)].filter((number) => kinds.has(number))
  const onPage = new Set(here)
  const elsewhere = since.news.filter(({ number }) => !onPage.has(number))
  const beyond = elsewhere.map(({ number }) => number).filter((number) => number > at)
  // Who named the version themselves goes on naming it; for a member it is kept.
  const named = since.at ? '' : `&since=${since.version}`
  const next = beyond.length > 0 ? `${thread}?at=${Math.min(...beyond)}${named}#p${Math.min(...beyond)}` : undefined
  return {
    since: since.version,
    at: since.at?.toISOString() ?? null,
    count: since.news.length,
    isMore: since.more,
    first: here.length > 0 ? `#p${here[0]}` : next,
    elsewhere: elsewhere.map(({ version }) => version),
    posts: new Map(
      here.map((number, place) => [
        number,
        {
          kind: kinds.get(number)!,
          ...(place > 0 ? { before: `#p${here[place - 1]}` } : {}),
          ...(place < here.length - 1 ? { after: `#p${here[place + 1]}` } : next ? { after: next } : {}),
        },
      ]),
    ),
  }
}

function numbersIn(nodes: Node[]): number[] {
  return nodes.flatMap((node) => [node.post.number, ...numbersIn(node.children)])
}
