import { type Kysely, type MigrationProvider, Migrator, sql } from 'kysely'
import { migrations } from './migrations/index.ts'

const provider: MigrationProvider = { getMigrations: async () => migrations }

/**
 * Brings the database's schema up to the newest migration. Kysely holds an advisory lock meanwhile, so that two nodes that start at
 * once don't collide. Throws the first migration's error, with nothing of it left behind.
 */
export async function migrate<T>(db: Kysely<T>, schema: string): Promise<void> {
  await sql`create schema if not exists ${sql.id(schema)}`.execute(db).catch(async (error: unknown) => {
    // Two that create the same schema at once collide inside Postgres; the other one made it.
    const { rows } = await sql`select 1 from pg_namespace where nspname = ${schema}`.execute(db)
    if (rows.length === 0) throw error
  })
  for (let tries = 1; ; tries++) {
    const error = await migrateOnce(db, schema)
    if (!error) return
    if (tries >= triesAtMost || !goneMeanwhile.has((error as { code?: string }).code ?? '')) throw error
  }
}

// Kysely looks through the whole catalogue, and fails where another forum's schema, table or column is dropped while it looks.
const goneMeanwhile = new Set(['3F000', '42P01', '42703'])
const triesAtMost = 10

async function migrateOnce<T>(db: Kysely<T>, schema: string): Promise<unknown> {
  try {
    return (await migrator(db, schema).migrateToLatest()).error
  } catch (error) {
    return error
  }
}

/** Whether every migration has been applied. */
export async function isMigrated<T>(db: Kysely<T>, schema: string): Promise<boolean> {
  const { rows } = await sql<{ name: string }>`select name from ${sql.id(schema, 'migration')}`.execute(db)
  const applied = new Set(rows.map((row) => row.name))
  return Object.keys(migrations).every((name) => applied.has(name))
}

function migrator<T>(db: Kysely<T>, schema: string) {
  return new Migrator({
    db,
    provider,
    migrationTableSchema: schema,
    migrationTableName: 'migration',
    migrationLockTableName: 'migration_lock',
  })
}
