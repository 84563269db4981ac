// Where an embedded Postgres keeps its things, and the small record of who runs it.
import { chmodSync, lchownSync, mkdirSync, readFileSync, realpathSync, renameSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** The folder of one embedded Postgres. Only `data` belongs to the server; what stands beside it is ours. */
export interface Place {
  folder: string
  data: string
  serverLog: string
  password: string
  record: string
  durable: boolean
  say: (line: string) => void
}

/** The port of the last start (the next one tries it first) and the identity of the process that answers for the server. */
export interface RunRecord {
  port?: number
  owner?: string
}

/** Makes `<dataDir>/postgres` if missing and names what it holds. */
export function openPlace(dataDir: string, durable: boolean, say: (line: string) => void): Place {
  const made = path.join(dataDir, 'postgres')
  mkdirSync(made, { recursive: true })
  // Real, because a running server is recognised by the folder on its command line.
  const folder = realpathSync(made)
  // Root's folder is entered, but not listed, by the uid that the server runs as.
  if (process.getuid?.() === 0) chmodSync(folder, 0o711)
  const data = path.join(folder, 'data')
  return {
    folder,
    data,
    serverLog: path.join(folder, 'server.log'),
    password: path.join(data, 'seconded.password'),
    record: path.join(folder, 'run.json'),
    durable,
    say,
  }
}

/** What the last start wrote down; empty when there was none or it cannot be read. */
export function readRecord(place: Place): RunRecord {
  try {
    return JSON.parse(readFileSync(place.record, 'utf8')) as RunRecord
  } catch {
    return {}
  }
}

/** Replaces the record in one step, so that nobody reads half of it. */
export function writeRecord(place: Place, record: RunRecord): void {
  const draft = `${place.record}.${process.pid}`
  writeFileSync(draft, JSON.stringify(record), { mode: 0o600 })
  ownLikeFolder(place, draft)
  renameSync(draft, place.record)
}

/** What root makes in the folder of an ordinary user is to be theirs, who start the server again later. */
export function ownLikeFolder(place: Place, file: string): void {
  if (process.getuid?.() !== 0) return
  const { uid, gid } = statSync(place.folder)
  lchownSync(file, uid, gid)
}
