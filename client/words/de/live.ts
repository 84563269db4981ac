import type { Words } from '../en.ts'

export const live: Words['live'] = {
  live: 'Live',
  reconnecting: 'Verbindet neu',
  sending: 'Wird gesendet',
  waiting: 'Noch nicht gesendet: wartet auf eine Verbindung. Es geht von selbst hinaus, auch wenn diese Seite geschlossen wurde.',
  refused: 'Nicht angenommen:',
  tryNow: 'Jetzt versuchen',
  takeBack: 'Zurücknehmen',
  offline: 'Nicht gesendet: niemand antwortet. Dein Text ist noch da; versuch es gleich noch einmal.',
  reading: (n) => `${n} lesen mit`,
  typing: (names) => `${names.join(', ')} ${names.length === 1 ? 'schreibt' : 'schreiben'}`,
}
