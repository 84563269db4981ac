import type { Words } from '../en.ts'

export const compose: Words['compose'] = {
  chosen: 'Damit empfohlen',
  takeOff: (title) => `${title} wegnehmen`,
  aWork: 'Ein Werk',
  seconding: (title) => `Unterstützt ${title}`,
  theAbove: 'was oben empfohlen wird',
  mostWorks: 'Mehr als zehn Werke gehen mit keinem Beitrag mit.',
  toolbar: 'Formatieren',
  tools: { bold: 'Fett', italic: 'Kursiv', code: 'Quelltext', link: 'Verweis', quote: 'Zitat', list: 'Liste' },
  withKey: (name, key) => `${name} (Strg+${key})`,
  keptAt: (at) => `Entwurf gesichert ${at.toLocaleTimeString('de', { hour: '2-digit', minute: '2-digit' })}`,
  keptHere: 'Entwurf liegt in diesem Browser',
  newerElsewhere: (at) =>
    `Ein anderes Gerät hat hier andere Wörter, gesichert ${at.toLocaleString('de', { dateStyle: 'medium', timeStyle: 'short' })}.`,
  takeTheirs: 'Jene nehmen',
  keepMine: 'Diese behalten',
  sinceBegun: (n) => (n === 1 ? 'Eine neue Antwort, seit du begonnen hast' : `${n} neue Antworten, seit du begonnen hast`),
  sent: 'Gesendet.',
  takeBack: 'Zurücknehmen',
  atCaret: 'Vorschläge',
  quote: 'Zitieren',
  left: (n) => (n < 0 ? `${-n} Zeichen zu viel` : n === 1 ? 'noch ein Zeichen' : `noch ${n} Zeichen`),
  preview: 'Vorschau',
  previewBelow: 'Die Vorschau steht unter dem Text.',
  noPreview: 'Nichts antwortet, also gibt es keine Vorschau. Der Text ist noch da.',
  nothingYet: 'Noch ist nichts geschrieben.',
  undescribed: (n) =>
    n === 1
      ? 'Niemand hat gesagt, was das Bild zeigt: schreib es zwischen [ und ].'
      : `Niemand hat gesagt, was ${n} Bilder zeigen: schreib es zwischen [ und ].`,
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
