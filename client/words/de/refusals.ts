// What the server says no with, by its English sentence. A group in brackets comes again as $1.
const sentences: [RegExp | string, string][] = [
  ['This is needed.', 'Das wird gebraucht.'],
  ['Write something first.', 'Schreib erst etwas.'],
  ['Say what changes.', 'Sag, was sich ändert.'],
  [/^At least (\d+) characters\.$/, 'Mindestens $1 Zeichen.'],
  [/^At most (\d+) characters\.$/, 'Höchstens $1 Zeichen.'],
  [/^At most (\d+) tags\.$/, 'Höchstens $1 Schlagwörter.'],
  [/^At most (\d+) people\.$/, 'Höchstens $1 Personen.'],
  [/^At most (\d+) works\.$/, 'Höchstens $1 Werke.'],
  [/^At most (\d+) other names\.$/, 'Höchstens $1 andere Namen.'],
  [/^One of: (.*)\.$/, 'Eines von: $1.'],
  ['Only a to z, 0 to 9, - and _.', 'Nur a bis z, 0 bis 9, - und _.'],
  ['Letters and digits, joined by - . + or #.', 'Buchstaben und Ziffern, verbunden mit - . + oder #.'],
  ['This is no e-mail address.', 'Das ist keine E-Mail-Adresse.'],
  ['This is no web address.', 'Das ist keine Webadresse.'],
  ['This holds characters that cannot be stored.', 'Hier stehen Zeichen, die nicht gespeichert werden können.'],
  ['This field is not known.', 'Dieses Feld ist nicht bekannt.'],
  ['This fits none of the shapes it may have.', 'Das passt zu keiner der möglichen Formen.'],
  [/^This should be .*\.$/, 'Das hat die falsche Form.'],
  ['This is no id.', 'Das ist keine Kennung.'],
  [
    'This was hidden by moderators, and is not recommended here.',
    'Das hat die Moderation verborgen; empfohlen wird es hier nicht.',
  ],
  [
    'This is more than the forum can do just now. Try again in a moment.',
    'Das ist gerade mehr, als das Forum kann. Versuch es gleich noch einmal.',
  ],
  ['You turned away.', 'Du hast dich abgewandt.'],
  ['Only moderators keep the catalogue.', 'Den Katalog pflegt nur die Moderation.'],
  ['This stands in the path.', 'Das steht schon in der Adresse.'],
  ['Some of this cannot be taken.', 'Manches davon geht so nicht.'],
  ['This cursor is none of ours.', 'Diese Stelle der Liste kennen wir nicht.'],
  ['There is nothing here.', 'Hier ist nichts.'],
  [/^There is no such .*\.$/, 'Das gibt es nicht.'],
  ['Sign in first.', 'Melde dich erst an.'],
  ['That name and password do not belong together.', 'Dieser Name und dieses Passwort gehören nicht zusammen.'],
  ['This membership has ended.', 'Diese Mitgliedschaft ist beendet.'],
  ['You are suspended.', 'Du bist gesperrt.'],
  ['This thread is locked.', 'Dieses Thema ist geschlossen.'],
  ['Only its author edits a post.', 'Einen Beitrag bearbeitet nur, wer ihn geschrieben hat.'],
  ['Only its author or a moderator removes a post.', 'Einen Beitrag entfernt nur, wer ihn geschrieben hat, oder die Moderation.'],
  ['Only who removed a post brings it back.', 'Einen Beitrag holt nur zurück, wer ihn entfernt hat.'],
  ['One does not second oneself.', 'Sich selbst unterstützt man nicht.'],
  ['Only a question has an accepted answer.', 'Nur eine Frage hat eine angenommene Antwort.'],
  ['Only who asked accepts an answer.', 'Eine Antwort nimmt nur an, wer gefragt hat.'],
  ['Only a reply of this thread can be accepted.', 'Angenommen werden kann nur eine Antwort aus diesem Thema.'],
  ['This is no reply of this thread.', 'Das ist keine Antwort aus diesem Thema.'],
  ['The first post is the thread; it is not hidden.', 'Der erste Beitrag ist das Thema; er wird nicht verborgen.'],
  ['Only who started the thread hides replies in it.', 'Antworten verbirgt nur, wer das Thema begonnen hat.'],
  ['Say in If-Match which revision you have read.', 'Sag in If-Match, welche Fassung du gelesen hast.'],
  [
    'This post was changed since you read it. Look at it anew, then edit.',
    'Dieser Beitrag wurde geändert, seit du ihn gelesen hast. Sieh ihn neu an und bearbeite ihn dann.',
  ],
  ['Only the first post has a title and tags.', 'Nur der erste Beitrag hat Titel und Schlagwörter.'],
  ['Only the first post has these.', 'Das hat nur der erste Beitrag.'],
  [
    'The recommendation that this seconds is not here, or was removed.',
    'Die Empfehlung, die das unterstützt, ist nicht hier oder wurde entfernt.',
  ],
  [
    'The post that this replies to is not here, or was removed.',
    'Der Beitrag, auf den das antwortet, ist nicht hier oder wurde entfernt.',
  ],
  ['This name is reserved.', 'Dieser Name ist vorbehalten.'],
  ['This name is taken.', 'Dieser Name ist vergeben.'],
  ['This name looks too much like that of another member.', 'Dieser Name sieht dem eines anderen Mitglieds zu ähnlich.'],
  ['This address is in use.', 'Diese Adresse ist schon in Gebrauch.'],
  ['This is no ISBN: its check digit is wrong.', 'Das ist keine ISBN: die Prüfziffer stimmt nicht.'],
  ['The body is no JSON.', 'Der Inhalt ist kein JSON.'],
  ['Send UTF-8.', 'Sende UTF-8.'],
  ['Send JSON, as application/json.', 'Sende JSON, als application/json.'],
  ['Send a JSON object.', 'Sende ein JSON-Objekt.'],
  ['The request cannot be read.', 'Die Anfrage ist nicht lesbar.'],
  ['An Idempotency-Key has 1 to 200 visible ASCII characters.', 'Ein Idempotency-Key hat 1 bis 200 sichtbare ASCII-Zeichen.'],
  ['If-Match holds a revision, such as "1".', 'If-Match enthält eine Fassung, etwa "1".'],
  [
    'The links in this come to more than 64 kB. Leave some out.',
    'Die Links darin sind zusammen größer als 64 kB. Lass einige weg.',
  ],
  [
    /^With its formatting this comes to (\d+) kB, and 64 is the most\. Split it into two posts\.$/,
    'Mit Formatierung sind das $1 kB, und 64 sind das Höchste. Mach zwei Beiträge daraus.',
  ],
  [
    'This has more paragraphs, items or rows than fit into one post. Split it in two.',
    'Das hat mehr Absätze, Punkte oder Zeilen, als in einen Beitrag passen. Mach zwei daraus.',
  ],
  [
    /^The tables in this have more than (\d+) cells\. Leave some out, or show them as code\.$/,
    'Die Tabellen darin haben mehr als $1 Zellen. Lass einige weg, oder zeig sie als Code.',
  ],
  [/^This has more than (\d+) links\. Leave some out\.$/, 'Das hat mehr als $1 Links. Lass einige weg.'],
  ['Choose a file first.', 'Wähle erst eine Datei.'],
  [/^At most (\d+) MB\.$/, 'Höchstens $1 MB.'],
  ['A field of this form is too long.', 'Ein Feld dieses Formulars ist zu lang.'],
  ['This form cannot be read.', 'Dieses Formular ist nicht lesbar.'],
  ['Send multipart/form-data, with the file in its field "file".', 'Sende multipart/form-data, mit der Datei im Feld "file".'],
  [
    'This is no picture that can be taken: JPEG, PNG, GIF, WebP or AVIF.',
    'Das ist kein Bild, das genommen wird: JPEG, PNG, GIF, WebP oder AVIF.',
  ],
  [
    'This file is a picture and something else too. Save the picture anew, then send that.',
    'Diese Datei ist ein Bild und noch etwas anderes. Speichere das Bild neu und sende dann das.',
  ],
  ['This picture cannot be read: it is damaged, or cut off.', 'Dieses Bild ist nicht lesbar: beschädigt oder abgeschnitten.'],
  [
    'This picture moves for too long. Make it shorter or smaller, or link to it as a film.',
    'Dieses Bild bewegt sich zu lange. Kürze oder verkleinere es, oder verlinke es als Film.',
  ],
  [
    /^This picture has (\d+) million dots\. Make it smaller; 2000 in a row are plenty\.$/,
    'Dieses Bild hat $1 Millionen Punkte. Verkleinere es; 2000 in einer Reihe sind reichlich.',
  ],
  [
    /^(\d+) pictures a day are the most\. Try again tomorrow\.$/,
    'Mehr als $1 Bilder an einem Tag sind es nicht. Versuch es morgen noch einmal.',
  ],
  ['Many files are coming in. Try again in a moment.', 'Gerade kommen viele Dateien an. Versuch es gleich noch einmal.'],
  ['Many pictures are coming in. Try again in a moment.', 'Gerade kommen viele Bilder an. Versuch es gleich noch einmal.'],
  [
    'The place where pictures are kept does not answer. Try again in a moment.',
    'Der Ort, an dem die Bilder liegen, antwortet nicht. Versuch es gleich noch einmal.',
  ],
  [
    'The place where pictures are kept is not there. Try again later.',
    'Der Ort, an dem die Bilder liegen, ist nicht da. Versuch es später noch einmal.',
  ],
  ['No name is free for this member.', 'Für dieses Mitglied ist kein Name frei.'],
  ['These are one work already.', 'Das ist schon ein und dasselbe Werk.'],
  ['This work is merged into no other.', 'Dieses Werk ist in keinem anderen aufgegangen.'],
  ['This came from another site.', 'Das kam von einer anderen Seite.'],
  [/^That was a lot at once\. Try again in (.*)\.$/, 'Das war viel auf einmal. Versuch es später noch einmal.'],
  ['The database does not answer. Try again in a moment.', 'Die Datenbank antwortet nicht. Versuch es gleich noch einmal.'],
  [
    'The database does not answer in time. Try again in a moment.',
    'Die Datenbank antwortet nicht rechtzeitig. Versuch es gleich noch einmal.',
  ],
  ['You turned away.', 'Du hast dich abgewandt.'],
  ['Try again in a moment.', 'Versuch es gleich noch einmal.'],
  ['This is too many threads at once.', 'Das sind zu viele Themen auf einmal.'],
  ['The request is too large.', 'Die Anfrage ist zu groß.'],
  ['The same request is still running.', 'Dieselbe Anfrage läuft noch.'],
  [
    'This was sent before, with other words. Send it again, under a new key, to post these too.',
    'Das wurde schon mit anderem Text gesendet. Sende es noch einmal, um auch diesen zu veröffentlichen.',
  ],
  ['This key was used for something else.', 'Dieser Schlüssel wurde schon für etwas anderes benutzt.'],
  ['Something went wrong here. It is logged.', 'Hier ging etwas schief. Es ist vermerkt.'],
]

const exact = new Map(sentences.filter((pair): pair is [string, string] => typeof pair[0] === 'string'))
const patterns = sentences.filter((pair): pair is [RegExp, string] => pair[0] instanceof RegExp)

/** The sentence in German; one that is not known stays as it is. */
export function refusal(sentence: string): string {
  const known = exact.get(sentence)
  if (known) return known
  const pattern = patterns.find(([sign]) => sign.test(sentence))
  return pattern ? sentence.replace(pattern[0], pattern[1]) : sentence
}
