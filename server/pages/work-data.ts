import type { Db, WorkRow } from '../../db/schema.ts'
import { acceptedOf } from '../catalogue/correction-queries.ts'
import { mergedInto, splitsOf } from '../catalogue/queries.ts'
import { namesOfWork, recommendedBeside } from '../works/beside-queries.ts'
import { peopleBehind, whoStopped } from '../works/people-queries.ts'
import { recommendedIn } from '../works/place-queries.ts'
import type { Heard } from './heard.ts'
import { readAnew } from './read-anew.ts'
import { isSame } from './same.ts'

/** A page of a work, by what its row says there is to show. */
export interface AskedOfWork {
  id: string
  cursor: string | undefined
  isStopped: boolean
  isMerged: boolean
  isAmended: boolean
}

/** What a work's page shows beside the work itself, the same to every reader. */
export type WorkData = Awaited<ReturnType<typeof readWork>>

/** Reads what a work's page shows, as it is now. */
export type ReadWork = (asked: AskedOfWork) => Promise<WorkData>

const peopleShown = 50
const stoppedShown = 20
const besideShown = 6
const correctedShown = 20

/** Reads works' pages; one that reads as before is the same object. */
export function keepWorks(db: Db, heard: Heard): ReadWork {
  return readAnew(
    heard,
    (asked: AskedOfWork) => readWork(db, asked),
    (now, before) => (isSame(now, before) ? before : now),
  )
}

/** What to ask of a work for its page. */
export function askedOf(row: WorkRow, cursor: string | undefined): AskedOfWork {
  return { id: row.id, cursor, isStopped: row.stopped > 0, isMerged: row.parts > 1, isAmended: row.amended }
}

async function readWork(db: Db, { id, cursor, isStopped, isMerged, isAmended }: AskedOfWork) {
  const [{ items, next }, people, stopped, names, beside, merged, corrected, splits] = await Promise.all([
    recommendedIn(db, id, cursor),
    peopleBehind(db, id, peopleShown),
    isStopped ? whoStopped(db, id, stoppedShown) : [],
    namesOfWork(db, id),
    recommendedBeside(db, id, besideShown),
    isMerged ? mergedInto(db, id) : [],
    isAmended ? acceptedOf(db, id, correctedShown) : [],
    isAmended ? splitsOf(db, id) : [],
  ])
  return { recommendations: items, next, people, stopped, names, beside, history: { merged, corrected, splits } }
}
