import type { Db } from '../../db/schema.ts'
import * as contract from '../contract/index.ts'
import { type Door, route } from '../http/route.ts'
import { profile } from './queries.ts'

/** A member as seen through what they started and recommended. */
export function profileRoutes(door: Door, db: Db): void {
  route(door, contract.showMember, ({ input }) => profile(db, input.name))
}
