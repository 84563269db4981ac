import type { Words } from '../en.ts'

export const compose: Words['compose'] = {
  chosen: 'Damit empfohlen',
  takeOff: (title) => `${title} wegnehmen`,
  aWork: 'Ein Werk',
  seconding: (title) => `Unterstützt ${title}`,
  theAbove: 'was oben empfohlen wird',
  mostWorks: 'Mehr als zehn Werke gehen mit keinem Beitrag mit.',
  noticed: 'Werke in deinem Text',
  found: (titles) => `Unter deinem Text: ${titles.join(', ')}.`,
  people: (n) => (n === 1 ? 'eine Person steht dahinter' : `${n} Menschen stehen dahinter`),
  notOnShelf: 'noch nicht im Regal',
  recommendThis: 'Empfehlen',
  fillIn: 'Ausfüllen',
  dismiss: 'Nicht gemeint',
  youSecond: 'oben empfohlen, und du stimmst zu',
  countIt: 'Als meine Unterstützung zählen',
  of: (act, title) => `${act}: ${title}`,
  suggested: 'Werke im Regal',
}
