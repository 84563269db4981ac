import type { Words } from '../en.ts'

export const shell: Words['shell'] = {
  name: 'Seconded',
  skip: 'Zum Inhalt',
  main: 'Hauptnavigation',
  threads: 'Themen',
  shelf: 'Regal',
  search: 'Suche',
  find: 'Themen und Werke suchen',
  ask: 'Fragen',
  you: (name) => `Du, ${name}`,
  profile: 'Deine Seite',
  settings: 'Einstellungen',
  theme: 'Hell oder dunkel',
  switchTheme: 'Zwischen hell und dunkel wechseln',
  signOut: 'Abmelden',
  signIn: 'Anmelden',
  join: 'Mitglied werden',
  foot: 'Seconded, betrieben von seinen Mitgliedern. Freie Software.',
  footer: 'Seconded',
  language: 'Sprache',
  description: 'Ein Ort, um zu fragen, ausführlich zu antworten und zu sagen, welche Bücher und Werkzeuge sich bewährt haben.',
}
