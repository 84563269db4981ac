import type { WorkKind } from '../contract/index.ts'
import { fold } from './keys.ts'

// What people write around a work when they recommend it, folded as `fold` does, several languages side by side. Add a language here.

/** Stand right before a work that is recommended; some say of which kind it is. */
const before: Partial<Record<WorkKind | 'any', string>> = {
  any: `recommend, recommended, recommending, recommendation, can recommend, recommend you, suggest, suggesting, check out, checkout, checking out, look at, looked at,
    look into, look up, see, start with, started with, starting with, begin with, start from, start here, pick up, picked up, picking up, grab, get, got, buy,
    bought, try, tried, trying, go for, go with, going with, go through, went with, went for, work through, working through, worked through, dive into,
    love, loved, like, liked, enjoy, enjoyed, swear by, seconding, second, vote for, plug for, shout out to, shoutout to, pick, prefer, preferred, study,
    studied, learn from, learned from, learned a lot from, learnt from, learned it from, lot out of, thanks to, because of, beats, nothing beats, check, consider, considered, follow, followed, do, did, finish, finished,
    inspired by, reference is, standard is, classic is, answer is, pick is, favorite is, favourite is, it is called, its called, fan of, halfway through,
    here is, heres, looking at, do the, in favor of, in favour of, more in, described in, chapter in, chapters in, covered in, explained in, examples in, item in, say get, subscribe to, learn, run, send everybody, send everyone, hire, keep, instead use,
    empfehle, empfehlen, empfohlen, empfehlung, schau dir, schaut euch, schau mal in, hol dir, nimm, probier, probiere, probiert, fang mit, angefangen mit, anfangen mit, beginne mit, kenne, kaufe, kauf, liebe, mag,
    recommande, recommandes, recommander, conseille, conseiller, essaie, essayez, commence par, commencez par, commencer par, regarde, jetez un oeil a, voir, adore, appris avec, grace a, suggere,
    recomiendo, recomendar, recomendaria, recomendado, prueba, probad, empieza con, empieza por, empezar con, empezar por, mira, echa un vistazo a, encanto, sugiero, aconsejo,
    consiglio, consiglierei, consigliare, raccomando, prova, provate, inizia con, iniziare con, parti da, guarda, da, grazie a, suggerisco, imparato da,
    recomendo, recomendaria, experimente, comece com, comece por, comecar com, veja, sugiro, indico, aprendi com, gostei de, adorei,
    polecam, polecic, polecil, zacznij od, zaczac od, sprobuj, sprawdz, zobacz, kup, uwielbiam, proponuje, nauczylem sie z, nauczylam sie z,
    aanrader, aanbevelen, probeer, begin met, bekijk, рекомендую, советую, посмотри, посмотрите, попробуй, попробуйте, начни с, начните с`,
  book: `read, reading, re read, reread, rereading, reads, reading group on, readers of, reader of, reading through, chapters of, chapter of, chapters from, author of, wrote, copy of, edition of, lies, lest, lese, lesen, las, gelesen, liest, lektüre,
    lis, lisez, lire, relis, relire, lee, lea, lean, leed, leer, lei, leyendo, leggi, leggete, leggere, letto, leggendo, leia, leiam, ler, lendo,
    przeczytaj, przeczytajcie, przeczytac, przeczytalem, przeczytalam, czytaj, czytajcie, czytac, czytam, lees, lezen, gelezen, читай, читайте, прочитай, прочитайте, прочти, прочесть, читать`,
  tool: `use, using, put, used, uses, i use, we use, install, installing, installed, npm i, adopt, adopted, add, switch to, switched to, switching to, move to, moved to, migrate to, migrated to, reach for,
    swap for, replace with, replaced with, run on, runs on, running on, stick with, stuck with, settled on, built with, it with, that with, this with, them with, everything with, built on, build on, test with, benutze, benutzt, benutzen, nutze, nutzt, nutzen, nimmt, nehmen, verwende, verwendet, verwenden, setze auf, setzen auf, installier, installiere,
    utilise, utilisez, utilisons, utiliser, installe, installez, usa, usad, usar, uso, usamos, utiliza, utilizo, instala, usate, usiamo, usare, installa, utilizza, use o, usem, utilize, uzyj, uzywaj, uzywam, uzywamy, uzywac, zainstaluj,
    gebruik, gebruiken, используй, используйте, используем, использую`,
  talk: `watch, watching, watched, rewatch, watch again, saw, schau, schaut, ansehen, angesehen, regardez, regarder, ver, vean, guardate, guardare, assista, assistam, assistir, obejrzyj, obejrzyjcie, obejrzec, смотри, смотрите`,
  course: `take, took, taking, enroll in, enrol in, sign up for, belege, belegt, suivez, suivre, suivi, suis, haz, hagan, hice, seguite, segui, faca, facam, fiz, zrob, zrobcie`,
  podcast: `listen to, listening to, listened to, hör, hört, ecoute, ecoutez, escucha, escuchad, escuchar, ascolta, ascoltate, ouca, oucam, sluchaj, sluchajcie, posluchaj`,
}

/** Kinds of works by the nouns that stand beside them. */
const nouns: Partial<Record<WorkKind, string>> = {
  book: `book, books, novel, textbook, ebook, buch, buches, bucher, fachbuch, roman, livre, livres, bouquin, libro, libros, libri, livro, livros, ksiazka, ksiazke, ksiazki, ksiazce, ksiazek, boek, книга, книгу, книги, 本, 書籍, 著書`,
  tool: `library, libraries, lib, framework, tool, tools, package, crate, module, plugin, orm, editor, linter, bundler, compiler, app, extension, cli, database,
    bibliothek, werkzeug, programm, bibliotheque, outil, logiciel, biblioteca, herramienta, strumento, libreria, ferramenta, biblioteka, narzedzie, biblioteke, ライブラリ, ツール, フレームワーク`,
  course: `course, courses, mooc, class, bootcamp, specialization, lectures, tutorial, challenge, challenges, labs, kurs, kurses, vorlesung, lehrgang, cours, formation, curso, corso, aula, szkolenie, cursus, курс, 講座, コース`,
  talk: `talk, talks, lecture, keynote, video, presentation, vortrag, konferenz, conference, expose, charla, conferencia, ponencia, discorso, presentazione, palestra, wyklad, prelekcja, prezentacja, lezing, доклад, 講演, 動画`,
  article: `article, paper, papers, essay, post, blogpost, blog, writeup, whitepaper, artikel, aufsatz, billet, articulo, ensayo, entrada, articolo, saggio, artigo, ensaio, artykul, wpis, статья, статью, 記事, 論文`,
  podcast: `podcast, podcasts, episode, show, ポッドキャスト`,
}

/** Between a cue and its work: articles, praise, "titled". */
const between =
  words(`the, a, an, my, his, her, their, our, your, this, that, these, those, some, one, great, excellent, classic, famous, free, wonderful,
  amazing, fantastic, superb, new, old, little, short, awesome, legendary, seminal, brilliant, good, best, online, original, whole, entire, first, second, both, also, maybe, perhaps, definitely, then, just, actually, really, instead, again, everyone, everybody, you, to, with, of, on, titled, called, named, entitled, is, are, was, and, or, by, either, like, reading, using, watching,
  der, die, das, den, dem, ein, eine, einen, von, mit, dir, euch, ihr, mal, unbedingt, auch, mir, namens, titel, heisst, sehr, gerne, einfach, zuerst, le, la, les, un, une, vos, ton, vous, te, intitule, aussi, absolument, d, l, el, los, las, una, os, titulado, llamado, mucho, tambien, de, il, lo, gli, uno, vi, ti, intitolato, anche, assolutamente, o, os, as, um, uma, chamado, intitulado, muito, tambem, ten, te, ta, to, goraco, tez, pt, het, een, je`)

const titled = words(
  `titled, called, named, entitled, namens, titel, intitule, titulado, llamado, intitolato, chamado, intitulado, tytul, zatytulowana`,
)

/** Right before a work, they turn it down. */
const against = words(
  `avoid, avoiding, skip, skipping, skipped, hate, hated, dislike, disliked, dropped, drop, ditch, ditched, quit, instead of, rather than, unlike, away from, moved from, switch from, switched from, switching from, migrate from, migrated from, coming from, stay clear of, steer clear of, sick of, tired of, regret, despise, cant stand, cannot stand, couldnt stand, returned, sold, looking for something like, books like, alternative to, alternatives to, used to recommend, used to use, used to like, used to love, better than, worse than, friendlier than, easier than, nicer than, quicker than, faster than, simpler than, more than, replace, replacing, stopped using, stop using, gave up on, stand, without, problem with, problems with, trouble with, issue with, issues with, error in, bug in, bugs in, wrote it in, written in, written it in, meide, vermeide, statt, anstatt, hasse, eviter, evitez, evite, au lieu de, deteste, evita, evitad, odio, en lugar de, en vez de, invece di, evitare, detesto, em vez de, odeio, evitem, unikaj, zamiast, nienawidze`,
)

const negations =
  words(`not, never, dont, doesnt, didnt, wouldnt, wont, cant, cannot, shouldnt, couldnt, isnt, wasnt, arent, havent, hasnt, hadnt, no, nobody, hardly, neither, nor, without,
  ne, nicht, nie, niemals, kein, keine, keinen, pas, jamais, aucun, nunca, jamas, non, mai, nao, nunca, jamais, nie, nigdy, niet, nooit, не, никогда`)

/** After a work, or elsewhere in its sentence, they praise it. */
const praise =
  words(`great, excellent, excellently, fantastic, amazing, awesome, wonderful, brilliant, superb, superbly, lovely, perfect, invaluable, essential, indispensable, mandatory, required, must, best, good, nice, solid, classic, gem, gold, golden, bible, masterpiece, favorite, favourite, favorites, worth, worthwhile, recommend, recommended, recommending, recommendation, loved, love, loving, enjoyed, enjoyable, helped, helps, helpful, useful, taught, teaches, clicked, eye, opener, beautiful, readable, timeless, outstanding, impressive, fun, joy, gentle, gentlest, friendlier, standard, reference, definitive, top, blew, insightful, practical, unbeatable, reread, thorough, covers, explains, explained, learned, learnt, answers, walks, shows, saved, recommends, fine, free, works, happy, better, superior, answer, dense, depth, obviously, obligatory, got me, hands down, no contest, full stop, live without, swear by, is enough, no brainer, game changer, life saver, way to, a try, a shot, a chance, a spin, a whirl, another look, nothing else, all you need, you need, you want, than enough, does that, does exactly, handles that, would solve, will solve, solves that, solves this, solved it, solved that, solved this, should help, might help, tool for, out of the, my default, my go, my goto, my daily, my choice, non negotiable, still applies, worked wonders,
  toll, super, hervorragend, grossartig, ausgezeichnet, empfehlenswert, lesenswert, sehenswert, empfehle, empfehlen, klasse, genial, wunderbar, perfekt, pflichtlekture, lohnt, hilfreich, geholfen, gut, beste, bestes, richtig, anschaulich,
  excellente, genial, geniale, parfait, parfaite, indispensable, incontournable, formidable, recommande, conseille, meilleur, meilleure, utile, bon, bien, appris, excelente, fantastico, fantastica, imprescindible, imperdible, bueno, buena, recomiendo, mejor, gratis, util, perfecto, ayudo, ayudar, ottimo, ottima, eccellente, bellissimo, consiglio, utile, migliore, imparato, perfetto, otimo, otima, recomendo, melhor, maravilhoso, excelentes, ajudou, incrivel, swietna, swietny, swietne, genialna, genialny, polecam, najlepsza, najlepszy, warto, pomogla, pomogl, rewelacyjna, doskonala, aanrader, geweldig, uitstekend, отличная, отличный, отличное, лучшая, лучший, рекомендую, советую, おすすめ, お薦め, オススメ, 名著, 最高, 必読, 良書, 良, 勧, 薦, 読, 使, 便利, 素晴, 役, 十分, 推奨, 最適, 一択, 愛用`)

/** After a work, they turn it down. */
const blame = words(
  `overrated, outdated, dated, terrible, awful, horrible, bad, boring, disappointing, disappointed, useless, garbage, trash, rubbish, waste, wasted, overhyped, unreadable, wrong, dead, preachy, worst, sucks, sucked, mess, crap, regret, hate, hated, unmaintained, deprecated, abandoned, broken, fails, failed, crashes, crashed, crash, error, errors, exception, bug, bugs, buggy, broke, breaks, slow, leaks, leaking, complains, complained, locks, hangs, throws, deadlock, disappointment, schlecht, uberbewertet, veraltet, langweilig, furchtbar, schrecklich, vergriffen, nul, nulle, mauvais, mauvaise, ennuyeux, depasse, decevant, malo, mala, aburrido, terrible, sobrevalorado, pessimo, brutto, noioso, sopravvalutato, ruim, chato, pessimo, superestimado, zla, zly, nudna, nudny, slaba, slaby, przereklamowana`,
)

/** Somewhere in a sentence that asks for help. */
const troubles = words(
  `error, errors, exception, exceptions, crash, crashes, crashed, bug, bugs, buggy, fails, failed, failing, broken, broke, deadlock, hangs, leaks, leaking, timeout, segfault, stuck, upgrade, upgrading, migration fails, complains, throws, panic, panics, fehler, absturz, erreur, plante, fallo, errore, erro, blad`,
)

/** Between a work and what is said of it. */
const copulas = words(
  `is, was, are, were, feels, felt, seems, seemed, looks, got, gets, became, has been, be, its, thats, ist, war, wirkt, est, etait, semble, es, era, fue, e, sembra, parece, foi, jest, byla, byl, byl, wydaje`,
)

/** What follows speaks of something else again. */
const turns = words(
  `for, because, since, when, if, to, that, which, who, with, why, how, what, where, about, by, and, so, as, at, in, on, fur, weil, wenn, dass, mit, warum, wie, pour, parce, quand, si, que, avec, para, porque, cuando, con, per, perche, quando, che, com, bo, gdy, ze, z`,
)

/** Things that have a name of their own on a screen or in code. */
const labelled = words(
  `button, tab, menu, label, tag, message, error, warning, exception, status, option, setting, flag, field, column, variable, function, method, file, folder, branch, command, says, said, say, click, press, word, phrase, term, string, key, header, section, line, channel, knopf, meldung, fehler, bouton, boton, mensaje, pulsante, errore, botao, erro, przycisk, blad`,
)

/** Beside these, what is quoted is a song, a film or a picture. */
const otherArts = words(
  `song, songs, sing, sang, singing, hum, album, band, concert, film, films, movie, movies, cinema, tv, netflix, painting, painted, museum, opera, listened to, lied, lieder, singe, gesungen, kino, chanson, chante, cancion, pelicula, canzone`,
)

/** Verbs of which the second of two things is what is recommended: "switched from X to Y", "replaced X with Y". */
const moving = words(
  `switch, switched, switching, move, moved, moving, migrate, migrated, migrating, went, changed, changing, port, ported, porting, upgraded, gewechselt, umgestiegen, passe, passes, pasado, pasamos, passati, passato`,
)
const replacing = words(
  `replace, replaced, replacing, swap, swapped, swapping, exchanged, ersetzt, remplace, sustituido, sostituito`,
)

/** A sentence with a question mark that begins so asks, and recommends nothing. */
const asking =
  /^(?:so |and |but |or |ok |hi |hey |hello |then |now )*(?:has any|has some|did any|does any|do any|is any|any ?(?:body|one)|any (?:opinion|thought|experience|view)|(?:can|could|would|will|may|might) (?!you (?:try|read|use|look|consider|check|watch))|should i|should we|shall |do i|do we|do you|do people|is |are |was |were |what|which|who|whose|where|when|how (?!about)|does |did |am i|hat (?:jemand|schon|wer)|kennt |soll |sollte |lohnt |ist |sind |was |wer |welche|wie |kann |gibt |est ce|quelqu|qui |quel|que |faut il|comment |vaut|y a t|alguien|que |cual|quien|como |vale|es |hay |qualcuno|che |qual|chi |come |ce qualc|alguem|alguma|o que |quem |existe |czy |ktos |co |kto |jak |ktor)/
const offering =
  /\b(?:have|did|havent|didnt|had) you (?:\w+ )?(?:read|tried|seen|looked|considered|watched|checked|heard|used|try|see|look|consider|watch|check)|\bwhy not\b|\bwhat about\b|\bhow about\b|\bmaybe try\b|\b(?:can|could|would) you (?:try|consider|use)|\bwie wars? mit\b|\bwie ware es mit\b|\bque tal\b|\bpourquoi pas\b|\bhast du\b|\bhabt ihr\b|\bas tu (?:lu|essaye)|\bavez vous (?:lu|essaye)|\bhas (?:leido|probado)|\bhai (?:letto|provato)|\bja leu\b|\bczytales\b/
/** Before a work: who writes does not know it yet. */
const undecided =
  /\b(?:wonder(?:ing)? (?:if|whether|about)|not sure (?:if|whether)(?! you| its| it| this)|looking for|anyone (?:here )?(?:who )?(?:has )?(?:read|used|tried|know)|thinking (?:of|about)|curious (?:if|whether|about)|opinions? (?:on|of|about)|thoughts on|(?:i |ive )heard (?:\w+ ){0,3}(?:of|about)|i (?:want|plan|hope|need|intend) to|planning to|havent (?:read|tried|used|started|finished|got)(?! you)|should i|is there|ich suche|ich frage mich|je cherche|je me demande|busco|cerco|procuro|szukam)\b/

/** A word or phrase said of a work, by how many words it has and which kind it speaks of. */
export interface Cue {
  words: number
  kind: WorkKind | undefined
}

const cues = new Map<string, Cue>(
  Object.entries(before).flatMap(([kind, list]) =>
    [...words(list)].map((phrase): [string, Cue] => [
      phrase,
      { words: phrase.split(' ').length, kind: kind === 'any' ? undefined : (kind as WorkKind) },
    ]),
  ),
)
const kinds = new Map<string, WorkKind>(
  Object.entries(nouns).flatMap(([kind, list]) => [...words(list)].map((noun): [string, WorkKind] => [noun, kind as WorkKind])),
)

/** The cue that a phrase is, if it is one. */
export const cueOf = (phrase: string): Cue | undefined => cues.get(phrase)
/** The kind of work that a noun names, if it names one. */
export const kindNamed = (noun: string): WorkKind | undefined => kinds.get(noun)
/** Whether a verb, the word after it and a later small word say that something takes the place of another. */
export const exchanges = (verb: string, next: string, small: string): boolean =>
  (moving.has(verb) && /^(?:from|von|de|da)$/.test(next) && /^(?:to|auf|zu|a)$/.test(small)) ||
  (replacing.has(verb) && /^(?:with|by|durch|par|por|con)$/.test(small))
export const isFiller = (word: string): boolean => between.has(word)
export const saysTitle = (word: string): boolean => titled.has(word)
export const turnsDown = (phrase: string): boolean => against.has(phrase)
export const negates = (word: string): boolean => negations.has(word)
export const praises = (word: string): boolean => praise.has(word)
export const labels = (word: string): boolean => labelled.has(word)
export const isUndecided = (clause: string): boolean => undecided.test(clause) && !/\bif you\b/.test(clause)
export const isCopula = (word: string): boolean => copulas.has(word)
export const turnsAway = (word: string): boolean => turns.has(word)
export const isOtherArt = (word: string): boolean => otherArts.has(word)
export const isTrouble = (word: string): boolean => troubles.has(word)
export const blames = (word: string): boolean => blame.has(word)

/** Whether a sentence that ends in a question mark asks for an opinion; "have you tried X?" offers one instead. */
export function asksOnly(sentence: string): boolean {
  return asking.test(sentence) && !offering.test(sentence)
}

function words(list: string): Set<string> {
  return new Set(list.split(',').map(fold))
}
