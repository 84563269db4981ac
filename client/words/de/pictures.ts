import type { Words } from '../en.ts'

export const pictures: Words['pictures'] = {
  title: 'Ein Bild hinzufügen',
  lead: 'JPEG, PNG, GIF, WebP oder AVIF, höchstens 10 MB. Es wird verkleinert, und was die Kamera vermerkt hat, bleibt weg.',
  file: 'Bild',
  alt: 'Was es zeigt',
  altHint: 'In einem Satz, für alle, die es nicht sehen.',
  send: 'Bild senden',
  sent: 'Dein Bild ist da',
  unused: 'Noch in keinem Beitrag',
  unusedHint: 'Was einen Tag lang in keinem Beitrag steht, wird entfernt.',
  paste: 'Füge diese Zeile dort ein, wo das Bild stehen soll',
  unnamed: 'Bild',
}
