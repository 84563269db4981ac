import type { Words } from '../en.ts'

export const keys: Words['keys'] = {
  title: 'Tasten',
  leadIn:
    'Jede Taste wirkt, wo gerade nichts geschrieben wird, und ohne Strg, Alt oder Cmd. Tab, Eingabe und Leertaste tun, was sie auf jeder Seite tun.',
  groups: { posts: 'Von Beitrag zu Beitrag', acts: 'Mit einem Beitrag', places: 'Anderswohin' },
  does: {
    next: 'Nächster Beitrag, oder der nächste einer Liste',
    previous: 'Der davor',
    nextNew: 'Nächster neuer Beitrag',
    previousNew: 'Der neue davor',
    parent: 'Hinauf zum Beitrag, auf den er antwortet',
    fold: 'Den Zweig darunter ein- oder ausklappen',
    reply: 'Darauf antworten',
    replyToThread: 'Auf das Thema antworten',
    second: 'Unterstützen, oder das zurücknehmen',
    edit: 'Bearbeiten, wenn er deiner ist',
    search: 'Suchen',
    front: 'Themen',
    shelf: 'Regal',
    ask: 'Fragen',
    help: 'Diese Tasten',
  },
  between: ' dann ',
  use: 'Diese Tasten in diesem Browser verwenden',
  close: 'Schließen',
}
