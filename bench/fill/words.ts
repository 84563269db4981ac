/** What names, titles and tags are made of. */
export const people = {
  first: (
    'ada amal anouk bela bruno camille chidi dana derya elif emeka esra farid freya gita hana hugo ines ivo jonas kaito kemal ' +
    'lea lena luca maja marek meera milan mina nadia nils noor olga omar paula petra priya ravi rosa sami sofia tariq tomas uma vera yara zoe'
  ).split(' '),
  last: (
    'Abe Acosta Bauer Becker Castro Costa Diallo Dvorak Eriksen Farkas Ferrari Garcia Haddad Hansen Ito Jansen Kaya Keller Kovacs Larsen ' +
    'Lind Mbeki Meyer Moreau Nakamura Novak Okafor Ortiz Park Patel Petrov Quist Rossi Sato Silva Singh Tanaka Tran Urban Vogel Weber Yilmaz Zhang'
  ).split(' '),
}

export const topics = (
  'indexing queues caching tracing consensus replication testing typography accessibility onboarding estimation mentoring parsing compilers ' +
  'allocators profiling sharding encryption authentication deployment monitoring logging streaming scheduling retries idempotency migrations ' +
  'schemas pagination search ranking rendering animation layout state events messaging sockets proxies routing containers clusters backups ' +
  'recovery budgets interviews reviews documentation writing editing naming refactoring coupling modules types generics closures iterators ' +
  'concurrency locking transactions isolation joins views triggers statistics sampling forecasting graphs trees hashing sorting geometry ' +
  'physics audio images video fonts colour maps sensors robots drivers kernels firmware networks latency throughput memory storage filesystems'
).split(' ')

export const adjectives = (
  'practical modern reliable quiet small large honest deliberate functional distributed resilient humane careful simple concise advanced ' +
  'essential effective pragmatic visual applied everyday defensive secure portable incremental minimal maintainable patient working'
).split(' ')

export const tools = (
  'rust go typescript python postgres sqlite redis kubernetes linux elixir java kotlin swift css react preact svelte node bash vim git ' +
  'terraform nix docker kafka grafana clojure haskell zig wasm graphql'
).split(' ')

/** The first ones are on most threads. */
export const tags = [
  'learning',
  'career',
  'books',
  ...tools,
  ...topics.slice(0, 60),
  'beginners',
  'show',
  'help',
  'meta',
  'courses',
  'talks',
]

export const threadTitles = [
  'How do you learn {topic} in {tool}?',
  'What changed how you think about {topic}?',
  '{adjective} {topic}: where would you start?',
  'Is {tool} worth it for {topic}?',
  'A reading list for {topic}, from people who do it for a living',
  'Which course on {topic} did you finish?',
  'From {tool} to {other}: what to read about {topic}',
  'Teaching {topic} to a team that has none of it',
  'The {adjective} way to {topic} in {tool}',
  'What do you wish you had known about {topic}?',
]

export const workTitles: Record<'book' | 'tool' | 'course' | 'talk' | 'article' | 'podcast', string[]> = {
  book: [
    '{adjective} {topic}',
    'The Art of {topic} in {tool}',
    '{topic} and {second}',
    'Designing {adjective} {topic}',
    'A Field Guide to {topic} and {second}',
    '{topic} from First Principles in {tool}',
  ],
  tool: ['{topic} for {tool}', '{tool} {topic} kit', '{adjective} {topic} Studio'],
  course: ['{topic} with {tool}', 'Learning {adjective} {topic}', 'An Introduction to {topic} and {second}'],
  talk: ['{topic} Considered {adjective}', 'What {tool} Taught Us about {topic}', '{topic} without {second}'],
  article: ['Why {topic} Need {second}', 'Notes on {adjective} {topic}', 'The Trouble with {topic} in {tool}'],
  podcast: ['The {topic} and {second} Hour', '{adjective} {topic} Weekly'],
}
