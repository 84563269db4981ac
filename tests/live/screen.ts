import { io, type Socket } from 'socket.io-client'
import { openStore, receive, receiveOwn, type Store } from '../../client/store.ts'
import type { ClientToServer, PostView, ServerToClient, ThreadChanged, ThreadView } from '../../server/contract/index.ts'
import { askFrom } from './asking.ts'
import type { ClientMutant } from './mutants.ts'
import type { Random } from './random.ts'
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
  /** From when to when it was live: joined, and told that it is. */
  live: { from: number; until: number }[]
  shows: Map<string, PostView>
  store: Store
  endedAt: number
}

export interface Screen {
  sessions: Session[]
  current: () => Session
  /** Takes the answer to the member's own act. */
  own: (threadId: string, post: PostView, version: number) => void
  /** Where it hangs, for a report about a screen that is behind. */
  state: () => string
  close: () => void
}

export interface ScreenOptions {
  /** Addresses of the nodes; a broken line goes to another. */
  urls: string[]
  first: number
  threadId: string
  cookie: string | undefined
  record: Record
  random: Random
  mutant: ClientMutant | undefined
}

type Line = Socket<ServerToClient, ClientToServer>

const retryMs = 1_000
const answerMs = 5_000

/** Opens a thread's page and keeps it live as client/live.ts does, over a line that moves to another node when it breaks. */
export async function openScreen(options: ScreenOptions): Promise<Screen> {
  const { urls, threadId, record, random } = options
  const sessions: Session[] = []
  let place = options.first
  let asks = options.first
  let epoch: string | undefined
  let isClosed = false
  let running: Promise<void> | undefined
  let again = false
  const session = () => sessions.at(-1)!
  const store = () => session().store
  let drawn: [string, number][] = []
  const draw = (posts: PostView[]) => {
    for (const post of posts) show(session(), post, record)
    drawn.push(...posts.map((post): [string, number] => [post.id, post.version]))
  }
  const step = () => {
    session().steps.push({ at: performance.now(), cursor: store().cursor, posts: drawn })
    drawn = []
  }
  const take = (message: Omit<ThreadChanged, 'threadId'>): boolean => {
    look(message, record)
    const taken =
      options.mutant === 'no-gap-check' ? receive(store(), { ...message, from: 0 }, draw) : receive(store(), message, draw)
    if (taken) step()
    return taken
  }
  const load = async (): Promise<void> => {
    while (!isClosed) {
      const page = await allPages(urls[asks]!, threadId, options.cookie)
      if (page) return void sessions.push(begin(page.thread, page.posts))
      asks = (asks + 1) % urls.length
      await pause(200)
    }
  }
  const outdated = async () => {
    record.count('pages loaded anew')
    leave()
    session().endedAt = performance.now()
    await load()
    join()
  }
  const fetchOnce = async (): Promise<void> => {
    for (;;) {
      const from = store().cursor
      const answer = await askFrom(urls[asks]!, 'GET', `/api/threads/${threadId}/changes?since=${from}`, {
        cookie: options.cookie,
      })
      if (answer?.status !== 200) {
        asks = (asks + 1) % urls.length
        throw new Error('no answer')
      }
      record.count('catch-ups')
      const { version, thread, posts, more } = answer.body as {
        version: number
        thread: ThreadView
        posts: PostView[]
        more: boolean
      }
      if (version < from) return void outdated()
      take({ from, to: version, thread, posts })
      if (!more) return
    }
  }
  const catchUp = (): Promise<void> => {
    if (running) {
      again = true
      return running
    }
    running = fetchOnce()
      .catch(() => {
        leave()
        if (!isClosed) setTimeout(() => void catchUp().then(arrive), retryMs * (1 + random.next()))
      })
      .finally(() => {
        running = undefined
        if (!again) return
        again = false
        void catchUp()
      })
    return running
  }
  const arrive = () => {
    const { live } = session()
    if (line.connected && !running && !(live.at(-1)?.until === Infinity)) live.push({ from: performance.now(), until: Infinity })
  }
  const leave = () => {
    const last = session().live.at(-1)
    if (last?.until === Infinity) last.until = performance.now()
  }
  const line: Line = io(urls[place]!, {
    autoConnect: false,
    forceNew: true,
    transports: ['websocket'],
    reconnectionDelay: 500,
    reconnectionDelayMax: 5_000,
    randomizationFactor: 0.7,
    ...(options.cookie ? { extraHeaders: { cookie: options.cookie } } : {}),
  })
  const elsewhere = () => {
    place = (place + 1) % urls.length
    ;(line.io as unknown as { uri: string }).uri = urls[place]!
  }
  const join = () => {
    const tryAgain = () => void setTimeout(() => line.connected && join(), retryMs * (1 + random.next()))
    const late = setTimeout(tryAgain, answerMs)
    line.emit('watch', { threadId, since: store().cursor }, (watching) => {
      clearTimeout(late)
      if (isClosed) return
      if ('error' in watching) return tryAgain()
      epoch ??= watching.epoch
      if (watching.epoch !== epoch || watching.version < store().cursor) return void outdated()
      const behind = watching.version > store().cursor ? catchUp() : Promise.resolve()
      void behind.then(arrive)
    })
  }
  const behindBy = (to: number) => {
    if (options.mutant === 'client-cursor-first') {
      const from = store().cursor
      store().cursor = to
      step()
      store().cursor = from
    }
    void catchUp()
  }
  line.on('connect', join)
  line.on('disconnect', () => {
    record.count('lines broken')
    leave()
    elsewhere()
  })
  line.on('connect_error', elsewhere)
  line.on('thread.changed', (message) => {
    record.count('messages')
    if (message.threadId === threadId && !take(message)) behindBy(message.to)
  })
  line.on('resync', (message) => {
    record.count('resyncs')
    if (message.threadId === threadId) join()
  })
  await load()
  line.connect()
  return {
    sessions,
    current: session,
    own: (ownThreadId, post, version) => {
      if (ownThreadId !== threadId) return
      receiveOwn(store(), post, version, draw)
      step()
    },
    state: () =>
      `line ${line.connected ? 'up' : 'down'} to node ${place + 1}, asks node ${asks + 1}${running ? ', catching up' : ''}${session().live.at(-1)?.until === Infinity ? ', live' : ''}`,
    close: () => {
      isClosed = true
      leave()
      session().endedAt = Math.min(session().endedAt, performance.now())
      line.disconnect()
    },
  }
}

function begin(thread: ThreadView, posts: PostView[]): Session {
  const versions = new Map(posts.map((post) => [post.id, post.version]))
  return {
    threadId: thread.id,
    start: { at: performance.now(), cursor: thread.version, versions: new Map(versions) },
    steps: [],
    live: [],
    shows: new Map(posts.map((post) => [post.id, post])),
    store: openStore(thread.id, thread.version, versions),
    endedAt: Infinity,
  }
}

function show({ shows }: Session, post: PostView, record: Record): void {
  const shown = shows.get(post.id)
  record.count('posts drawn')
  if (shown && shown.version >= post.version)
    record.violate('I5', `post ${post.id} drawn at ${post.version} over ${shown.version}`)
  shows.set(post.id, post)
}

// No reader may see the text of a removed post, an address, or a draft in Markdown.
function look({ posts }: Omit<ThreadChanged, 'threadId'>, record: Record): void {
  for (const post of posts) {
    if (post.removed && (post.html !== '' || post.recommendations.length > 0))
      record.violate('I8', `the removed post ${post.id} came with its text`)
    if ('text' in post || 'email' in post.author) record.violate('I8', `post ${post.id} came with what only some may read`)
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
