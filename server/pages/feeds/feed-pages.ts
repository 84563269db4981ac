import type { Request, Response, Router } from 'express'
import { memberPath, tagPath, threadPath, workPath } from '../../../client/links.ts'
import { languages } from '../../../client/words/languages.ts'
import type { Words } from '../../../client/words/en.ts'
import { shelfPath } from '../../../client/works/shelf.ts'
import { Sought } from '../../contract/index.ts'
import { deliver } from '../../http/deliver.ts'
import type { Keep } from '../../http/kept.ts'
import { languageOf } from '../../http/language.ts'
import { memberByName } from '../../members/queries.ts'
import { found } from '../../refusal.ts'
import { latestReplies, openersOf } from '../../threads/feed-queries.ts'
import { type Listing, listThreads, threadById } from '../../threads/queries.ts'
import { bestPlaces, latestPlaces } from '../../works/place-queries.ts'
import { workById, workView } from '../../works/queries.ts'
import { shelf } from '../../works/shelf-queries.ts'
import { frameOf } from '../frame.ts'
import type { ThreadPageContext } from '../thread-page.ts'
import { askedBy } from '../shelf-data.ts'
import { filterIn } from '../work-pages.ts'
import { type Feed, formats } from './formats.ts'
import { placeItem, replyItem, threadItem, workItem } from './items.ts'

/** What a reader of feeds keeps of one that it looks at every hour. */
const itemsShown = 30

type Contents = Pick<Feed, 'title' | 'items'> & { page: string; version?: number }

interface Reading {
  root: string
  words: Words
}

/**
 * Feeds, in RSS 2.0, Atom and JSON Feed, of what guests may read: the newest threads, those of a tag or a member, the replies of a thread,
 * what came to the shelf, and who recommends a work. Kept like pages are, with an ETag of what they hold.
 */
export function feedPages(router: Router, { db, settings, kept }: ThreadPageContext): void {
  const lists = kept.of('lists')
  const feed = (path: string, contents: (req: Request, reading: Reading) => Promise<Contents>) =>
    router.get(`/feed/:format${path}`, path.startsWith('/t/') ? kept.of('thread') : lists, async (req, res) => {
      const format = found(formats.get(String(req.params.format)), 'feed')
      const { origin, base } = frameOf(req, settings)
      const language = languageOf(req)
      const words = languages[language]
      const { title, page, items, version } = await contents(req, { root: origin + base, words })
      const text = format.write({
        title: `${title} · ${words.shell.name}`,
        description: words.shell.description,
        language,
        page: origin + base + page,
        self: origin + base + req.url,
        items,
      })
      await send(req, res, format.type, text, version)
    })
  const threads = async ({ root }: Reading, asked: Listing) => {
    const { items } = await listThreads(db, { ...asked, sort: 'new', size: itemsShown })
    const openers = await openersOf(
      db,
      items.map((thread) => thread.id),
    )
    return items.flatMap((thread) => {
      const opener = openers.get(thread.id)
      return opener ? [threadItem(root, thread, opener)] : []
    })
  }
  feed('/threads', async (_req, reading) => ({
    title: reading.words.feeds.threads,
    page: '/',
    items: await threads(reading, {}),
  }))
  feed('/tags/:tag', async (req, reading) => {
    const tag = found(sought(req.params.tag), 'tag').toLowerCase()
    return { title: reading.words.feeds.tag(tag), page: tagPath(tag), items: await threads(reading, { tag }) }
  })
  feed('/members/:name', async (req, reading) => {
    const name = found(sought(req.params.name), 'member')
    const member = found(await memberByName(db, name), 'member')
    const items = await threads(reading, { authorId: member.id })
    return { title: reading.words.feeds.member(member.displayName), page: memberPath(member), items }
  })
  feed('/t/:threadId', async (req, { root, words }) => {
    const thread = found(await threadById(db, found(idIn(req.params.threadId), 'thread')), 'thread')
    const posts = await latestReplies(db, thread.id, itemsShown)
    const items = posts.map((post) => replyItem(root, thread, post, words.feeds))
    return { title: words.feeds.replies(thread.title), page: threadPath(thread), items, version: thread.version }
  })
  feed('/works', async (req, { root, words }) => {
    const filter = { ...filterIn(req), sort: req.query.sort === 'top' ? ('top' as const) : ('new' as const) }
    const { items: works } = await shelf(db, { ...askedBy(filter, new Date()), size: itemsShown })
    const places = await bestPlaces(
      db,
      works.map((work) => work.id),
    )
    const items = works.map((work) => workItem(root, work, places.get(work.id), words))
    return { title: words.feeds.works, page: shelfPath(filter), items }
  })
  feed('/works/:workId', async (req, { root, words }) => {
    const row = found(await workById(db, found(idIn(req.params.workId), 'work')), 'work')
    const work = workView(row)
    const places = await latestPlaces(db, row.id, itemsShown)
    const items = places.map((place) => placeItem(root, work, place, words))
    return { title: words.feeds.work(work.title), page: workPath(work), items }
  })
}

async function send(req: Request, res: Response, type: string, text: string, version: number | undefined): Promise<void> {
  const { keep } = res.locals as { keep?: Keep }
  const headers = { 'Cache-Control': 'public, no-cache', Vary: 'Accept-Encoding, Accept-Language, Cookie' }
  if (keep) return keep(text, { type, headers, version })
  res.set(headers)
  return deliver(req, res, type, text)
}

function idIn(value: unknown): string | undefined {
  return typeof value === 'string' && /^[1-9]\d{0,17}$/.test(value) ? value : undefined
}

function sought(value: unknown): string | undefined {
  return Sought.safeParse(value).data
}
