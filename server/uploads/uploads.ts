import { Refusal } from '../refusal.ts'
import { onDisk } from './disk.ts'
import { type Bucket, inBucket } from './s3.ts'
import type { Store } from './store.ts'

/** Where pictures go through: the place that keeps them, and the line before the few that are worked on at once. */
export interface Uploads {
  store: Store
  atWork: number
  waiting: (() => void)[]
}

/** A door for pictures that are kept in a folder, in a bucket, or at a place of the host's making. */
export function openUploads(place: string | Bucket | Store = './data/uploads'): Uploads {
  const store = typeof place === 'string' ? onDisk(place) : 'bucket' in place ? inBucket(place) : place
  return { store, atWork: 0, waiting: [] }
}

// Each takes a processor for a fraction of a second, and one of the few threads that files and passwords need too.
const atOnce = 2
// Who came later than these would wait for ten seconds.
const waitingAtMost = 20

/** Does the work when its turn has come; refuses where too many wait already. */
export async function inLine<T>(uploads: Uploads, work: () => Promise<T>): Promise<T> {
  if (uploads.waiting.length >= waitingAtMost)
    throw new Refusal('away', 'Many pictures are coming in. Try again in a moment.', [], 5)
  if (uploads.atWork >= atOnce) await new Promise<void>((resolve) => uploads.waiting.push(resolve))
  else uploads.atWork += 1
  try {
    return await work()
  } finally {
    // The place is handed on, not given up and taken again: nobody can slip between.
    const next = uploads.waiting.shift()
    if (next) next()
    else uploads.atWork -= 1
  }
}
