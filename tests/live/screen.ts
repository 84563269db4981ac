import type { Draw, Store } from '../../client/store.ts'
import type { PostView, ThreadView } from '../../server/contract/index.ts'
import { openPage, type Page, type PageOptions } from './page.ts'
import type { Record } from './record.ts'
import { allPages } from './thread-pages.ts'

/** One step of a screen: how far it says it has come, and what was drawn for that. */
export interface Step {
  at: number
  cursor: number
  posts: [id: string, version: number][]
}

/** A page that is open: what it shows, and how it came to that. */
export interface Session {
  threadId: string
  start: { at: number; cursor: number; versions: Map<string, number> }
  steps: Step[]
  /** From when to when it said of itself that it is live. */
  live: { from: number; until: number }[]
  shows: Map<string, PostView>
  store: Store
  draw: Draw
  endedAt: number
}

export interface Screen {
  sessions: Session[]
  current: () => Session
  /** Takes the answer to the member's own act. */
  own: (threadId: string, post: PostView) => void
  /** Where it hangs, for a report about a screen that is behind. */
  state: () => string
  close: () => void
}

export interface ScreenOptions extends PageOptions {
  threadId: string
  epoch: string
  script: string
}

/** Opens a thread's page, which the forum's own script keeps live over a line that moves to another node when it breaks. */
export async function openScreen(options: ScreenOptions): Promise<Screen> {
  const { threadId, record } = options
  const sessions: Session[] = []
  const session = () => sessions.at(-1)!
  let page: Page
  let isClosed = false
  const open = async (): Promise<void> => {
    const loaded = await load(options, () => isClosed)
    if (!loaded) return
    page = openPage(options.script, options)
    const opened = begin(loaded.thread, loaded.posts, page.openStore, record)
    sessions.push(opened)
    page.watch({
      store: opened.store,
      base: '',
      path: '/socket.io',
      epoch: options.epoch,
      draw: opened.draw,
      onState: (isLive) => say(opened, isLive),
      onPresence: () => undefined,
      onOutdated: () => {
        record.count('pages loaded anew')
        end()
        void open()
      },
    })
  }
  const end = () => {
    page.line()?.disconnect()
    say(session(), false)
    session().endedAt = Math.min(session().endedAt, performance.now())
  }
  await open()
  return {
    sessions,
    current: session,
    own: (ownThreadId, post) => {
      if (ownThreadId === threadId) page.receiveOwn(session().store, post, session().draw)
    },
    state: () => `${page.places()}${session().live.at(-1)?.until === Infinity ? ', says that it is live' : ''}`,
    close: () => {
      isClosed = true
      end()
    },
  }
}

async function load({ urls, first, threadId, cookie }: ScreenOptions, isClosed: () => boolean) {
  for (let place = first; !isClosed(); place++) {
    const page = await allPages(urls[place % urls.length]!, threadId, cookie)
    if (page) return page
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  return undefined
}

function begin(thread: ThreadView, posts: PostView[], openStore: Page['openStore'], record: Record): Session {
  const versions = new Map(posts.map((post) => [post.id, post.version]))
  let drawn: Step['posts'] = []
  const session: Session = {
    threadId: thread.id,
    start: { at: performance.now(), cursor: thread.version, versions: new Map(versions) },
    steps: [],
    live: [],
    shows: new Map(posts.map((post) => [post.id, post])),
    store: openStore(thread.id, thread.version, versions),
    draw: (fresh) => {
      for (const post of fresh) show(session, post, record)
      drawn.push(...fresh.map((post): [string, number] => [post.id, post.version]))
    },
    endedAt: Infinity,
  }
  hearCursor(session.store, (cursor) => {
    session.steps.push({ at: performance.now(), cursor, posts: drawn })
    drawn = []
  })
  return session
}

// Every move of the cursor is a step, whoever makes it, and at the moment when it is made.
function hearCursor(store: Store, moved: (cursor: number) => void): void {
  let { cursor } = store
  Object.defineProperty(store, 'cursor', {
    get: () => cursor,
    set: (to: number) => {
      cursor = to
      moved(to)
    },
  })
}

function say({ live }: Session, isLive: boolean): void {
  const last = live.at(-1)
  if (last?.until === Infinity && !isLive) last.until = performance.now()
  if (last?.until !== Infinity && isLive) live.push({ from: performance.now(), until: Infinity })
}

function show({ shows }: Session, post: PostView, record: Record): void {
  const shown = shows.get(post.id)
  record.count('posts drawn')
  if (shown && shown.version >= post.version)
    record.violate('I5', `post ${post.id} drawn at ${post.version} over ${shown.version}`)
  // No reader may see the text of a removed post, an address, or a draft in Markdown.
  if (post.removed && (post.html !== '' || post.recommendations.length > 0))
    record.violate('I8', `the removed post ${post.id} came with its text`)
  if ('text' in post || 'email' in post.author) record.violate('I8', `post ${post.id} came with what only some may read`)
  shows.set(post.id, post)
}
