/** What a field calls some of its works, without any member having said so: the nickname, and the key of the title. */
const meant = new Map([
  ['dragon book', 'compilers'],
  ['purple dragon book', 'compilers'],
  ['gof', 'design patterns'],
  ['gof book', 'design patterns'],
  ['gang of four', 'design patterns'],
  ['gang of four book', 'design patterns'],
  ['k and r', 'c programming language'],
  ['clrs', 'introduction to algorithms'],
  ['gopl', 'go programming language'],
  ['rust book', 'rust programming language'],
  ['sre book', 'site reliability engineering'],
  ['wizard book', 'structure and interpretation of computer programs'],
  ['camel book', 'programming perl'],
  ['llama book', 'learning perl'],
  ['pickaxe book', 'programming ruby'],
  ['dinosaur book', 'operating system concepts'],
  ['flamingo book', 'software engineering at google'],
  ['cosmic python', 'architecture patterns with python'],
  ['zero2prod', 'zero to production in rust'],
  ['r4ds', 'r for data science'],
  ['raft paper', 'in search of an understandable consensus algorithm'],
  ['dynamo paper', 'dynamo'],
  ['mapreduce paper', 'mapreduce'],
  ['attention paper', 'attention is all you need'],
  ['hhgttg', 'hitchhikers guide to the galaxy'],
])

/** The key of the title that a nickname stands for. */
export const meantBy = (nickname: string): string | undefined => meant.get(nickname)

/** The nicknames of a title, by its key. */
export function nicknamesOf(titleKey: string): string[] {
  return [...meant].flatMap(([nickname, title]) => (title === titleKey ? [nickname] : []))
}
