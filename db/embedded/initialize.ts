// The first start: initdb in a folder beside, moved into its place in one step, so that a start killed halfway leaves nothing to repair.
import { randomBytes } from 'node:crypto'
import { closeSync, existsSync, fsyncSync, mkdtempSync, openSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Binaries } from './binaries.ts'
import { give, lastLine, type Launch, run } from './launch.ts'
import type { Place } from './place.ts'

const DRAFT = 'new-'

/** Makes the data folder with a random password if there is none. Call it under the lock. */
export async function initialize(place: Place, binaries: Binaries, launch: Launch): Promise<void> {
  for (const name of readdirSync(place.folder)) {
    if (name.startsWith(DRAFT)) rmSync(path.join(place.folder, name), { recursive: true, force: true, maxRetries: 3 })
  }
  if (existsSync(place.data)) return
  const draft = mkdtempSync(path.join(place.folder, DRAFT))
  const password = path.join(draft, 'password')
  const data = path.join(draft, 'data')
  writeFileSync(password, randomBytes(24).toString('hex'), { mode: 0o600 })
  if (launch.as) give(draft, launch.as)
  const made = await run(launch, binaries.initdb, initdbArguments(data, password, place.durable))
  if (made.code !== 0) throw new Error(`initdb failed: ${lastLine(made.output)}`)
  // The password travels inside the data, so that neither is ever there without the other.
  renameSync(password, path.join(data, path.basename(place.password)))
  renameSync(data, place.data)
  if (place.durable) syncFolder(place.folder)
  rmSync(draft, { recursive: true, force: true })
}

function initdbArguments(data: string, password: string, durable: boolean): string[] {
  const locale = ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C']
  const access = ['--username=postgres', `--pwfile=${password}`, '--auth=scram-sha-256']
  return [`--pgdata=${data}`, ...access, ...locale, '--no-instructions', ...(durable ? [] : ['--no-sync'])]
}

function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r')
  fsyncSync(handle)
  closeSync(handle)
}
