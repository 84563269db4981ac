import type { NewWork } from '../../../server/contract/index.ts'

export const ddia: NewWork = {
  kind: 'book',
  title: 'Designing Data-Intensive Applications',
  creators: ['Martin Kleppmann'],
  url: 'https://dataintensive.net/',
  isbn: '9781449373320',
  aliases: ['DDIA'],
}

/** The same book as another member would enter it. */
export const ddiaByIsbn: NewWork = {
  kind: 'book',
  title: 'Designing Data-Intensive Applications: The Big Ideas Behind Reliable, Scalable, and Maintainable Systems',
  creators: ['Martin Kleppmann'],
  isbn: '978-1-4493-7332-0',
}

export const understandingDistributed: NewWork = {
  kind: 'book',
  title: 'Understanding Distributed Systems',
  creators: ['Roberto Vitillo'],
  url: 'https://understandingdistributed.systems/',
}

export const databaseInternals: NewWork = {
  kind: 'book',
  title: 'Database Internals',
  creators: ['Alex Petrov'],
  isbn: '9781492040347',
}

export const releaseIt: NewWork = {
  kind: 'book',
  title: 'Release It!',
  creators: ['Michael T. Nygard'],
  isbn: '9781680502398',
}

export const sreBook: NewWork = {
  kind: 'book',
  title: 'Site Reliability Engineering',
  creators: ['Betsy Beyer', 'Chris Jones', 'Jennifer Petoff', 'Niall Richard Murphy'],
  url: 'https://sre.google/sre-book/table-of-contents/',
  isbn: '9781491929124',
  aliases: ['The SRE book'],
}

export const sqlPerformance: NewWork = {
  kind: 'book',
  title: 'SQL Performance Explained',
  creators: ['Markus Winand'],
  url: 'https://sql-performance-explained.com/',
  isbn: '9783950307825',
}

export const artOfPostgres: NewWork = {
  kind: 'book',
  title: 'The Art of PostgreSQL',
  creators: ['Dimitri Fontaine'],
  url: 'https://theartofpostgresql.com/',
}

export const sqlAntipatterns: NewWork = {
  kind: 'book',
  title: 'SQL Antipatterns',
  creators: ['Bill Karwin'],
  isbn: '9781934356555',
}

export const rustBook: NewWork = {
  kind: 'book',
  title: 'The Rust Programming Language',
  creators: ['Steve Klabnik', 'Carol Nichols'],
  url: 'https://doc.rust-lang.org/book/',
  isbn: '9781718503106',
  aliases: ['The Rust Book'],
}

export const programmingRust: NewWork = {
  kind: 'book',
  title: 'Programming Rust',
  creators: ['Jim Blandy', 'Jason Orendorff', 'Leonora F. S. Tindall'],
  isbn: '9781492052593',
}

export const rustForRustaceans: NewWork = {
  kind: 'book',
  title: 'Rust for Rustaceans',
  creators: ['Jon Gjengset'],
  url: 'https://rust-for-rustaceans.com/',
  isbn: '9781718501850',
}

export const goBook: NewWork = {
  kind: 'book',
  title: 'The Go Programming Language',
  creators: ['Alan A. A. Donovan', 'Brian W. Kernighan'],
  url: 'https://www.gopl.io/',
  isbn: '9780134190440',
}

export const goMistakes: NewWork = {
  kind: 'book',
  title: '100 Go Mistakes and How to Avoid Them',
  creators: ['Teiva Harsanyi'],
  url: 'https://100go.co/',
  isbn: '9781617299599',
}

export const philosophy: NewWork = {
  kind: 'book',
  title: 'A Philosophy of Software Design',
  creators: ['John Ousterhout'],
  url: 'https://web.stanford.edu/~ouster/cgi-bin/book.php',
  isbn: '9781732102217',
}

/** Title and creator only, as somebody without the book at hand would write it. */
export const philosophyByTitle: NewWork = {
  kind: 'book',
  title: 'A Philosophy of Software Design',
  creators: ['John Ousterhout'],
}

export const legacyCode: NewWork = {
  kind: 'book',
  title: 'Working Effectively with Legacy Code',
  creators: ['Michael Feathers'],
  isbn: '9780131177055',
}

export const refactoring: NewWork = {
  kind: 'book',
  title: 'Refactoring',
  creators: ['Martin Fowler'],
  url: 'https://martinfowler.com/books/refactoring.html',
  isbn: '9780134757599',
}

export const pragmatic: NewWork = {
  kind: 'book',
  title: 'The Pragmatic Programmer',
  creators: ['David Thomas', 'Andrew Hunt'],
  isbn: '9780135957059',
}

export const unitTesting: NewWork = {
  kind: 'book',
  title: 'Unit Testing: Principles, Practices, and Patterns',
  creators: ['Vladimir Khorikov'],
  isbn: '9781617296277',
}

export const goos: NewWork = {
  kind: 'book',
  title: 'Growing Object-Oriented Software, Guided by Tests',
  creators: ['Steve Freeman', 'Nat Pryce'],
  isbn: '9780321503626',
  aliases: ['GOOS'],
}

export const staffPath: NewWork = {
  kind: 'book',
  title: "The Staff Engineer's Path",
  creators: ['Tanya Reilly'],
  isbn: '9781098118730',
}

export const managersPath: NewWork = {
  kind: 'book',
  title: "The Manager's Path",
  creators: ['Camille Fournier'],
  isbn: '9781491973899',
}

export const docsForDevelopers: NewWork = {
  kind: 'book',
  title: 'Docs for Developers',
  creators: ['Jared Bhatti', 'Zachary Sarah Corleissen', 'Jen Lambourne', 'David Nunez', 'Heidi Waterhouse'],
  isbn: '9781484272169',
}

export const inclusiveComponents: NewWork = {
  kind: 'book',
  title: 'Inclusive Components',
  creators: ['Heydon Pickering'],
  url: 'https://inclusive-components.design/',
}

export const programmersBrain: NewWork = {
  kind: 'book',
  title: "The Programmer's Brain",
  creators: ['Felienne Hermans'],
  isbn: '9781617298677',
}

export const craftingInterpreters: NewWork = {
  kind: 'book',
  title: 'Crafting Interpreters',
  creators: ['Robert Nystrom'],
  url: 'https://craftinginterpreters.com/',
  isbn: '9780990582939',
}
