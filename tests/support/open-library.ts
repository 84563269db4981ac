import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A place that answers as an Open Library does, or as somebody who is up to something. */
export interface Library {
  url: string
  /** The paths that were asked for, in order. */
  asked: string[]
  close: () => Promise<void>
}

/** Opens one whose answers are made by a handler. */
export async function openLibraryServer(answer: (req: IncomingMessage, res: ServerResponse) => void): Promise<Library> {
  const asked: string[] = []
  const server = createServer((req, res) => {
    asked.push(req.url!)
    answer(req, res)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** The ISBN that a question is about. */
export function isbnAsked({ url }: IncomingMessage): string {
  return new URL(url!, 'http://library').searchParams.get('bibkeys')!.slice('ISBN:'.length)
}

/** What the Books API answers with jscmd=data, in the shape of its own: a book, under the key that was asked for. */
export function bookAnswer(isbn: string, more: object = {}): string {
  return JSON.stringify({
    [`ISBN:${isbn}`]: {
      url: 'https://openlibrary.org/books/OL22853304M/Slow_reading',
      key: '/books/OL22853304M',
      title: 'Slow reading',
      authors: [{ url: 'https://openlibrary.org/authors/OL6548935A/John_Miedema', name: 'John Miedema' }],
      number_of_pages: 92,
      pagination: '80p.',
      weight: '1 grams',
      by_statement: 'by John Miedema',
      identifiers: {
        goodreads: ['6383507'],
        librarything: ['8071257'],
        isbn_10: ['1234567890'],
        isbn_13: [isbn],
        lccn: ['2008054742'],
        oclc: ['297222669'],
        openlibrary: ['OL22853304M'],
      },
      classifications: { lc_classifications: ['Z1003 .M58 2009'], dewey_decimal_class: ['028/.9'] },
      publishers: [{ name: 'Litwin Books' }],
      publish_places: [{ name: 'Duluth, Minn' }],
      publish_date: 'March 2009',
      subjects: [{ name: 'Books and reading', url: 'https://openlibrary.org/subjects/books_and_reading' }],
      notes: 'Includes bibliographical references and index.',
      cover: { small: 'https://covers.openlibrary.org/b/id/5546156-S.jpg' },
      ...more,
    },
  })
}
