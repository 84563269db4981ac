import { z } from 'zod'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** One call of the API: the schemas that validate it are the ones that document it. */
export interface Endpoint<Input extends z.ZodType = z.ZodType, Answer extends z.ZodType = z.ZodType> {
  name: string
  method: Method
  /** Below the mount path, with `:name` for what the path carries. */
  path: string
  says: string
  /** Path, query and body together, by one name each. */
  input: Input
  status: 200 | 201 | 204
  answer: Answer
  /** Where a page without JavaScript posts the same input, urlencoded. */
  form?: string
  /** Whether an Idempotency-Key makes it happen once. */
  once?: boolean
  /** Whether guests may ask for it too, though it is no reading. */
  open?: boolean
  /** Whether it takes a file: then it comes as multipart/form-data, with the file in the field `file`. */
  multipart?: boolean
  /**
   * That the answer shows the thread in the path, the same to everybody, and holds while the thread's version does; `checked` where even a
   * second after a change that nobody told of would be too late.
   */
  keptByVersion?: boolean
}

/** Declares an endpoint; the types of its input and answer follow from the schemas. */
export function endpoint<Input extends z.ZodType, Answer extends z.ZodType>(
  declared: Endpoint<Input, Answer>,
): Endpoint<Input, Answer> {
  return declared
}

/** A key under which something happens once, and the mark of what was asked with it. */
export interface OnceKey {
  key: string
  fingerprint: string
}

export const Nothing = z.void()
export const Cursor = z.string().max(200).optional().describe('where the page before ended: its `next`')
export const next = z.string().nullable().describe('the cursor of the next page, or null')
