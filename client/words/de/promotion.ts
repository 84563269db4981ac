import type { Words } from '../en.ts'

export const promotion: Words['promotion'] = {
  title: 'Wohl Eigenwerbung',
  menu: 'Eigenwerbung',
  lead: 'Wer immer wieder dieselbe Seite oder dieselben Urheber empfiehlt: in mindestens vier Beiträgen und zuletzt mindestens jedes zweite Mal. Für diese Werke zählen sie weniger, bis du sagst, dass es in Ordnung ist. Sie erfahren es nicht.',
  parts: 'Markierungen',
  part: { open: 'Anzusehen', confirmed: 'Bestätigt', fine: 'In Ordnung' },
  none: { open: 'Niemand fällt auf.', confirmed: 'Nichts wurde bestätigt.', fine: 'Nichts wurde für gut befunden.' },
  site: 'Die Seite',
  creator: 'Von',
  share: (counted, outOf) => `${counted} der letzten ${outOf} Empfehlungen`,
  places: 'Die letzten davon',
  work: 'empfiehlt ',
  found: 'bemerkt ',
  said: { fine: 'In Ordnung, sagt ', confirmed: 'Bestätigt von ' },
  fine: 'Das ist in Ordnung',
  confirm: 'Es ist Eigenwerbung',
  suffix: (member, name) => `: ${member}, ${name}`,
  own: 'Über das, was du empfiehlst, entscheidet jemand anderes.',
  more: 'Frühere',
}
