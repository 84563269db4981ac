import type { Words } from '../en.ts'

export const members: Words['members'] = {
  signIn: 'Anmelden',
  welcome: 'Willkommen zurück',
  login: 'Name oder E-Mail',
  password: 'Passwort',
  newHere: 'Neu hier? ',
  newHereAfter: '. Lesen geht ohne Konto.',
  join: 'Mitglied werden',
  joinLeadIn: 'Mitglieder fragen, antworten und unterstützen, was ihnen geholfen hat.',
  name: 'Name',
  nameHint: '3 bis 30 Zeichen: a bis z, 0 bis 9, - und _. Er steht in der Adresse deiner Seite.',
  displayName: 'Angezeigter Name',
  displayNameHint: 'Steht neben dem, was du schreibst. Bleibt er leer, ist es dein Name.',
  email: 'E-Mail',
  emailHint: 'Wird niemandem gezeigt.',
  passwordHint: 'Mindestens 8 Zeichen.',
  already: 'Schon Mitglied? ',
  hosted: 'Die Mitgliedschaft kommt hier von der Seite um dieses Forum. Melde dich dort an und komm dann wieder.',
  joined: 'Mitglied seit ',
  threads: 'Themen',
  noThreads: 'Bisher keine Themen.',
  recommended: 'Empfiehlt',
  noRecommended: 'Bisher keine Empfehlungen.',
  shelf: 'Das ganze Regal',
}

export const memberShelf: Words['memberShelf'] = {
  title: (name) => `Regal von ${name}`,
  yours: 'Dein Regal',
  parts: 'Teile des Regals',
  part: {
    recommended: 'Empfohlen',
    seconded: 'Unterstützt',
    reading: 'Am Lesen',
    finished: 'Fertig',
    using: 'In Gebrauch',
    stopped: 'Aufgehört',
  },
  onlyYou: 'Nur du siehst dieses Regal.',
  everybody: 'Alle sehen dieses Regal, bis auf das, was du als privat gekennzeichnet hast.',
  change: 'Das ändern',
  private: 'Nur für dich sichtbar',
  none: 'Hier steht nichts.',
  more: 'Weiter im Regal',
  toMember: (name) => `Zur Seite von ${name}`,
}

export const search: Words['search'] = {
  title: 'Suche',
  label: 'Wonach suchst du',
  act: 'Suchen',
  heading: (q) => `Treffer für „${q}“`,
  none: (q) => `Nichts gefunden für „${q}“. Weniger Wörter finden mehr.`,
  hint: 'Gesucht wird in Themen, Antworten und Werken.',
  kind: { thread: 'Thema', post: 'Antwort', work: 'Werk' },
  more: 'Weitere Treffer',
}

export const forms: Words['forms'] = {
  problems: (n) => (n === 1 ? 'Eine Angabe braucht noch einen Blick' : `${n} Angaben brauchen noch einen Blick`),
  at: (label, message) => `${label}: ${message}`,
  refused: 'Das wurde nicht gespeichert',
}

export const failures: Words['failures'] = {
  403: {
    title: 'Das steht dir nicht offen',
    text: 'Du darfst das nicht sehen oder tun. Wenn du ein anderes Konto hast, melde dich damit an.',
  },
  404: {
    title: 'Hier ist nichts',
    text: 'Vielleicht ist die Adresse vertippt, oder was hier stand, wurde entfernt. Suche danach, oder fang bei den Themen an.',
  },
  500: {
    title: 'Bei uns ist etwas kaputtgegangen',
    text: 'Was du gesendet hast, wurde vielleicht nicht gespeichert. Geh zurück, sieh nach und versuch es noch einmal; bleibt es so, dann nenne den Betreibern des Forums die Nummer unten.',
  },
  503: {
    title: 'Das Forum ist kurz weg',
    text: 'Seine Datenbank antwortet nicht. Nichts ging verloren. Lade diese Seite in einer Minute neu.',
  },
  other: { title: 'Das hat nicht geklappt', text: 'Geh zurück und versuch es noch einmal.' },
  number: 'Anfrage',
  threads: 'Zu den Themen',
  search: 'Suche',
}
