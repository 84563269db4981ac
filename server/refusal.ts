/** Why something is refused; `http/errors.ts` alone turns it into a status. */
export type Reason =
  | 'malformed'
  | 'invalid'
  | 'sign-in-first'
  | 'not-allowed'
  | 'not-found'
  | 'conflict'
  | 'stale'
  | 'unconditional'
  | 'too-large'
  | 'too-fast'
  | 'away'

export interface Issue {
  path: string
  message: string
}

/** The one way to say no: a reason, a sentence for the person, and where in the input it lies. */
export class Refusal extends Error {
  constructor(
    readonly reason: Reason,
    message: string,
    readonly issues: Issue[] = [],
    readonly retryAfterSeconds?: number,
    cause?: unknown,
  ) {
    super(message, cause === undefined ? undefined : { cause })
  }
}

/** What a rule answers: null for yes, a sentence for no and why. */
export type Verdict = string | null

/** Refuses with the rule's own sentence where the verdict is no. */
export function must(verdict: Verdict): void {
  if (verdict !== null) throw new Refusal('not-allowed', verdict)
}

/** The same answer for "not there" and "not yours". */
export function found<T>(thing: T | undefined | null, what: string): T {
  if (thing === undefined || thing === null) throw new Refusal('not-found', `There is no such ${what}.`)
  return thing
}
