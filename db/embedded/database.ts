// The forum's own role and database in the embedded server, and the address they are reached by.
import { readFileSync } from 'node:fs'
import pg from 'pg'
import type { Place } from './place.ts'

const NAME = 'seconded'
const CONNECT_TIMEOUT_MS = 10_000
const QUERY_TIMEOUT_MS = 60_000

/** The address of the forum's database; what PGSSLMODE may ask of other servers does not hold for this one. */
export function databaseUrl(place: Place, port: number): string {
  return `postgres://${NAME}:${readPassword(place)}@127.0.0.1:${port}/${NAME}?sslmode=disable`
}

/** Connects as the superuser, which proves that the server is ours and ready, and makes the role and the database if missing. */
export async function prepareDatabase(place: Place, port: number): Promise<void> {
  const password = readPassword(place)
  const client = new pg.Client({
    host: '127.0.0.1',
    port,
    user: 'postgres',
    password,
    database: 'postgres',
    ssl: false,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    query_timeout: QUERY_TIMEOUT_MS,
  })
  client.on('error', () => {})
  try {
    await client.connect()
    const { rows } = await client.query(
      `select exists (select from pg_roles where rolname = '${NAME}') as role, exists (select from pg_database where datname = '${NAME}') as database`,
    )
    // Not a superuser: what slips into a query must not reach the files of the machine. It may still add the trusted extensions.
    if (!rows[0].role) await client.query(`create role ${NAME} login createdb password '${password}'`)
    if (!rows[0].database) await client.query(`create database ${NAME} owner ${NAME}`)
  } finally {
    await client.end().catch(() => {})
  }
}

function readPassword(place: Place): string {
  return readFileSync(place.password, 'utf8').trim()
}
