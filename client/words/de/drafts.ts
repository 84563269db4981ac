import type { Words } from '../en.ts'

export const drafts: Words['drafts'] = {
  yours: 'Deine Entwürfe',
  lead: 'Was du zu schreiben begonnen und noch nicht gesendet hast, auf allen deinen Geräten. Niemand sonst sieht es.',
  none: 'Nichts ist begonnen. Was du schreibst und nicht sendest, steht hier, bis du es tust.',
  noScript: 'Ein Skript füllt ihre Formulare: ohne JavaScript kommen sie leer, und was du schreibst, wird nicht behalten.',
  newThread: 'Ein neues Thema',
  reply: 'Deine Antwort',
  replyTo: 'Antwort an ',
  edit: 'Änderung deines Beitrags',
  gone: 'Nicht mehr da',
  closed: 'Das Thema ist geschlossen, also lässt sich das zurzeit nicht senden.',
  wordless: { new: 'Noch keine Wörter.', reply: 'Noch keine Wörter.', edit: 'Der Text ist, wie er war.' },
  goOn: 'Weiterschreiben',
  whole: 'Alles davon zeigen',
  drop: 'Loslassen',
  suffix: (title) => `: ${title}`,
}
