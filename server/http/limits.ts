import type { Request } from 'express'
import type pg from 'pg'
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import type { Endpoint } from '../contract/index.ts'
import { Refusal } from '../refusal.ts'
import type { Viewer } from './viewer.ts'

/** Counts what members and addresses do, and refuses what is too fast. */
export interface Limits {
  spend: (endpoint: Endpoint, req: Request, viewer: Viewer) => Promise<void>
}

type Bucket = 'join' | 'signIn' | 'start' | 'write' | 'second' | 'notice' | 'suggest' | 'preview' | 'draft' | 'upload'

/** How many, in how many seconds; counted by address for guests, by member otherwise. */
const allowances: Record<Bucket, { points: number; seconds: number }> = {
  // A school class behind one address can join; a script cannot fill the place.
  join: { points: 20, seconds: 3600 },
  // A person who mistypes tries three or four times; guessing a password needs thousands.
  signIn: { points: 10, seconds: 300 },
  // Nobody has more than a few questions an hour.
  start: { points: 20, seconds: 3600 },
  // Faster than anybody writes, slower than a flood.
  write: { points: 30, seconds: 60 },
  // Going through a long thread and seconding as one reads.
  second: { points: 120, seconds: 60 },
  // A composer asks at most four times a second, and nobody types for a whole minute.
  notice: { points: 150, seconds: 60 },
  // The same while a name is typed, over and over.
  suggest: { points: 150, seconds: 60 },
  // A composer asks once a second at most.
  preview: { points: 60, seconds: 60 },
  // A composer keeps its text every two seconds at most; several may be open.
  draft: { points: 120, seconds: 60 },
  // An album dropped into the composer at once; each takes a processor for a moment.
  upload: { points: 20, seconds: 60 },
}

const bucketOf: Record<string, Bucket> = {
  join: 'join',
  signIn: 'signIn',
  startThread: 'start',
  replyToThread: 'write',
  editPost: 'write',
  removePost: 'write',
  removeWithReason: 'write',
  restorePost: 'write',
  acceptAnswer: 'write',
  unacceptAnswer: 'write',
  secondPost: 'second',
  withdrawPost: 'second',
  secondWork: 'second',
  withdrawWork: 'second',
  setExperience: 'second',
  forgetExperience: 'second',
  noticeWorks: 'notice',
  suggestMembers: 'suggest',
  keepTemplate: 'write',
  dropTemplate: 'write',
  setThreadTemplate: 'write',
  keepDraft: 'draft',
  dropDraft: 'draft',
  uploadPicture: 'upload',
  previewText: 'preview',
  suggestCorrection: 'write',
  correctWork: 'write',
  acceptCorrection: 'write',
  declineCorrection: 'write',
  splitWork: 'write',
  unsplitWork: 'write',
  mergeWork: 'write',
  unmergeWork: 'write',
  hideWork: 'write',
  unhideWork: 'write',
  decidePromotion: 'write',
  hidePost: 'write',
  unhidePost: 'write',
}

/** Limits kept in Postgres, so that several nodes count together. */
export function limitsIn(pool: pg.Pool, schema: string): Limits {
  const limiters = new Map(
    (Object.keys(allowances) as Bucket[]).map((bucket) => [
      bucket,
      new RateLimiterPostgres({
        storeClient: pool,
        schemaName: schema,
        tableName: 'rate_limit',
        tableCreated: true,
        keyPrefix: bucket,
        points: allowances[bucket].points,
        duration: allowances[bucket].seconds,
        clearExpiredByTimeout: false,
        // Who is refused is not counted on in the database until the time is over.
        inMemoryBlockOnConsumed: allowances[bucket].points + 1,
      }),
    ]),
  )
  return {
    spend: async (endpoint, req, viewer) => {
      const bucket = bucketOf[endpoint.name]
      if (!bucket) return
      const who = viewer && bucket !== 'join' && bucket !== 'signIn' ? `m${viewer.id}` : `a${req.ip ?? 'unknown'}`
      try {
        await limiters.get(bucket)!.consume(who)
      } catch (error) {
        if (!(error instanceof RateLimiterRes)) throw error
        const seconds = Math.max(1, Math.ceil(error.msBeforeNext / 1000))
        throw new Refusal('too-fast', `That was a lot at once. Try again in ${inWords(seconds)}.`, [], seconds)
      }
    },
  }
}

/** No limits, for load tests only. */
export const noLimits: Limits = { spend: async () => undefined }

function inWords(seconds: number): string {
  if (seconds < 90) return seconds === 1 ? 'a second' : `${seconds} seconds`
  return `${Math.ceil(seconds / 60)} minutes`
}
