import type { Words } from '../en.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

const written = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat('de', { ...options, timeZone: 'UTC' })
const weekday = written({ weekday: 'long' })
const months = 'Jan. Feb. März Apr. Mai Juni Juli Aug. Sept. Okt. Nov. Dez.'.split(' ')
const full = written({ dateStyle: 'long', timeStyle: 'short' })

export const times: Words['times'] = {
  ago(at, now) {
    const ms = now.getTime() - at.getTime()
    if (ms < MINUTE) return 'gerade eben'
    if (ms < HOUR) return `vor ${Math.floor(ms / MINUTE)} Min.`
    if (ms < DAY) return `vor ${Math.floor(ms / HOUR)} Std.`
    if (ms < 2 * DAY) return 'gestern'
    if (ms < 7 * DAY) return weekday.format(at)
    const year = at.getUTCFullYear()
    return `${at.getUTCDate()}. ${months[at.getUTCMonth()]}${year === now.getUTCFullYear() ? '' : ` ${year}`}`
  },
  full: (at) => `${full.format(at)} UTC`,
}
