import type { Server as HttpServer } from 'node:http'
import type { Express, Request } from 'express'
import type pg from 'pg'
import type { Logger } from 'pino'
import type { Bucket } from './uploads/s3.ts'
import type { Store } from './uploads/store.ts'
import type { Metadata } from './works/books.ts'

export type { BookFacts, Metadata } from './works/books.ts'

/** A user of the host, as a member of the forum. The id never changes; the name may. */
export interface HostUser {
  id: string
  name: string
}

export interface ForumOptions {
  /** A Postgres URL, or a pool of the host's: its settings are taken over, its connections are not. Postgres 15 or newer. */
  database: string | pg.Pool
  /** The Postgres schema that holds the forum's tables, beside the host's. Two forums in one database take two. */
  schema?: string
  /** Who asks, where the host brings the members; nobody is a guest. Without it the forum has its own members and sign-in. */
  viewer?: (req: Request) => HostUser | null | undefined | false | Promise<HostUser | null | undefined | false>
  /** Where the forum is mounted, where `app.use` cannot tell (a router inside a router). */
  path?: string
  /** The public address, such as https://forum.example.org; else that of the request. */
  origin?: string
  /** Signs session cookies. Without it, one is made once and kept in the database. */
  sessionSecret?: string
  /** Where members' pictures are kept: a folder (./data/uploads, unless told otherwise), a bucket, or a place of the host's own making. */
  uploads?: string | Bucket | Store
  /** Where facts of books are looked up by their ISBN: the address of an Open Library, or a source of the host's own. Without it nobody is asked. */
  metadata?: string | Metadata
  /** Off for load tests only. */
  rateLimits?: boolean
  /** Names of members who moderate. Given at the start, and when somebody joins under such a name; take the name before you list it. */
  moderators?: string[]
  /** True where no other node serves this forum: nothing is told to others. Else they are told over Postgres, or over Redis. */
  alone?: boolean
  redisUrl?: string
  /** Connections to Postgres at most. */
  connections?: number
  /** Reads under way at most; who comes beyond is answered from what is kept, or asked to come back. */
  readsAtMost?: number
  log?: Logger
  /** With a token of 16 characters or more `GET /metrics` tells Prometheus who shows it how the forum does. Without one there is no such path. */
  metricsToken?: string
  /** True where pages may say in `Server-Timing` what took how long: not in production. */
  timings?: boolean
  /** Told of each statement that has ended, and how long it took, for tests and metrics. */
  onStatement?: (sql: string, ms: number, values: unknown[]) => void
}

export interface Forum {
  /** Pages and API: `app.use('/forum', forum.router)`. */
  router: Express
  /** Opens the socket under the mount path of a server that serves the router. */
  goLive: (server: HttpServer) => void
  /** Whether the database answers and is migrated. */
  isReady: () => Promise<boolean>
  /** Sends the sockets away, to another node or to come back later: the first step of a drain. */
  hangUp: () => void
  /** Ends the sockets and the connections; requests under way are the server's to wait for. */
  close: () => Promise<void>
}
