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

/** The keys in a cursor that `pageOf` made, or undefined for the first page. Refuses anything else. */
export function readCursor(cursor: string | undefined, count: number): (string | number)[] | undefined {
  if (!cursor) return undefined
  try {
    const keys: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    if (Array.isArray(keys) && keys.length === count && keys.every(isKey)) return keys as (string | number)[]
  } catch {
    // Falls through to the refusal.
  }
  throw new Refusal('invalid', 'This cursor is none of ours.', [{ path: 'cursor', message: 'This cursor is none of ours.' }])
}

function isKey(key: unknown): boolean {
  return (typeof key === 'number' && Number.isSafeInteger(key)) || (typeof key === 'string' && /^[0-9TZ:.-]{1,40}$/.test(key))
}
