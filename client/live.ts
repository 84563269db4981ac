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
  catchUp: () => Promise<void>
}

const retryMs = 1_000

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
  let running: Promise<void> | undefined
  let again = false
  // What is missing could not be read: a page that is joined is not live for that.
  let isBehind = false

  const fetchOnce = async (): Promise<void> => {
    for (;;) {
      const from = store.cursor
      const response = await fetch(`${base}/api/threads/${threadId}/changes?since=${from}`, {
        headers: { accept: 'application/json' },
      })
      if (response.status === 404) return
      if (!response.ok) throw new Error(`changes: ${response.status}`)
      const { version, thread, posts, more } = (await response.json()) as {
        version: number
        thread: ThreadView
        posts: PostView[]
        more: boolean
      }
      if (version < from) return onOutdated()
      receive(store, { from, to: version, thread, posts }, draw)
      if (!more) return
    }
  }
  const tell = () => onState(socket.connected && !isBehind)
  // One at a time; who asks meanwhile is answered by one more.
  const catchUp = (): Promise<void> => {
    if (running) {
      again = true
      return running
    }
    running = fetchOnce()
      .then(
        () => {
          isBehind = false
        },
        () => {
          isBehind = true
          onState(false)
          setTimeout(() => void catchUp().then(tell), retryMs * (1 + Math.random()))
        },
      )
      .finally(() => {
        running = undefined
        if (again) {
          again = false
          void catchUp()
        }
      })
    return running
  }
  const join = () => {
    socket.emit('watch', { threadId, since: store.cursor }, (watching) => {
      if ('error' in watching) return onState(false)
      if (watching.epoch !== epoch || watching.version < store.cursor) return onOutdated()
      const behind = watching.version > store.cursor ? catchUp() : Promise.resolve()
      void behind.then(tell)
    })
  }
  socket.on('connect', join)
  socket.on('disconnect', (reason) => {
    onState(false)
    // Told to leave, Socket.IO does not come back by itself.
    if (reason === 'io server disconnect') setTimeout(() => socket.connect(), retryMs * (2 + 3 * Math.random()))
  })
  socket.on('thread.changed', (message) => {
    if (message.threadId === threadId && !receive(store, message, draw)) void catchUp()
  })
  socket.on('resync', (message) => {
    if (message.threadId === threadId) join()
  })
  socket.on('presence', (presence) => {
    if (presence.threadId === threadId) onPresence(presence)
  })
  // A laptop that slept finds out by its heartbeat only after a while; a reader who comes back should not wait for that.
  addEventListener('online', () => void catchUp())
  addEventListener('pageshow', (event) => event.persisted && void catchUp())
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && void catchUp())
  return { typing: () => socket.volatile.emit('typing', { threadId }), catchUp }
}
