import type { Words } from '../en.ts'

export const keeping: Words['keeping'] = {
  history: 'Wie dieses Werk zusammenkam',
  merged: (title) => `„${title}“ wurde damit vereint:`,
  part: 'Wieder trennen',
  keep: 'Den Katalog pflegen',
  into: 'Vereinen mit dem Werk Nummer',
  intoHint: 'Sie steht in der Adresse des Werks, nach /works/.',
  reason: 'Warum',
  merge: 'Vereinen',
  hide: 'Als Spam verbergen',
  show: 'Wieder zeigen',
}
