import type { Words } from '../en.ts'

export const works: Words['works'] = {
  kind: {
    book: 'Buch',
    tool: 'Werkzeug',
    course: 'Kurs',
    talk: 'Vortrag',
    article: 'Artikel',
    podcast: 'Podcast',
    other: 'Anderes',
  },
  kinds: {
    book: 'Bücher',
    tool: 'Werkzeuge',
    course: 'Kurse',
    talk: 'Vorträge',
    article: 'Artikel',
    podcast: 'Podcasts',
    other: 'Andere',
  },
  secondIt: 'Unterstützen',
  seconded: 'Unterstützt',
  sayWhy: 'Sag, warum',
  suffix: (title) => `: ${title}`,
  experience: { want: 'Vorgemerkt', started: 'Angefangen', finished: 'Zu Ende', using: 'Noch in Gebrauch', stopped: 'Aufgehört' },
  howFar: (title) => `Wie weit du mit ${title} gekommen bist`,
  save: 'Speichern',
  mostly: {
    want: (n) => (n === 1 ? 'eine Person hat es vor' : `${n} haben es vor`),
    started: (n) => (n === 1 ? 'eine Person hat angefangen' : `${n} haben angefangen`),
    finished: (n) => (n === 1 ? 'eine Person kam bis zum Ende' : `${n} kamen bis zum Ende`),
    using: (n) => (n === 1 ? 'eine Person benutzt es noch' : `${n} benutzen es noch`),
    stopped: (n) => (n === 1 ? 'eine Person hat aufgehört' : `${n} haben aufgehört`),
  },
}
