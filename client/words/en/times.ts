import { onClock, zone } from '../clock.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

const months = 'January February March April May June July August September October November December'.split(' ')
const weekdays = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ')

export const times = {
  /** How long ago, in the fewest words that still tell: minutes, hours, the day's name within a week, then the date. */
  ago(at: Date, now: Date): string {
    const ms = now.getTime() - at.getTime()
    if (ms < MINUTE) return 'just now'
    if (ms < HOUR) return `${Math.floor(ms / MINUTE)} min ago`
    if (ms < DAY) return `${Math.floor(ms / HOUR)} h ago`
    if (ms < 2 * DAY) return 'yesterday'
    if (ms < 7 * DAY) return weekdays[at.getUTCDay()]!
    const year = at.getUTCFullYear()
    return `${at.getUTCDate()} ${months[at.getUTCMonth()]!.slice(0, 3)}${year === now.getUTCFullYear() ? '' : ` ${year}`}`
  },
  full(at: Date): string {
    const local = onClock(at)
    const day = `${local.getUTCDate()} ${months[local.getUTCMonth()]} ${local.getUTCFullYear()}`
    return `${day} at ${local.toISOString().slice(11, 16)}${zone}`
  },
}
