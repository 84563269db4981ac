import type { Db } from '../../db/schema.ts'

/** A text to begin a post with. */
export interface Template {
  name: string
  body: string
}

/** The texts that a member keeps, by name. */
export function templatesOf(db: Db, memberId: string): Promise<Template[]> {
  return db.selectFrom('template').select(['name', 'body']).where('memberId', '=', memberId).orderBy('name').execute()
}
