import type { Words } from '../en.ts'
import { count } from './count.ts'

export const posts: Words['posts'] = {
  reply: 'Antworten',
  second: 'Unterstützen',
  seconded: 'Unterstützt',
  secondedIt: ' unterstützen das',
  seconds: 'Unterstützt ',
  edit: 'Bearbeiten',
  remove: 'Entfernen',
  undo: 'Rückgängig',
  accept: 'Annehmen',
  unaccept: 'Markierung zurücknehmen',
  accepted: 'Angenommene Antwort',
  askedThis: 'Hat das gefragt',
  startedThis: 'Hat das angefangen',
  edited: 'bearbeitet',
  hide: 'Verbergen',
  unhide: 'Wieder zeigen',
  removed: { author: 'Von der Autorin oder dem Autor entfernt.', moderator: 'Von der Moderation entfernt.' },
  removedYours: 'Du hast das entfernt.',
  hidden: 'Hier verborgen:',
  show: 'Anzeigen',
  removedLabel: 'Entfernte Antwort',
  inReplyTo: 'Antwort an ',
  replies: (n) => count(n, 'Antwort', 'Antworten'),
  fold: ', einklappen',
  onward: (n) => `Diesen Zweig weiterlesen, noch ${n}`,
  names(names) {
    const [first = '', second = '', ...rest] = names
    if (rest.length === 0) return second ? `${first} und ${second}` : first
    if (rest.length === 1) return `${first}, ${second} und ${rest[0]}`
    return `${first}, ${second} und ${rest.length === 2 ? 'zwei' : rest.length} weitere`
  },
}
