import type { Migration } from 'kysely'
import * as corrections from './2026-11-26-corrections.ts'
import * as splits from './2026-11-27-splits.ts'
import * as typed from './2026-11-30-typed.ts'
import * as keeping from './2026-11-24-keeping.ts'
import * as first from './2026-11-24-first.ts'
import * as reading from './2026-11-24-reading.ts'
import * as secondThoughts from './2026-11-24-second-thoughts.ts'
import * as shelf from './2026-11-24-shelf.ts'
import * as uploads from './2026-11-24-uploads.ts'
import * as works from './2026-11-24-works.ts'
import * as words from './2026-11-25-words.ts'
import * as promotion from './2026-11-26-promotion.ts'
import * as namedShelf from './2026-12-01-named-shelf.ts'
import * as writing from './2026-11-24-writing.ts'

/** Listed by hand, in order; a name once released is never changed. */
export const migrations: Record<string, Migration> = {
  '2026-11-24-first': first,
  '2026-11-24-second-thoughts': secondThoughts,
  '2026-11-24-shelf': shelf,
  '2026-11-24-uploads': uploads,
  '2026-11-24-works': works,
  '2026-11-24-reading': reading,
  '2026-11-24-writing': writing,
  '2026-11-24-keeping': keeping,
  '2026-11-25-words': words,
  '2026-11-26-corrections': corrections,
  '2026-11-26-promotion': promotion,
  '2026-11-27-splits': splits,
  '2026-11-30-typed': typed,
  '2026-12-01-named-shelf': namedShelf,
}
