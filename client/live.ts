import { io, type Socket } from 'socket.io-client'
import type { ClientToServer, Presence, ServerToClient, ThreadView, PostView } from '../server/contract/index.ts'
import { type Draw, receive, type Store } from './store.ts'

export interface LiveOptions {
  store: Store
  /** Where the API is. */
  base: string
  /** Where the socket stands. */
  path: string
  epoch: string
  draw: Draw
  onState: (isLive: boolean) => void
  onPresence: (presence: Presence) => void
  /** The database is another one, or older than this page. */
  onOutdated: () => void
}

export interface Live {
  typing: () => void
  /** Reads what is missing now, rather than when the next message shows the gap. */
  catchUp: () => void
}

// Reading anew after it failed: so long at first, twice as long each time, and never longer than the last; half as much more or less by chance.
const retryMs = { first: 1_000, most: 30_000 }
// A page of changes takes less than this, or it never comes.
const readMs = 15_000
// A line that is alive answers sooner.
const answerMs = 5_000
// A clock that is looked at so often and has moved on by more was stopped: a laptop slept, or the page was frozen.
const clockMs = 2_000
const sleptMs = 10_000

/** Watches a thread: joins, catches up, applies each message in order, and asks for what is missing after every gap. */
export function watch({ store, base, path, epoch, draw, onState, onPresence, onOutdated }: LiveOptions): Live {
  const socket: Socket<ServerToClient, ClientToServer> = io({
    path,
    // A proxy that lets no WebSocket through still lets polling through.
    transports: ['websocket', 'polling'],
    tryAllTransports: true,
    reconnectionDelay: 500,
    reconnectionDelayMax: 5_000,
    randomizationFactor: 0.7,
  })
  const { threadId } = store
  let isJoined = false
  let reading: AbortController | undefined
  let again = false
  // How often in a row what is missing could not be read: a page that is joined is not live for that.
  let failed = 0
  let retry: ReturnType<typeof setTimeout> | undefined
  let check: ReturnType<typeof setTimeout> | undefined
  let clock = Date.now()

  const tell = () => onState(isJoined && !failed)
  const read = async (stop: AbortController): Promise<void> => {
    for (let isMore = true; isMore;) {
      const limit = setTimeout(() => stop.abort(), readMs)
      try {
        const from = store.cursor
        const response = await fetch(`${base}/api/threads/${threadId}/changes?since=${from}`, { signal: stop.signal })
        if (response.status === 404) return
        if (!response.ok) throw response
        const { version, thread, posts, more } = (await response.json()) as {
          version: number
          thread: ThreadView
          posts: PostView[]
          more: boolean
        }
        if (version < from) return onOutdated()
        receive(store, { from, to: version, thread, posts }, draw)
        isMore = more
      } finally {
        clearTimeout(limit)
      }
    }
  }
  // One at a time; who asks meanwhile is answered by one more.
  const catchUp = () => {
    if (reading) {
      again = true
      return
    }
    clearTimeout(retry)
    read((reading = new AbortController()))
      .then(
        () => (failed = 0),
        () => {
          retry = setTimeout(catchUp, Math.min(retryMs.first * 2 ** failed++, retryMs.most) * (0.5 + Math.random()))
        },
      )
      .finally(() => {
        reading = undefined
        tell()
        if (again) {
          again = false
          catchUp()
        }
      })
  }
  const join = () => {
    socket.emit('watch', { threadId, since: store.cursor }, (watching) => {
      clearTimeout(check)
      if ('error' in watching) return onState((isJoined = false))
      if (watching.epoch !== epoch || watching.version < store.cursor) return onOutdated()
      isJoined = true
      if (watching.version > store.cursor) catchUp()
      else tell()
    })
  }
  // What was asked for before may never be answered, and a line that looks whole may have been dead for hours.
  const wake = () => {
    reading?.abort()
    catchUp()
    if (!socket.connected) return
    clearTimeout(check)
    check = setTimeout(() => socket.io.engine.close(), answerMs)
    join()
  }
  socket.on('connect', () => {
    reading?.abort()
    join()
  })
  socket.on('disconnect', (reason) => {
    isJoined = false
    tell()
    // Told to leave, Socket.IO does not come back by itself.
    if (reason === 'io server disconnect') setTimeout(() => socket.connect(), retryMs.first * (2 + 3 * Math.random()))
  })
  socket.on('thread.changed', (message) => {
    if (message.threadId === threadId && !receive(store, message, draw)) catchUp()
  })
  socket.on('resync', (message) => {
    if (message.threadId === threadId) join()
  })
  socket.on('presence', (presence) => {
    if (presence.threadId === threadId) onPresence(presence)
  })
  const isSeen = () => document.visibilityState === 'visible'
  addEventListener('online', wake)
  addEventListener('pageshow', (event) => event.persisted && wake())
  document.addEventListener('visibilitychange', () => isSeen() && wake())
  // Where nobody looks, a browser lets the clock tick once a minute.
  setInterval(() => {
    if (Date.now() - clock > sleptMs && isSeen()) wake()
    clock = Date.now()
  }, clockMs)
  return { typing: () => socket.volatile.emit('typing', { threadId }), catchUp }
}
