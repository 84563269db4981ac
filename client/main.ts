import type { PostView, Presence, ThreadView } from '../server/contract/index.ts'
import { answerPost, compose, enhance } from './enhance.ts'
import { openLater } from './later.ts'
import { type Live, watch } from './live.ts'
import { type Outbox, openOutbox } from './outbox.tsx'
import { openScreen } from './screen.tsx'
import { openStore, receiveOwn } from './store.ts'
import { keepTheme } from './theme.ts'
import type { Mine } from './threads/reading.ts'
import { trusted } from './ui/trusted.ts'
import { words } from './words/browser.ts'

keepTheme()
// A slow phone is not held up for longer than it must be: what can wait is done by itself, between two looks at what its reader does.
setTimeout(() => {
  for (const time of document.querySelectorAll('time')) time.title = words.times!.full(new Date(time.dateTime))
})
const { base = '' } = document.documentElement.dataset
const main = document.querySelector('main')!
if (main.dataset.thread) setTimeout(openThread, 0, main)
// What is loaded later knows nothing of this file.
document.addEventListener('answer', (event) => answerPost(main, (event as CustomEvent).detail))
openLater({ base, main, trusted })

async function openThread(main: HTMLElement): Promise<void> {
  const { thread: threadId = '', version = '0', epoch = '', socket } = main.dataset
  const shown = new Map(
    [...main.querySelectorAll<HTMLElement>('article[data-post]')].map(({ dataset }) => [dataset.post!, Number(dataset.version)]),
  )
  const store = openStore(threadId, Number(version), shown)
  const icons = document.querySelector('use')?.getAttribute('href')?.split('#')[0] ?? ''
  const path = location.pathname.slice(base.length) + location.search
  const screen = openScreen(main, { base, path, icons, now: '', ownMembers: main.dataset.ownMembers !== 'false' })
  const memberId = main.dataset.viewer ?? null
  const mine: Mine = {
    memberId,
    posts: new Set(),
    recommendations: new Set(),
    experience: {},
    may: { start: false, reply: false, moderate: false },
  }
  // What depends on the reader is asked apart, once, before anything is drawn.
  const ready = memberId ? askMine(base, threadId, mine) : Promise.resolve()
  let waiting: PostView[] = []

  const draw = (posts: PostView[], thread: ThreadView | undefined) => {
    waiting.push(...posts)
    const known = thread ?? store.thread
    if (!known) return
    const due = waiting
    waiting = []
    screen.draw(due, known, mine)
  }
  await ready
  let isLive = false
  let outbox: Outbox | undefined
  let presence: Presence | undefined
  const tell = () => screen.state(isLive, presence, main.dataset.viewerName)
  const live: Live | undefined = socket
    ? watch({
        store,
        base,
        path: socket,
        epoch,
        draw,
        onState: (on) => {
          isLive = on
          if (on) outbox?.flush()
          tell()
        },
        onPresence: (news) => {
          presence = news
          tell()
        },
        onOutdated: () => location.reload(),
      })
    : undefined
  const drawn = (body: unknown) => {
    const changed = body as { post?: PostView; version?: number } | undefined
    const { post } = changed ?? {}
    // The live message came first, and was drawn before the answer told what is this reader's own of it.
    if (post && store.thread && store.versions.get(post.id) === post.version) screen.draw([post], store.thread, mine)
    else if (post) receiveOwn(store, post, draw)
    // Without a socket, or before the thread's own facts are known, the answer alone is not enough to draw.
    if (!post || !store.thread || !isLive) live?.catchUp()
    return post
  }
  outbox = memberId
    ? openOutbox({
        base,
        memberId,
        threadId,
        place: outboxPlace(),
        onAnswer: (letter, body) => {
          const post = drawn(body)
          if (post && letter.threadId === threadId)
            document.getElementById(`p${post.number}`)?.scrollIntoView({ block: 'nearest' })
        },
        onTakeBack: ({ input }) => compose(main, input),
      })
    : undefined
  enhance(main, {
    base,
    offline: words.live!.offline,
    onTyping: () => live?.typing(),
    onAnswer: (call, input, body) => {
      note(mine, call, input)
      drawn(body)
    },
    onReply: (call, input, key) => {
      if (!outbox || !memberId) return false
      if (input.seconds) mine.recommendations.add(input.seconds as string)
      outbox.post({ key, memberId, threadId, call, input })
      return true
    },
  })
}

function outboxPlace(): HTMLElement {
  const place = document.createElement('div')
  document.querySelector('#composer')?.before(place)
  return place
}

async function askMine(base: string, threadId: string, mine: Mine): Promise<void> {
  const response = await fetch(`${base}/api/threads/${threadId}/mine`).catch(() => undefined)
  if (!response?.ok) return
  const said = (await response.json()) as {
    posts: string[]
    recommendations: string[]
    experience: Mine['experience']
    may: Mine['may']
  }
  said.posts.forEach((id) => mine.posts.add(id))
  said.recommendations.forEach((id) => mine.recommendations.add(id))
  Object.assign(mine.experience, said.experience)
  mine.may = said.may
}

// What an act changed for this reader; the views say nothing of it.
function note(mine: Mine, call: string, input: Record<string, unknown>): void {
  const [method, path = ''] = call.split(' ')
  const [, things, id = ''] = /^\/api\/(posts|recommendations)\/(\d+)\/second$/.exec(path) ?? []
  if (!things) return
  const set = things === 'posts' ? mine.posts : mine.recommendations
  if (method === 'PUT') set.add(id)
  else set.delete(id)
  if (input.experience) {
    const work = document.querySelector<HTMLElement>(`[data-recommendation="${id}"]`)?.dataset.work
    if (work) mine.experience[work] = input.experience as Mine['experience'][string]
  }
}
