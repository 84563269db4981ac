import { type RawBuilder, sql } from 'kysely'
import type { WorkKind } from '../contract/index.ts'
import { fold } from './keys.ts'
import { type Counted, periodOf } from './rules.ts'

/** Which works of the shelf: of a kind, in threads with a tag, by those who came in a period, by those who finished or use them, by words. */
export interface ShelfFilter {
  kind?: WorkKind | undefined
  tag?: string | undefined
  time?: string | undefined
  experience?: 'finished' | 'using' | undefined
  q?: string | undefined
}

/** A list of the shelf, as its parts are asked for. */
export interface List {
  isNew: boolean
  kind: WorkKind | undefined
  /** Where other than all the people behind a work count. */
  counted: Omit<Counted, 'people'> | undefined
  /** Joins a work `w` with its place in the ranking, where another than that of all times is meant. */
  ranking: RawBuilder<unknown>
  /** Whether a work `w` with its `names` is one that the tag and the words mean, and all works that they mean, some perhaps twice; none where neither is given. */
  fits: RawBuilder<boolean> | undefined
  finds: RawBuilder<unknown> | undefined
  words: Words | undefined
  /** Of a tag alone: the threads that have it, so many at most. */
  tagged: ((most: number) => RawBuilder<unknown>) | undefined
}

/** What the words of a list mean by themselves. */
export interface Words {
  /** The works they are found at: a work merged into one that is meant may stand for it, and some may stand there twice. */
  places: RawBuilder<unknown>
  /** Whether they stand in the `names` of a work `w`, what it is called itself: about as often among some works as among all. */
  stand: RawBuilder<boolean>
  /** Where a tag is asked for besides, whether a work `w` is one that it means. */
  also: RawBuilder<boolean> | undefined
}

/** What a filter means. */
export function listOf(asked: ShelfFilter & { sort?: 'top' | 'new' | undefined; now?: Date }): List {
  const words = asked.q ? fold(asked.q).split(' ').filter(Boolean).slice(0, 8) : []
  const tag = asked.tag ? tagged(asked.tag.toLowerCase()) : undefined
  const named = asked.q ? namedBy(words) : undefined
  const conditions = [...(tag ? [tag] : []), ...(named ? [named] : [])]
  const period = periodOf(asked.time, asked.now ?? new Date())
  const by: Counted['by'] = asked.experience ?? 'backed'
  const counted = period || asked.experience ? { by, period } : undefined
  const finds = conditions.length > 0 ? meantByAll(conditions.map((each) => each.finds)) : undefined
  return {
    isNew: asked.sort === 'new',
    kind: asked.kind,
    counted,
    ranking: counted ? sql`join ranking r on r.work_id = w.id and ${inRanking(counted)}` : sql``,
    fits:
      conditions.length > 0
        ? sql`${sql.join(
            conditions.map(({ fits }) => fits),
            sql` and `,
          )}`
        : undefined,
    finds,
    words: named && { places: named.places, stand: named.stand, also: tag?.fits },
    tagged: named ? undefined : tag?.threads,
  }
}

function meantByAll(finds: RawBuilder<unknown>[]): RawBuilder<unknown> {
  return sql`select id from (${sql.join(finds, sql` intersect `)}) as each`
}

/** Whether a row `r` of the ranking is of this way of counting and period. */
export function inRanking({ by, period }: Omit<Counted, 'people'>): RawBuilder<boolean> {
  return sql`r.counted = ${by} and r.period = ${period ?? 'ever'} and r.people > 0`
}

interface Condition {
  fits: RawBuilder<boolean>
  finds: RawBuilder<unknown>
}

// Asked for a value, not for existence: so that Postgres looks work by work, and never joins with all there is.
function tagged(tag: string): Condition & { threads: (most: number) => RawBuilder<unknown> } {
  const inThreads = sql`join thread on thread.id = wt.thread_id and thread.removed_at is null and thread.tags @> array[${tag}]::text[]`
  const ofWork = sql`join work_thread wt on wt.work_id = own.id and wt.sources > 0 ${inThreads}`
  return {
    fits: sql`((select true from work_thread wt ${inThreads} where wt.work_id = w.id and wt.sources > 0 limit 1)
      or (w.id in (select m.root_id from work m where m.root_id <> m.id) and (select true from work own ${ofWork} where own.root_id = w.id limit 1)))`,
    finds: sql`select own.root_id as id from work own ${ofWork}`,
    threads: (most) => sql`select id from threads_tagged(${tag}, ${most})`,
  }
}

// All the words in the title and the makers of a work or of one merged into it, or in one of its other names. Short words begin one there.
function namedBy(words: string[]): Condition & Pick<Words, 'places' | 'stand'> {
  const none = sql`select id from work where false`
  if (words.length === 0) return { fits: sql`false`, stand: sql`false`, finds: none, places: none }
  // As if selected: so Postgres does not plan anew for each word.
  const like = (text: RawBuilder<unknown>, pattern: string) => sql`${text} like (select ${pattern}::text)`
  const inside = (text: RawBuilder<unknown>) =>
    sql`${sql.join(
      words.map((word) =>
        word.length < 3 ? like(sql`' ' || ${text}`, `% ${escaped(word)}%`) : like(text, `%${escaped(word)}%`),
      ),
      sql` and `,
    )}`
  const either = sql`${sql.join(
    words.map((word) =>
      word.length < 3
        ? sql`n.words && array(select word from work_word where word collate "C" >= ${word} and word collate "C" < ${word} || chr(1114111) limit 500)`
        : sql`(${like(sql`n.title_key`, `%${escaped(word)}%`)} or ${like(sql`n.creator_key`, `%${escaped(word)}%`)})`,
    ),
    sql` and `,
  )}`
  const found = sql`select n.work_id as id from work_name n where ${either} union all select a.work_id from alias a where ${inside(sql`a.alias_key`)}`
  const stand = sql<boolean>`${inside(sql`w.names`)}`
  return {
    fits: sql<boolean>`(${stand}
      or w.id in (select own.root_id from alias a join work own on own.id = a.work_id where ${inside(sql`a.alias_key`)})
      or (w.id in (select m.root_id from work m where m.root_id <> m.id) and (select true from work own
        where own.root_id = w.id and ${inside(sql`(own.title_key || ' ' || own.creator_key)`)} limit 1)))`,
    stand,
    finds: sql`select own.root_id as id from work own join (${found}) found on found.id = own.id`,
    places: found,
  }
}

function escaped(word: string): string {
  return word.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)
}
