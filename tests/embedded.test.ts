import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { type Embedded, startEmbedded } from '../db/embedded.ts'
import { commandLine } from '../db/embedded/processes.ts'
import { until } from './support/until.ts'

const root = path.join(import.meta.dirname, '..')
const started: Embedded[] = []
const children: ChildProcess[] = []
const isRoot = process.getuid?.() === 0
let scratch: string
// One cluster for most tests, since making one takes the longest.
let dataDir: string

beforeAll(() => {
  scratch = mkdtempSync(path.join(tmpdir(), 'seconded-embedded-'))
  // Others may enter, as in a usual data folder; the 0700 one has a test of its own.
  chmodSync(scratch, 0o755)
  dataDir = path.join(scratch, 'data')
})

afterAll(async () => {
  for (const child of children) child.kill('SIGKILL')
  await Promise.all(started.map((server) => server.stop()))
  rmSync(scratch, { recursive: true, force: true, maxRetries: 5 })
})

test('what was written is there after a stop and a start, on the same port', async () => {
  const first = await start(dataDir)
  await query(first.url, 'create table note (body text)')
  await query(first.url, `insert into note values ('Nano.')`)
  await first.stop()
  await expect(query(first.url, 'select 1')).rejects.toThrow()
  const second = await start(dataDir)
  expect([second.owned, second.url]).toEqual([true, first.url])
  expect(await query(second.url, 'select body from note')).toEqual([{ body: 'Nano.' }])
  await second.stop()
})

test('two first starts at once end on one server, and the one that joined takes it over', async () => {
  const fresh = path.join(scratch, 'twice')
  const both = await Promise.all([start(fresh), start(fresh)])
  const owner = both.find((server) => server.owned) as Embedded
  const guest = both.find((server) => !server.owned) as Embedded
  expect(guest.url).toBe(owner.url)
  await owner.stop()
  await until(() => guest.owned)
  expect(await query(guest.url, 'select 1 as one')).toEqual([{ one: 1 }])
  await guest.stop()
})

test('a process that is killed loses nothing that was committed and leaves no server behind', async () => {
  const { child, url } = await startInChild()
  await query(url, 'create table letter (body text)')
  await query(url, `insert into letter values ('Nano.')`)
  const pid = postmaster()
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGKILL')
  // On a busy machine a killed process lives on for a moment, and its server is joined instead of replaced.
  await ended
  const again = await start(dataDir)
  expect([again.owned, again.url, commandLine(pid)]).toEqual([true, url, ''])
  expect(await query(again.url, 'select body from letter')).toEqual([{ body: 'Nano.' }])
  await again.stop()
})

test('a server that is killed is brought back on the same port, and says so', async () => {
  const lines: string[] = []
  const server = await start(dataDir, (line) => lines.push(line))
  process.kill(postmaster(), 'SIGKILL')
  await until(() => lines.length === 2)
  expect(lines).toEqual([
    'The embedded Postgres is gone: it was ended by SIGKILL.',
    `The embedded Postgres is back on port ${server.port}.`,
  ])
  expect(await query(server.url, 'select 1 as one')).toEqual([{ one: 1 }])
  await server.stop()
  await server.exited
})

test('what an interrupted first start and a dead machine leave behind is no obstacle', async () => {
  mkdirSync(path.join(dataDir, 'postgres/new-half/data'), { recursive: true })
  writeFileSync(path.join(dataDir, 'postgres/starting.1-2-3.abc'), '')
  const old = new Date(Date.now() - 3_600_000)
  utimesSync(path.join(dataDir, 'postgres/starting.1-2-3.abc'), old, old)
  const first = await start(dataDir)
  await first.stop()
  // A pid that something else has by now.
  writeFileSync(path.join(dataDir, 'postgres/data/postmaster.pid'), `${process.pid}\n/elsewhere\n1\n${first.port}\n\n\n\nready\n`)
  const second = await start(dataDir)
  expect(second.owned).toBe(true)
  await second.stop()
})

test('the password is for the owner only, and the forum is not a superuser', async () => {
  const server = await start(dataDir)
  expect(statSync(path.join(dataDir, 'postgres/data/seconded.password')).mode & 0o777).toBe(0o600)
  await expect(query(server.url.replace(/:[0-9a-f]{48}@/, ':wrong@'), 'select 1')).rejects.toThrow(
    'password authentication failed',
  )
  await expect(query(server.url, `copy (select 1) to program 'true'`)).rejects.toThrow('permission denied')
  await query(server.url, 'create extension citext; create extension pg_trgm; create extension unaccent')
  await server.stop()
})

test('a data folder that cannot be made is refused in one sentence', async () => {
  const file = path.join(scratch, 'a-file')
  writeFileSync(file, '')
  await expect(startEmbedded({ dataDir: file })).rejects.toThrow(/^The embedded Postgres in .*a-file did not start: .*\.$/)
})

// Only root runs the server as somebody else, whom a closed folder keeps out.
const asRoot = isRoot ? test : test.skip
asRoot('root may keep the data below a folder closed to everybody else (skipped unless root)', async () => {
  const closed = mkdtempSync(path.join(scratch, 'closed-'))
  expect(statSync(closed).mode & 0o777).toBe(0o700)
  const server = await start(path.join(closed, 'data'))
  expect(await query(server.url, 'select 1 as one')).toEqual([{ one: 1 }])
  await server.stop()
})

async function start(dataDir: string, log?: (line: string) => void): Promise<Embedded> {
  const server = await startEmbedded({ dataDir, durable: false, log })
  started.push(server)
  return server
}

async function startInChild(): Promise<{ child: ChildProcess; url: string }> {
  const script = path.join(scratch, 'owner.mts')
  const launcher = JSON.stringify(path.join(root, 'db/embedded.ts'))
  writeFileSync(
    script,
    `import { startEmbedded } from ${launcher}
     startEmbedded({ dataDir: process.argv[2], durable: false }).then((server) => console.log(server.url))
     setInterval(() => {}, 1000)`,
  )
  // Node itself with tsx loaded into it, not the tsx command, which would be a parent in between.
  const child = spawn(process.execPath, ['--import', 'tsx', script, dataDir], { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] })
  children.push(child)
  return new Promise((resolve, reject) => {
    child.stdout.once('data', (chunk) => resolve({ child, url: String(chunk).trim() }))
    child.once('exit', () => reject(new Error('the child ended before its server was up')))
  })
}

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000, query_timeout: 5_000 })
  client.on('error', () => {})
  try {
    await client.connect()
    return (await client.query(sql)).rows
  } finally {
    await client.end().catch(() => {})
  }
}

function postmaster(): number {
  return Number(readFileSync(path.join(dataDir, 'postgres/data/postmaster.pid'), 'utf8').split('\n')[0])
}
