const dayMs = 86_400_000

/** How it went is asked two weeks after somebody wanted or started a work: a book takes that long, and a tool shows by then what it is. */
export const askAfterMs = 14 * dayMs

/** After half a year nobody is asked any more: they may have forgotten that they said it. */
export const askWithinMs = 180 * dayMs

/** The front page asks one thing a day. */
export const askAgainMs = dayMs
