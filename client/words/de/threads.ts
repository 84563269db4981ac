import type { Words } from '../en.ts'
import { count } from './count.ts'

export const threads: Words['threads'] = {
  title: 'Themen',
  order: 'Reihenfolge der Themen',
  sorts: { active: 'Aktiv', new: 'Neu', top: 'Beste' },
  answered: 'Beantwortet',
  replies: (n) => ({ number: n.toLocaleString('de'), word: n === 1 ? 'Antwort' : 'Antworten' }),
  tags: 'Schlagwörter',
  tagged: (tag) => `#${tag}`,
  allThreads: 'Alle Themen',
  withTag: (n) => ` ${n === 1 ? 'Thema' : 'Themen'}`,
  older: 'Weitere Themen',
  none: 'Noch keine Themen.',
  noneTagged: (tag) => `Kein Thema trägt das Schlagwort ${tag}.`,
  startOne: 'Beginne das erste',
  mostSeconded: 'Am meisten unterstützt',
  mostThisMonth: 'Diesen Monat am meisten unterstützt',
  mostIn: (period) => `Am meisten unterstützt im ${period}`,
  mostTagged: (tag) => `Am meisten unterstützt zu #${tag}`,
  shelf: 'Regal',
  wholeShelf: 'Das ganze Regal ansehen',
}

/** What is drawn of a thread wherever it is watched; the browser carries this section. */
export const thread: Words['thread'] = {
  kind: { question: 'Frage', discussion: 'Gespräch' },
  locked: 'Geschlossen',
  answeredBy: { before: 'Beantwortet von ', after: (asker) => `, ausgewählt von ${asker}` },
  replyCount: (n) => (n === 0 ? 'Noch keine Antworten' : count(n, 'Antwort', 'Antworten')),
  yourReply: 'Deine Antwort',
  replyTo: (author) => `Antwort an ${author}`,
  replyToThread: 'Stattdessen auf das Thema antworten',
}

export const threadPage: Words['threadPage'] = {
  threads: 'Themen',
  works: (n) => count(n, 'Werk', 'Werke'),
  order: 'Reihenfolge',
  sorts: { top: 'Am meisten unterstützt', new: 'Neueste', old: 'Älteste' },
  more: 'Weitere Antworten',
  recommended: 'In diesem Thema empfohlen',
  aside: 'Aus diesem Thema',
  placeholder: 'Schreib dazu, was du weißt',
  closed: 'Dieses Thema ist geschlossen. Es nimmt keine Antworten mehr an.',
  mayNot: 'Du kannst hier zurzeit nicht antworten.',
  joinTitle: 'Hier war schon jemand, wo du hinwillst.',
  joinText:
    'Seconded ist ein Ort, um zu fragen, ausführlich zu antworten und zu sagen, welche Bücher und Werkzeuge sich bewährt haben. Mitglieder antworten und unterstützen, was ihnen geholfen hat. Es kostet nichts, und es gibt keine Werbung.',
  hostTitle: 'Melde dich an, um zu antworten.',
  hostText: 'Die Mitgliedschaft kommt hier von der Seite um dieses Forum. Melde dich dort an und komm dann wieder.',
}

export const writing: Words['writing'] = {
  newTitle: 'Frag, oder beginne ein Gespräch',
  kind: 'Art',
  title: 'Titel',
  titleHint: 'Ein Satz, den auch Fremde verstehen.',
  body: 'Was du bisher weißt',
  tags: 'Schlagwörter',
  tagsHint: 'Bis zu fünf, durch Kommas getrennt.',
  post: 'Thema veröffentlichen',
  editTitle: 'Deinen Beitrag bearbeiten',
  editText: 'Text',
  save: 'Änderungen speichern',
  note: 'Was sich geändert hat',
  noteHint: 'In wenigen Worten, für den Verlauf. Darf leer bleiben.',
  back: 'Zurück zum Thema',
  drop: 'Wegnehmen, was du nicht mehr empfiehlst',
  stays: 'Andere unterstützen das inzwischen, darum bleibt es:',
  recommend: 'Ein Werk empfehlen',
  recommendHint: 'Dein Satz, der es nennt, kommt mit dem Titel ins Regal.',
  work: {
    kind: 'Was es ist',
    title: 'Sein Titel',
    creators: 'Wer es gemacht hat',
    creatorsHint: 'Durch Kommas getrennt.',
    url: 'Wo es zu finden ist',
    isbn: 'Seine ISBN, wenn es ein Buch ist',
    another: 'Dazunehmen, und noch eins nennen',
  },
  before: 'Bevor du schreibst',
  advice: [
    'Sag, was du versucht hast und was stattdessen geschah.',
    'Eine Frage. Zwei ergeben zwei Themen.',
    'Füge Text ein, keine Bilder von Text.',
  ],
  adviceLabel: 'Rat',
  onWorks: 'Ein Werk empfehlen',
  onWorksText:
    'Nenne es in einem eigenen Satz und trage seinen Titel unter dem Text ein. Der Satz kommt mit dem Titel ins Regal; schreib einen, zu dem du stehst.',
}
