import { z } from 'zod'
import { Refusal } from './refusal.ts'

/** A page of a list, and the cursor of the next one. */
export interface Page<T> {
  items: T[]
  next: string | null
}

/** The first `size` of the rows as a page; one row more than that means there is a next page, after the keys of the last one shown. */
export function pageOf<Row, T>(
  rows: Row[],
  size: number,
  view: (row: Row) => T,
  keys: (row: Row) => (string | number)[],
): Page<T> {
  const shown = rows.slice(0, size)
  const last = shown.at(-1)
  const next = rows.length > size && last ? Buffer.from(JSON.stringify(keys(last))).toString('base64url') : null
  return { items: shown.map(view), next }
}

type Kind = 'int' | 'number' | 'id' | 'time'

/** The keys in a cursor that `pageOf` made, or undefined for the first page. Refuses anything else, so that Postgres is asked nothing odd. */
export function readCursor(cursor: string | undefined, kinds: Kind[]): (string | number)[] | undefined {
  if (!cursor) return undefined
  try {
    const keys: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    if (Array.isArray(keys) && keys.length === kinds.length && kinds.every((kind, place) => is[kind](keys[place])))
      return keys as (string | number)[]
  } catch {
    // Falls through to the refusal.
  }
  throw new Refusal('invalid', 'This cursor is none of ours.', [{ path: 'cursor', message: 'This cursor is none of ours.' }])
}

const is: Record<Kind, (key: unknown) => boolean> = {
  int: (key) => Number.isInteger(key) && Math.abs(key as number) <= 2_147_483_647,
  number: (key) => Number.isFinite(key),
  id: (key) => typeof key === 'string' && /^[1-9]\d{0,17}$/.test(key),
  time: (key) => typeof key === 'string' && z.iso.datetime().safeParse(key).success,
}
