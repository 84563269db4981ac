import type { Words } from '../en.ts'

export const guide: Words['guide'] = {
  title: 'Markdown-Anleitung',
  lead: 'Beiträge werden in Markdown geschrieben: einfacher Text mit ein paar Zeichen. Mehr gibt es nicht zu wissen. Links steht, was man tippt, rechts, was daraus wird.',
  whole: 'Die ganze Anleitung, mit Ergebnissen',
  examples: 'Beispiele',
  typed: 'Was man tippt',
  shown: 'Was daraus wird',
  keys: 'Tasten im Text: Strg oder Cmd mit B, I, E und K setzen fett, kursiv, Quelltext und einen Verweis; mit der Eingabetaste wird der Text gesendet.',
  entries: [
    { says: 'Betonung', text: '_leicht_, **kräftig**, ~~hinfällig~~' },
    { says: 'Verweis', text: '[die Wörter](https://example.org/de)' },
    { says: 'Zitat, mit Quelle', text: '> Was jemand gesagt hat.\n>\n> — Ada' },
    { says: 'Aufzählung', text: '- eins\n- zwei\n\n1. erstens\n2. zweitens' },
    { says: 'Quelltext', text: '`ein Wort` oder\n\n```ts\nconst eins = 1\n```' },
    { says: 'Überschrift', text: '# Worum es geht' },
    { says: 'Tabelle', text: '| Werkzeug | Seit |\n| ---- | ----: |\n| Kessel | 2017 |' },
    { says: 'Aufgaben', text: '- [x] getan\n- [ ] noch nicht' },
    { says: 'Trennlinie', text: 'Davor\n\n---\n\nDanach' },
    { says: 'Ein Mitglied, ein Emoji', text: '@name und :tada:' },
    { says: 'Ein Zeichen als es selbst', text: '\\*nicht leicht\\*' },
  ],
}
