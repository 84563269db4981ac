import type { Words } from '../en.ts'

export const settings: Words['settings'] = {
  title: 'Einstellungen',
  name: 'Wie du heißt',
  displayName: 'Angezeigter Name',
  displayNameHint:
    'Steht neben dem, was du schreibst, auch neben dem, was du früher geschrieben hast. Der Name in der Adresse deiner Seite bleibt.',
  language: 'Sprache',
  languageHint: 'Der Seiten, in jedem Browser, in dem du angemeldet bist',
  shelf: 'Dein Regal',
  shelfHint: 'Wer sieht, was du empfohlen, unterstützt, gelesen hast und benutzt',
  shelfOpen: 'Alle',
  shelfPrivate: 'Nur du',
  typing: 'Während du schreibst',
  typingHint: 'Ob andere, die ein Thema lesen, sehen, dass du darin schreibst',
  typingShown: 'Sie sehen es',
  typingHidden: 'Sie sehen es nicht',
  corrections: 'Was du zu berichtigen vorgeschlagen hast, und was daraus wurde',
  save: 'Speichern',
}
