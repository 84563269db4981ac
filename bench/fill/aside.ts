import type pg from 'pg'

interface Laid {
  drop: string
  make: string
}

/**
 * Lays the foreign keys and the indexes of some tables aside, all but those that stand for a rule, and answers how to bring them back:
 * made at once over all rows, they take a fraction of the time. Runs inside the caller's transaction, which locks the tables.
 */
export async function layAside(client: pg.ClientBase, tables: string[]): Promise<() => Promise<void>> {
  const keys = await client.query<Laid>(
    `select format('alter table %I drop constraint %I', rel.relname, con.conname) as drop,
       format('alter table %I add constraint %I %s', rel.relname, con.conname, pg_get_constraintdef(con.oid)) as make
     from pg_constraint con join pg_class rel on rel.oid = con.conrelid
     where con.contype = 'f' and rel.relnamespace = current_schema()::regnamespace and rel.relname = any($1)
     order by rel.relname, con.conname`,
    [tables],
  )
  const indexes = await client.query<Laid>(
    `select format('drop index %I', own.relname) as drop, pg_get_indexdef(ind.indexrelid) as make
     from pg_index ind join pg_class own on own.oid = ind.indexrelid join pg_class rel on rel.oid = ind.indrelid
     where not ind.indisunique and rel.relnamespace = current_schema()::regnamespace and rel.relname = any($1)
     order by rel.relname, own.relname`,
    [tables],
  )
  for (const { drop } of [...keys.rows, ...indexes.rows]) await client.query(drop)
  return async () => {
    await client.query(`set local maintenance_work_mem = '512MB'`)
    for (const { make } of [...indexes.rows, ...keys.rows]) await client.query(make)
  }
}
