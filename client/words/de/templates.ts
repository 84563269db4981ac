import type { Words } from '../en.ts'

export const templates: Words['templates'] = {
  yours: 'Deine Vorlagen',
  all: 'Ansehen und ändern',
  lead: 'Texte, mit denen du immer wieder Beiträge beginnst. Niemand sonst sieht sie.',
  name: 'Benennung',
  nameHint: 'Ein vergebener Name bekommt den neuen Text.',
  text: 'Der Text',
  another: 'Noch eine',
  keep: 'Behalten',
  drop: 'Loslassen',
  suffix: (name) => `: ${name}`,
  keepThis: 'Diesen Text behalten als',
  kept: (name) => `Behalten als ${name}.`,
  none: 'Noch keine.',
  insert: (name) => `${name} einfügen`,
  ofThread: 'Womit Antworten in diesem Thema beginnen sollen',
  begin: 'Damit beginnen',
  set: 'Womit Antworten beginnen',
  setHint: 'Wer antwortet, sieht es neben dem Text und kann damit beginnen. Leer wird nichts verlangt.',
  save: 'Speichern',
}
