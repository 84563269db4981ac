import type { WorkKind, WorkView } from '../../contract/index.ts'

/** A work as it is taken along: what the shelf says of it, its numbers in registers, and where it stands here. */
export interface Exported {
  work: WorkView
  /** ISBN and DOI, where they are known. */
  isbn: string | undefined
  doi: string | undefined
  /** The work's page, as a whole address. */
  page: string
}

export interface Format {
  type: string
  write: (works: Exported[]) => string
}

/** In which formats works are taken along, by the ending of the address. */
export const formats = new Map<string, Format>([
  ['csv', { type: 'text/csv; charset=utf-8', write: csv }],
  ['bib', { type: 'application/x-bibtex; charset=utf-8', write: bibtex }],
  ['json', { type: 'application/vnd.citationstyles.csl+json; charset=utf-8', write: csl }],
])

const columns = 'kind,title,creators,url,isbn,doi,people,threads,want,started,finished,using,stopped,year,page'.split(',')

// RFC 4180. The mark at the front tells spreadsheets that this is UTF-8.
function csv(works: Exported[]): string {
  const rows = works.map(({ work, isbn, doi, page }) => {
    const { want, started, finished, using, stopped } = work.experience
    const counts = [work.people, work.threads, want, started, finished, using, stopped]
    return [
      work.kind,
      work.title,
      work.creators.join('; '),
      work.url ?? '',
      isbn ?? '',
      doi ?? '',
      ...counts,
      work.year ?? '',
      page,
    ]
  })
  return `\ufeff${[columns, ...rows].map((row) => `${row.map((cell) => field(String(cell))).join(',')}\r\n`).join('')}`
}

// A cell that begins like a formula would be run by a spreadsheet (OWASP: CSV injection).
function field(cell: string): string {
  const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

function bibtex(works: Exported[]): string {
  return works
    .map(({ work, isbn, doi, page }) => {
      const facts: [string, string | undefined][] = [
        // In braces of its own, so that no style changes its capitals.
        ['title', `{${tex(work.title)}}`],
        ['author', work.creators.map((creator) => `{${tex(creator)}}`).join(' and ') || undefined],
        ['year', work.year === null ? undefined : String(work.year)],
        ['isbn', isbn],
        ['doi', doi && tex(doi)],
        ['url', tex(work.url ?? page)],
        ['note', tex(`${work.why}. ${page}`)],
      ]
      const lines = facts.flatMap(([name, value]) => (value ? [`  ${name} = {${value}},\n`] : []))
      return `@${work.kind === 'book' ? 'book' : 'misc'}{seconded${work.id},\n${lines.join('')}}\n`
    })
    .join('\n')
}

const signs: Record<string, string> = {
  '\\': '\\textbackslash{}',
  '{': '\\{',
  '}': '\\}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
}

function tex(text: string): string {
  return text.replace(/[\\{}~^]|[&%$#_]/g, (sign) => signs[sign] ?? `\\${sign}`)
}

// The types of CSL 1.0.2.
const types: Record<WorkKind, string> = {
  book: 'book',
  tool: 'software',
  course: 'document',
  talk: 'speech',
  article: 'article',
  podcast: 'broadcast',
  other: 'document',
}

function csl(works: Exported[]): string {
  const items = works.map(({ work, isbn, doi, page }) => ({
    id: `seconded${work.id}`,
    type: types[work.kind],
    title: work.title,
    ...(work.creators.length > 0 ? { author: work.creators.map((literal) => ({ literal })) } : {}),
    ...(work.year === null ? {} : { issued: { 'date-parts': [[work.year]] } }),
    ...(isbn ? { ISBN: isbn } : {}),
    ...(doi ? { DOI: doi } : {}),
    URL: work.url ?? page,
    note: `${work.why}. ${page}`,
  }))
  return `${JSON.stringify(items, null, 1)}\n`
}
