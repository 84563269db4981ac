import { z } from 'zod'
import { type BookFacts, type Books, type Metadata, openBooks } from './books.ts'
import { isbn13 } from './isbn.ts'
import { askForJson } from './one-origin.ts'

// The longest answer seen is 60 kB, of a book with all its subjects and a table of contents.
const bytesAtMost = 256 * 1024

/** What is read of an answer of the Books API with jscmd=data: https://openlibrary.org/dev/docs/api/books. All else is left aside. */
const Book = z.object({
  title: z.string(),
  subtitle: z.string().optional().catch(undefined),
  authors: z
    .array(z.object({ name: z.string() }))
    .optional()
    .catch(undefined),
  publish_date: z.string().optional().catch(undefined),
  identifiers: z
    .object({
      isbn_10: z.array(z.string()).optional().catch(undefined),
      isbn_13: z.array(z.string()).optional().catch(undefined),
    })
    .optional()
    .catch(undefined),
})

/** The source that a forum was given, within limits: an address is that of an Open Library. */
export function openMetadata(source: string | Metadata | undefined, onError: (error: unknown) => void): Books | undefined {
  if (!source) return undefined
  return openBooks(typeof source === 'string' ? openLibrary(source) : source, onError)
}

/** Facts of books as an Open Library has them, asked at this address and nowhere else: the public one, or a mirror. */
export function openLibrary(base: string): Metadata {
  const agent = 'Seconded (a forum engine; looks up the ISBNs that members write)'
  return {
    name: 'Open Library',
    byIsbn: async (isbn, signal) => {
      const key = `ISBN:${isbn}`
      const query = new URLSearchParams({ bibkeys: key, format: 'json', jscmd: 'data' })
      const answer = await askForJson({ base, agent, bytesAtMost }, `/api/books?${query}`, signal)
      const found = z.record(z.string(), z.unknown()).catch({}).parse(answer)[key]
      return found === undefined ? undefined : factsIn(Book.parse(found))
    },
  }
}

function factsIn({ title, subtitle, authors = [], publish_date: published = '', identifiers }: z.infer<typeof Book>): BookFacts {
  // "March 2009", "2009-03-01", "c1998", "1st edition (2009)".
  const year = /(?<!\d)(1[4-9]\d\d|20\d\d)(?!\d)/.exec(published)?.[1]
  const isbns = [...(identifiers?.isbn_13 ?? []), ...(identifiers?.isbn_10 ?? [])].flatMap((each) => isbn13(each) ?? [])
  return {
    title: subtitle ? `${title}: ${subtitle}` : title,
    creators: authors.map(({ name }) => name),
    ...(year ? { year: Number(year) } : {}),
    isbns: [...new Set(isbns)],
  }
}
