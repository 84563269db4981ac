const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

const written = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' })
const weekday = written({ weekday: 'long' })
const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')
// A page is the same for all readers, so it says UTC; in a browser it is that reader's own time.
const zone = typeof document === 'undefined' ? 'UTC' : undefined
const full = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: zone })

export const times = {
  /** How long ago, in the fewest words that still tell: minutes, hours, the day's name within a week, then the date. */
  ago(at: Date, now: Date): string {
    const ms = now.getTime() - at.getTime()
    if (ms < MINUTE) return 'just now'
    if (ms < HOUR) return `${Math.floor(ms / MINUTE)} min ago`
    if (ms < DAY) return `${Math.floor(ms / HOUR)} h ago`
    if (ms < 2 * DAY) return 'yesterday'
    if (ms < 7 * DAY) return weekday.format(at)
    const year = at.getUTCFullYear()
    return `${at.getUTCDate()} ${months[at.getUTCMonth()]}${year === now.getUTCFullYear() ? '' : ` ${year}`}`
  },
  full: (at: Date) => (zone ? `${full.format(at)} ${zone}` : full.format(at)),
}
