/**
 * The weights, as logarithms of odds (record linkage after Fellegi and Sunter, 1969): each says how much more often a thing is seen where
 * a work is recommended than where the words fell together by chance. Set by hand on tests/mentions, and measured there.
 */
export const weights = {
  /** Most words of a draft name no work. */
  prior: -4.5,
  marked: 3,
  /** A word of every day in marks: "works", *exactly*. */
  quotedWord: -1.5,
  codeOfTool: 2,
  maker: 3.5,
  makerNearby: 2.5,
  /** "… by tyler akidau", in small letters, right after it. */
  byLine: 4.5,
  secondMaker: 0.7,
  otherMaker: -3.5,
  perhapsOtherMaker: -1,
  cue: 2.5,
  farCue: 1.2,
  /** Nothing but its name: an answer. */
  alone: 2,
  praise: 1.5,
  praiseToo: 0.7,
  namedKind: 2.5,
  titled: 1.5,
  /** A button, a message, a tag of that name. */
  label: -3,
  /** Its sentence tells of an error. */
  trouble: -3,
  sameKind: 0.5,
  otherKind: -1.2,
  capitals: 1.5,
  lowerCase: -0.5,
  /** Each word of every day, in lower case. */
  everyday: -1,
  /** Each word past the second that says something, where all of them stand as in the title. */
  longRun: 1.2,
  /** The article that the title begins with stands before it; another one speaks against it as much. */
  ownArticle: 0.3,
  /** A sentence's own comma or colon goes through the words. */
  broken: -1.2,
  /** "Our team topologies" are ours, and no book. */
  ownThing: -1.5,
  acronym: 5,
  /** An acronym among the words of a name, written in capitals. */
  acronymWord: 1.5,
  shortAcronym: 3.7,
  /** The same letters begin the words of other titles too. */
  initials: -1.5,
  shortInitials: -3,
  rareName: 0.9,
  /** Its neighbour is capitalised too: part of a longer name, perhaps. */
  longerName: -1.5,
  /** Only what stands before a colon was said, and it is a common phrase. */
  shortened: -1,
} as const
