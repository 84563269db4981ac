import { proseOf, type Range } from './prose.ts'

/** What people write under a recommendation to say that they share it; several languages side by side. */
const endorsing =
  /(?:^|[\n.!?,;] *)(\+1|seconding (?:this|that|the above)|seconded|i second (?:this|that)|second this|this one (?:changed|helped|made|is)|this (?:book|course|talk|tool|article|one|library|podcast) (?:is|was|does|did|has|changed|helped|made|really)|(?:can|could) only agree|(?:totally|fully|strongly) agree|agreed|same here|me too|came here to say (?:this|that)|dem schließe ich mich an|dem kann ich nur zustimmen|kann ich nur bestätigen|dieses buch (?:ist|hat)|je plussoie|je confirme|tout à fait d['’]accord|totalmente de acuerdo|lo confirmo|confermo|pienamente d['’]accordo|assino embaixo|concordo|popieram|potwierdzam|同感|私もおすすめ)(?![\p{L}\p{N}])/iu
const notReally =
  /\b(?:not|never|dont|don['’]t|isn['’]t|wasn['’]t|didn['’]t|nicht|pas|overrated|outdated|boring|waste|disappoint\w*|terrible|awful)\b/i

/** Where a draft says that it shares what the post above recommends, if it does. */
export function endorsementIn(draft: string): Range | undefined {
  const { text } = proseOf(draft)
  const match = endorsing.exec(text)
  if (!match) return undefined
  const start = match.index + match[0].lastIndexOf(match[1]!)
  const sentence = /^[^.!?\n]*/.exec(text.slice(start))![0]
  return notReally.test(sentence) ? undefined : { start, end: start + match[1]!.length }
}
