import type { Words } from '../en.ts'
import { count } from './count.ts'

export const shelf: Words['shelf'] = {
  title: 'Regal',
  leadIn:
    'Was Mitglieder einander empfohlen haben, geordnet danach, wie viele dahinterstehen und was sie damit gemacht haben. Jeder Titel führt zu den Sätzen, die ihn hierher gebracht haben.',
  kinds: 'Art des Werks',
  all: 'Alle',
  order: 'Reihenfolge',
  sorts: { top: 'Am meisten unterstützt', new: 'Neueste' },
  find: 'Einen Titel oder Namen finden',
  findAct: 'Finden',
  secondedIt: 'stehen dahinter',
  threads: (n) => `in ${count(n, 'Thema', 'Themen')}`,
  in: ' in ',
  more: 'Weiter im Regal',
  none: 'Hier steht noch nichts. Ein Werk kommt ins Regal, wenn ein Mitglied es in einem Thema empfiehlt.',
  noneFound: (q) => `Kein Werk im Regal heißt „${q}“.`,
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
  findIt: 'Zu finden',
  noAffiliates: 'Keine Provisionslinks, hier nicht und nirgends.',
  aside: 'Über dieses Werk',
  signIn: 'Melde dich an, um zu sagen, was du damit gemacht hast',
}
