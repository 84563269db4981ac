import type { Db } from '../../db/schema.ts'
import type { WorkView } from '../contract/index.ts'
import { type OwnInThread, ownIn } from '../threads/queries.ts'
import { together } from '../together.ts'
import { suggested } from '../works/suggest-queries.ts'
import { keepFront, openFrontFor, type ReadFront, type ReadFrontFor } from './front-data.ts'
import { openHeard } from './heard.ts'
import { readAnew } from './read-anew.ts'
import { keepShelves, type ReadShelf } from './shelf-data.ts'
import { keepThreads, type ReadThread } from './thread-data.ts'
import { keepWorks, type ReadWork } from './work-data.ts'

/** How pages read what they show: what is the same to all once for many, what is one member's together with that of others. */
export interface Reads {
  readThread: ReadThread
  /** What a member has in a thread, by the ids of both with a space between. */
  ownIn: (asked: string) => Promise<OwnInThread | undefined>
  readFront: ReadFront
  readFrontFor: ReadFrontFor
  readShelf: ReadShelf
  readWork: ReadWork
  /** Works for what is being typed. */
  readSuggested: (typed: string) => Promise<WorkView[]>
}

/** `changes` counts what this node has heard of. */
export function openReads(db: Db, changes: () => number): Reads {
  const heard = openHeard(db, changes)
  return {
    readThread: keepThreads(db),
    ownIn: together((asked: string[]) => ownIn(db, asked)),
    readFront: keepFront(db, heard),
    readFrontFor: openFrontFor(db),
    readShelf: keepShelves(db, heard),
    readWork: keepWorks(db, heard),
    // Many begin to type alike.
    readSuggested: readAnew(
      heard,
      (typed: string) => suggested(db, typed),
      (now) => now,
    ),
  }
}
