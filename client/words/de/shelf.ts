import type { Words } from '../en.ts'
import { count } from './count.ts'

const months = new Intl.DateTimeFormat('de', { month: 'long', year: 'numeric', timeZone: 'UTC' })

const nameOf = (period: string) => (period.length === 4 ? period : months.format(new Date(`${period}-01T00:00:00Z`)))
const inPeriod = (period: string | null) => (period ? (period.length === 4 ? ` ${period}` : ` im ${nameOf(period)}`) : '')

export const shelf: Words['shelf'] = {
  takeAlong: 'Diese Liste mitnehmen:',
  formats: { csv: 'CSV', bib: 'BibTeX', json: 'CSL-JSON' },
  title: 'Regal',
  leadIn:
    'Was Mitglieder einander empfohlen haben, geordnet danach, wie viele dahinterstehen und was sie damit gemacht haben. Jeder Titel führt zu den Sätzen, die ihn hierher gebracht haben.',
  kinds: 'Art des Werks',
  all: 'Alle',
  works: (n) => (n > 1000 ? '1.000+' : n.toLocaleString('de')),
  order: 'Reihenfolge',
  sorts: { top: 'Am meisten unterstützt', new: 'Neueste' },
  when: 'Unterstützt',
  whens: { month: 'Diesen Monat', year: 'Dieses Jahr', ever: 'Je' },
  nameOf,
  who: 'Gezählt',
  whos: { anybody: 'Alle, die dahinterstehen', finished: 'Nur wer fertig wurde', using: 'Nur wer es noch benutzt' },
  tag: 'Schlagwort',
  anyTag: 'Jedes Schlagwort',
  byTag: 'Nach Schlagwort',
  counted: {
    backed: (n, period) => `davon ${n}${inPeriod(period)}`,
    finished: (n, period) => `${n} ${n === 1 ? 'wurde' : 'wurden'}${inPeriod(period)} fertig`,
    using: (n, period) => `${n} ${n === 1 ? 'benutzt' : 'benutzen'} es noch${period ? `, seit ${nameOf(period)}` : ''}`,
  },
  find: 'Einen Titel oder Namen finden',
  findAct: 'Finden',
  secondedIt: 'stehen dahinter',
  threads: (n) => `in ${count(n, 'Thema', 'Themen')}`,
  in: ' in ',
  because(people, threads, counts) {
    const did = [
      counts.finished > 0 && `${counts.finished} ${counts.finished === 1 ? 'wurde' : 'wurden'} fertig`,
      counts.using > 0 && `${counts.using} ${counts.using === 1 ? 'benutzt' : 'benutzen'} es noch`,
      counts.stopped > 0 && `${counts.stopped} ${counts.stopped === 1 ? 'hörte' : 'hörten'} auf`,
    ].filter(Boolean)
    const who = `${count(people, 'Mitglied', 'Mitglieder')} in ${count(threads, 'Thema', 'Themen')}`
    return did.length > 0 ? `${who}; ${did.join(', ')}` : who
  },
  more: 'Weiter im Regal',
  none: 'Hier steht noch nichts. Ein Werk kommt ins Regal, wenn ein Mitglied es in einem Thema empfiehlt.',
  noneFound: (q) => `Kein Werk im Regal heißt „${q}“.`,
  near: 'Ähnlich heißen:',
  noneIn: (period) => `Niemand hat sich${inPeriod(period)} hinter ein Werk gestellt.`,
  noneSuch: 'Auf kein Werk im Regal trifft all das zu.',
  wholeShelf: 'Das ganze Regal ansehen',
  howOrder: 'Wie die Reihenfolge entsteht',
  howOrderText:
    'Jedes Mitglied zählt für jeden Titel einmal, in wie vielen Themen er auch vorkommt. Wer ein Werk zu Ende gelesen hat oder noch benutzt, wiegt mehr als wer es vorhat; wer aufgehört hat, wiegt dagegen. Wenige gelten nicht als Urteil, und Konten der ersten Tage zählen weniger.',
  about: 'Über das Regal',
}

export const work: Words['work'] = {
  standing: (people, threads) =>
    `${people === 1 ? 'Mitglied steht' : 'Mitglieder stehen'} dahinter, in ${count(threads, 'Thema', 'Themen')}.`,
  yours: 'Was du damit gemacht hast',
  forget: 'Zurücknehmen',
  inWords: 'In einem Satz, oder nur für dich',
  note: 'In einem Satz',
  edition: 'Welche Version oder Auflage',
  noteHint: 'Was es dir gebracht hat, oder warum du aufgehört hast. Es steht neben deinem Namen.',
  onlyMe: 'Nur ich sehe, was ich damit gemacht habe. Gezählt wird es ohne meinen Namen.',
  words: 'Wer es hierher gebracht hat, im Wortlaut',
  people: 'Wer dahintersteht',
  morePeople: (n) => `und ${n} weitere`,
  member: 'Mitglied',
  howFar: 'Wie weit',
  inALine: 'In einem Satz',
  when: 'Wann',
  seconds: 'Steht dahinter',
  noWords: 'Zurzeit empfiehlt es niemand.',
  in: 'In ',
  more: 'Weitere Empfehlungen',
  beside: 'Daneben empfohlen',
  alsoKnownAs: 'Hier auch genannt',
  stopped: 'Wer aufgehört hat, und warum',
  findIt: 'Zu finden',
  noAffiliates: 'Keine Provisionslinks, hier nicht und nirgends.',
  aside: 'Über dieses Werk',
  signIn: 'Melde dich an, um zu sagen, was du damit gemacht hast',
}

export const question: Words['question'] = {
  before: 'Wie ist es dir ergangen mit: ',
  after: '?',
  said: { want: 'Vorgemerkt: ', started: 'Angefangen: ' },
  notNow: 'Nicht jetzt, und nicht noch einmal fragen',
}
