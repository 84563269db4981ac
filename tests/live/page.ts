import { io, type ManagerOptions, type Socket, type SocketOptions } from 'socket.io-client'
import type * as live from '../../client/live.ts'
import type * as store from '../../client/store.ts'
import type { ClientToServer, ServerToClient } from '../../server/contract/index.ts'
import type { Random } from './random.ts'
import type { Record } from './record.ts'

export type Line = Socket<ServerToClient, ClientToServer>

/** The forum's own script of a page, in a browser of its own. */
export interface Page extends Pick<typeof live, 'watch'>, Pick<typeof store, 'openStore' | 'receiveOwn'> {
  line: () => Line | undefined
  /** To which nodes it is connected and asks, for a report. */
  places: () => string
}

export interface PageOptions {
  /** Addresses of the nodes; what finds one away goes to another, as a balancer sends it. */
  urls: string[]
  first: number
  cookie: string | undefined
  record: Record
  random: Random
}

/** Runs the script that `buildPage` made, with its own socket, fetch and chance, so that many pages live in one process. */
export function openPage(script: string, { urls, first, cookie, record, random }: PageOptions): Page {
  let place = first
  let asks = first
  let line: Line | undefined
  const connect = (options: Partial<ManagerOptions & SocketOptions>) => {
    const opened: Line = io(urls[place % urls.length]!, {
      ...options,
      forceNew: true,
      transports: ['websocket'],
      ...(cookie ? { extraHeaders: { cookie } } : {}),
    })
    const elsewhere = () => ((opened.io as unknown as { uri: string }).uri = urls[++place % urls.length]!)
    opened.on('disconnect', () => (record.count('lines broken'), elsewhere()))
    opened.on('connect_error', elsewhere)
    opened.on('thread.changed', () => record.count('messages'))
    opened.on('resync', () => record.count('resyncs'))
    line = opened
    return opened
  }
  const ask = async (path: string, init: RequestInit): Promise<Response> => {
    record.count('catch-ups')
    const headers = { ...(init.headers as { [name: string]: string }), ...(cookie ? { cookie } : {}) }
    try {
      const response = await fetch(urls[asks % urls.length] + path, { ...init, headers })
      if (response.status >= 500) asks += 1
      return response
    } catch (error) {
      asks += 1
      throw error
    }
  }
  const chance = Object.create(Math, { random: { value: random.next } })
  const ignored = () => undefined
  const page = { exports: {} as Omit<Page, 'line' | 'places'> }
  const run = new Function('module', 'require', 'fetch', 'Math', 'addEventListener', 'document', script)
  run(page, () => ({ io: connect }), ask, chance, ignored, { addEventListener: ignored, visibilityState: 'visible' })
  const nodeOf = (index: number) => `node ${(index % urls.length) + 1}`
  return {
    ...page.exports,
    line: () => line,
    places: () => `line ${line?.connected ? 'up' : 'down'} to ${nodeOf(place)}, asks ${nodeOf(asks)}`,
  }
}
