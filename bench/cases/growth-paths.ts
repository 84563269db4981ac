import pg from 'pg'

/** Addresses to ask for, by what they show: as many of each in every forum, and such as have as much to show. */
export type Paths = Record<(typeof kinds)[number], string[]>

const kinds = [
  'thread page (100 posts)',
  "thread's JSON (100 posts)",
  'front page',
  'front page, by seconds',
  'tag page',
  "member's page",
  'shelf',
  'shelf, one kind',
  'shelf, one tag',
  'shelf, by experience',
  'shelf, by time',
  'shelf, by words',
  "work's page",
  'search, usual words',
  'search, rare words',
  'suggest',
  'catch-up, 20 changes',
  'thread page (the longest)',
] as const

const usual = 'books learning caching postgres testing rust compilers mentoring accessibility queues'.split(' ')
const typed = [
  'desi',
  'pract',
  'the art',
  'compil',
  'rust',
  'field guide',
  'rendring',
  'obsarvability',
  'typogr',
  'kovacs',
  'queues and',
  'less',
]
const shownTags = ['learning', 'rust', 'postgres', 'css', 'caching', 'books', 'career', 'parsing', 'vim', 'monitoring']

/** Draws the addresses from a filled database. */
export async function pathsIn(database: string): Promise<Paths> {
  const client = new pg.Client({ connectionString: database, options: '-c search_path=seconded,public' })
  await client.connect()
  const texts = async (sql: string) => (await client.query<{ path: string }>(sql)).rows.map((row) => row.path)
  try {
    const rare = await texts(
      `select distinct word as path from (select (regexp_matches(body, '\\m[a-z]{6,14}x\\M', 'g'))[1] as word from post where id % 97 = 3 limit 400) w order by 1 limit 15`,
    )
    const near = (select: string) =>
      texts(`select ${select} as path from thread where removed_at is null order by abs(post_count - 101), id limit 30`)
    return {
      'thread page (100 posts)': await near(`'/t/' || id || '/' || slug`),
      "thread's JSON (100 posts)": await near(`'/api/threads/' || id`),
      'front page': ['/', '/?sort=new'],
      'front page, by seconds': ['/?sort=top'],
      'tag page': shownTags.map((tag) => `/tags/${tag}`),
      "member's page": await texts(
        `select '/m/' || name as path from member where id > 5 and name like '%-%' order by id limit 15`,
      ),
      shelf: ['/works', '/works?sort=new'],
      'shelf, one kind': ['/works?kind=book', '/works?kind=tool', '/works?kind=podcast'],
      'shelf, one tag': shownTags.slice(0, 6).map((tag) => `/works?tag=${tag}`),
      'shelf, by experience': ['/works?experience=finished', '/works?experience=using'],
      'shelf, by time': ['/works?time=month', '/works?time=year'],
      'shelf, by words': ['/works?q=practical', '/works?q=compilers', '/works?q=field+guide'],
      "work's page": await texts(
        `select '/works/' || id || '/' || slug as path from work where people between 5 and 40 order by abs(people - 15), id limit 30`,
      ),
      'search, usual words': usual.map((word) => `/search?q=${word}`),
      'search, rare words': rare.map((word) => `/search?q=${word}`),
      suggest: typed.map((word) => `/api/works/suggest?q=${encodeURIComponent(word)}`),
      'catch-up, 20 changes': await near(`'/api/threads/' || id || '/changes?since=' || version - 20`),
      'thread page (the longest)': await texts(
        `select '/t/' || id || '/' || slug as path from thread where removed_at is null order by post_count desc, id limit 3`,
      ),
    }
  } finally {
    await client.end()
  }
}
