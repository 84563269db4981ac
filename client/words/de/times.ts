import type { Words } from '../en.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

// Each is made when it is first asked for: a slow phone needs a while for it, and a page draws few of them itself.
let weekday: Intl.DateTimeFormat | undefined
let whole: Intl.DateTimeFormat | undefined
const months = 'Jan. Feb. März Apr. Mai Juni Juli Aug. Sept. Okt. Nov. Dez.'.split(' ')
// A page is the same for all readers, so it says UTC; in a browser it is that reader's own time.
const zone = typeof document === 'undefined' ? 'UTC' : undefined
const weekdayIn = () => (weekday ??= new Intl.DateTimeFormat('de', { weekday: 'long', timeZone: 'UTC' }))
const wholeIn = () => (whole ??= new Intl.DateTimeFormat('de', { dateStyle: 'long', timeStyle: 'short', timeZone: zone }))

export const times: Words['times'] = {
  ago(at, now) {
    const ms = now.getTime() - at.getTime()
    if (ms < MINUTE) return 'gerade eben'
    if (ms < HOUR) return `vor ${Math.floor(ms / MINUTE)} Min.`
    if (ms < DAY) return `vor ${Math.floor(ms / HOUR)} Std.`
    if (ms < 2 * DAY) return 'gestern'
    if (ms < 7 * DAY) return weekdayIn().format(at)
    const year = at.getUTCFullYear()
    return `${at.getUTCDate()}. ${months[at.getUTCMonth()]}${year === now.getUTCFullYear() ? '' : ` ${year}`}`
  },
  full: (at) => (zone ? `${wholeIn().format(at)} ${zone}` : wholeIn().format(at)),
}
