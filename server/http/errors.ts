import type { Reason } from '../refusal.ts'
import { Refusal } from '../refusal.ts'

/** RFC 9457. */
export interface Problem {
  type: string
  title: string
  status: number
  detail: string
  errors?: { path: string; message: string }[]
  requestId?: string
}

const statuses: Record<Reason, [status: number, title: string]> = {
  malformed: [400, 'Malformed request'],
  'sign-in-first': [401, 'Sign in first'],
  'not-allowed': [403, 'Not allowed'],
  'not-found': [404, 'Not found'],
  conflict: [409, 'Conflict'],
  stale: [412, 'Changed meanwhile'],
  'too-large': [413, 'Too large'],
  invalid: [422, 'Invalid input'],
  unconditional: [428, 'Say which revision'],
  'too-fast': [429, 'Too many requests'],
  away: [503, 'Away for a moment'],
}

/** The only place where an error becomes a status. What nobody foresaw is 500, and says nothing of itself. */
export function problemOf(error: unknown): Problem & { retryAfterSeconds?: number } {
  const refusal = refusalOf(error)
  if (!refusal)
    return { type: 'about:blank', title: 'Internal error', status: 500, detail: 'Something went wrong here. It is logged.' }
  const [status, title] = statuses[refusal.reason]
  return {
    type: `urn:seconded:${refusal.reason}`,
    title,
    status,
    detail: refusal.message,
    ...(refusal.issues.length > 0 ? { errors: refusal.issues } : {}),
    ...(refusal.retryAfterSeconds ? { retryAfterSeconds: refusal.retryAfterSeconds } : {}),
  }
}

function refusalOf(error: unknown): Refusal | undefined {
  if (error instanceof Refusal) return error
  if (isDatabaseAway(error)) return new Refusal('away', 'The database does not answer. Try again in a moment.', [], 2)
  const { type, status } = error as { type?: string; status?: number }
  // body-parser's and the URL decoder's own errors.
  if (type === 'entity.too.large') return new Refusal('too-large', 'The request is too large.')
  if (type === 'entity.parse.failed') return new Refusal('malformed', 'The body is no JSON.')
  if (type === 'charset.unsupported' || type === 'encoding.unsupported') return new Refusal('malformed', 'Send UTF-8.')
  if (typeof status === 'number' && status >= 400 && status < 500) return new Refusal('malformed', 'The request cannot be read.')
  return undefined
}

// Connection refused, reset or timed out; shutting down, starting up, too many connections; statement or lock time-out; others went first at
// every try; disk full.
const awayCodes =
  /^(ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|57P0[1-5]|08...|53...|57014|55P03|25P0[34]|40001|40P01|58...|XX000$)/
const awayWords = /timeout|Connection terminated|Client has encountered a connection error|not queryable|the database system is/i

/** Whether the database could not be asked, as against: it said no. */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const { code } = error as { code?: unknown }
  if (typeof code === 'string') return awayCodes.test(code)
  return awayWords.test(error.message)
}

/** Whether a unique index refused a row; `constraint` narrows it to one. */
export function isTaken(error: unknown, constraint?: string): boolean {
  const { code, constraint: named } = error as { code?: string; constraint?: string }
  return code === '23505' && (constraint === undefined || named === constraint)
}
