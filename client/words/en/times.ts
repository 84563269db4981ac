const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

// Each is made when it is first asked for: a slow phone needs a while for it, and a page draws few of them itself.
let weekday: Intl.DateTimeFormat | undefined
let whole: Intl.DateTimeFormat | undefined
const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')
// A page is the same for all readers, so it says UTC; in a browser it is that reader's own time.
const zone = typeof document === 'undefined' ? 'UTC' : undefined
const weekdayIn = () => (weekday ??= new Intl.DateTimeFormat('en-GB', { weekday: 'long', timeZone: 'UTC' }))
const wholeIn = () => (whole ??= new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: zone }))

export const times = {
  /** How long ago, in the fewest words that still tell: minutes, hours, the day's name within a week, then the date. */
  ago(at: Date, now: Date): string {
    const ms = now.getTime() - at.getTime()
    if (ms < MINUTE) return 'just now'
    if (ms < HOUR) return `${Math.floor(ms / MINUTE)} min ago`
    if (ms < DAY) return `${Math.floor(ms / HOUR)} h ago`
    if (ms < 2 * DAY) return 'yesterday'
    if (ms < 7 * DAY) return weekdayIn().format(at)
    const year = at.getUTCFullYear()
    return `${at.getUTCDate()} ${months[at.getUTCMonth()]}${year === now.getUTCFullYear() ? '' : ` ${year}`}`
  },
  full: (at: Date) => (zone ? `${wholeIn().format(at)} ${zone}` : wholeIn().format(at)),
}
