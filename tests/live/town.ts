import { randomBytes } from 'node:crypto'
import type { MemberView, PostView, ThreadView } from '../../server/contract/index.ts'
import { type Board, knownOf } from './acts.ts'
import { openRandom } from './random.ts'
import type { Record } from './record.ts'
import { openScreen, type Screen } from './screen.ts'
import { openWriter, type Writer } from './writer.ts'

/** Somebody at a page: they write, and most of them watch what comes. */
export interface Person {
  writer: Writer
  cookie: string
  screen: Screen | undefined
}

export interface Town {
  people: Person[]
  threadIds: string[]
  board: Board
  screens: () => Screen[]
  /** Opens one more screen on a thread, of a guest. */
  watch: (threadId: string, first: number) => Promise<Screen>
}

export interface TownOptions {
  urls: string[]
  clients: number
  threads: number
  record: Record
  seed: number
  /** What keeps a page live; see page.ts. */
  script: string
  epoch: string
  patience: () => number
}

// Two of three watch; one of four of those is a guest, whose cookie stays at home.
const watching = 2 / 3
const guests = 1 / 4
// Hashing a password keeps a core busy; a crowd at the door would only wait.
const joiningAtOnce = 4

/** Lets people join and start threads, and opens the screens of those who watch. */
export async function openTown(options: TownOptions): Promise<Town> {
  const { urls, seed } = options
  const board: Board = new Map()
  const joined: Awaited<ReturnType<typeof join>>[] = []
  while (joined.length < options.clients) {
    const places = Array.from({ length: Math.min(joiningAtOnce, options.clients - joined.length) }, (_, place) => place)
    joined.push(...(await Promise.all(places.map((place) => join(urls[place % urls.length]!)))))
  }
  const threadIds: string[] = []
  for (let place = 0; place < options.threads; place++) {
    const { thread, post } = await started(urls[0]!, joined[place % joined.length]!.cookie, place)
    threadIds.push(thread.id)
    board.set(thread.id, [knownOf(post)])
  }
  const extra: Screen[] = []
  const people = await Promise.all(
    joined.map(async ({ member, cookie }, place): Promise<Person> => {
      const random = openRandom(seed * 1_000 + place)
      const isWatching = place < options.clients * watching
      const screen = isWatching
        ? await openScreen({
            ...options,
            random,
            first: place % urls.length,
            threadId: threadIds[place % threadIds.length]!,
            cookie: random.chance(guests) ? undefined : cookie,
          })
        : undefined
      const writer = openWriter({
        ...options,
        random,
        memberId: member.id,
        cookie,
        board,
        onAnswer: (act, post) => {
          if (post) screen?.own(act.threadId, post)
        },
      })
      return { writer, cookie, screen }
    }),
  )
  return {
    people,
    threadIds,
    board,
    screens: () => [...people.flatMap((person) => person.screen ?? []), ...extra],
    watch: async (threadId, first) => {
      const screen = await openScreen({ ...options, first, threadId, cookie: undefined, random: openRandom(seed + extra.length) })
      extra.push(screen)
      return screen
    },
  }
}

/** Lets somebody join under a name of chance. */
export async function join(url: string): Promise<{ member: MemberView; cookie: string }> {
  const name = `m${randomBytes(6).toString('hex')}`
  const response = await fetch(`${url}/api/members`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name, email: `${name}@example.org`, password: 'correct horse battery' }),
  })
  if (response.status !== 201) throw new Error(`Nobody can join: ${response.status} ${await response.text()}`)
  const { member } = (await response.json()) as { member: MemberView }
  return {
    member,
    cookie: response.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; '),
  }
}

/** Starts a thread. */
export async function started(url: string, cookie: string, place: number): Promise<{ thread: ThreadView; post: PostView }> {
  const response = await fetch(`${url}/api/threads`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie },
    body: JSON.stringify({ title: `Where would you start, number ${place}?`, body: 'Tell me what to read first.' }),
  })
  if (response.status !== 201) throw new Error(`Nobody can start a thread: ${response.status} ${await response.text()}`)
  return (await response.json()) as { thread: ThreadView; post: PostView }
}
