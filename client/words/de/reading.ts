import type { Words } from '../en.ts'
import { count } from './count.ts'
import { times } from './times.ts'

const DAY = 24 * 3_600_000

export const reading: Words['reading'] = {
  kinds: { new: 'Neu', edited: 'Neu bearbeitet', seconded: 'Neu unterstützt', removed: 'Neu entfernt' },
  before: 'Der neue Beitrag davor',
  after: 'Der nächste neue Beitrag',
  count: (n, isMore) => (isMore ? `über ${n} neu` : `${n} neu`),
  since(at, now) {
    const ms = now.getTime() - at.getTime()
    if (ms < 60_000) return 'seit eben'
    return ms < DAY ? `in den letzten ${times.ago(at, now).replace('vor ', '')}` : `seit ${times.ago(at, now)}`
  },
  sinceChange: (version) => `seit Änderung ${version}`,
  toFirst: ', zum ersten springen',
  allRead: 'Alles gelesen',
  newIn: (n, most) => (n > most ? `über ${most} neu` : `${n} neu`),
  jumpTo: 'Zum Beitrag Nummer',
  jump: 'Los',
  above: (n) => `${n} neu darüber`,
  below: (n) => `${n} neu darunter`,
  came: (n) => count(n, 'neue Antwort', 'neue Antworten'),
  cameTo: (name) => ` unter ${name}`,
  arrived: (n, names) => `${count(n, 'neue Antwort', 'neue Antworten')} von ${names}`,
}
