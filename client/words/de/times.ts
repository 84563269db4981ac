import { onClock, zone } from '../clock.ts'
import type { Words } from '../en.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

const months = 'Januar Februar März April Mai Juni Juli August September Oktober November Dezember'.split(' ')
const shortMonths = 'Jan. Feb. März Apr. Mai Juni Juli Aug. Sept. Okt. Nov. Dez.'.split(' ')
const weekdays = 'Sonntag Montag Dienstag Mittwoch Donnerstag Freitag Samstag'.split(' ')

export const times: Words['times'] = {
  ago(at, now) {
    const ms = now.getTime() - at.getTime()
    if (ms < MINUTE) return 'gerade eben'
    if (ms < HOUR) return `vor ${Math.floor(ms / MINUTE)} Min.`
    if (ms < DAY) return `vor ${Math.floor(ms / HOUR)} Std.`
    if (ms < 2 * DAY) return 'gestern'
    if (ms < 7 * DAY) return weekdays[at.getUTCDay()]!
    const year = at.getUTCFullYear()
    return `${at.getUTCDate()}. ${shortMonths[at.getUTCMonth()]}${year === now.getUTCFullYear() ? '' : ` ${year}`}`
  },
  full(at) {
    const local = onClock(at)
    const day = `${local.getUTCDate()}. ${months[local.getUTCMonth()]} ${local.getUTCFullYear()}`
    return `${day} um ${local.toISOString().slice(11, 16)}${zone}`
  },
}
