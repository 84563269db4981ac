import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, normalize, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

/** One import of ours: who imports whom, below the project's folder, and whether only types are taken. */
export interface Arrow {
  from: string
  to: string
  typeOnly: boolean
}

const root = fileURLToPath(new URL('../..', import.meta.url))
const source = /\.(ts|tsx|mjs)$/

/** Every file of the project's below some folders, as paths from its root. */
export function filesIn(folders: string[], ending: RegExp = source): string[] {
  const walk = (folder: string): string[] =>
    readdirSync(join(root, folder)).flatMap((name) => {
      const path = `${folder}/${name}`
      if (statSync(join(root, path)).isDirectory()) return walk(path)
      return ending.test(name) ? [path] : []
    })
  return folders.flatMap(walk)
}

/** How many lines a file has. */
export function linesOf(path: string): number {
  return readFileSync(join(root, path), 'utf8').split('\n').length - 1
}

/** The arrows between files of ours, type-only imports too. */
export function arrowsIn(files: string[]): Arrow[] {
  return files.flatMap((from) => arrowsOf(from, readFileSync(join(root, from), 'utf8')))
}

/** The arrows that leave a file with this text. */
export function arrowsOf(from: string, text: string): Arrow[] {
  const found = text.matchAll(/^(?:import|export)\s+(type\s)?(?:[^'";]*?from\s+)?'(\.[^']+)'|\bimport\('(\.[^']+)'\)/gm)
  return [...found].map(([, type, named, called]) => ({
    from,
    to: relative(root, normalize(join(root, dirname(from), (named ?? called)!))),
    typeOnly: type !== undefined,
  }))
}

/** A circle of files that import each other, as a path that ends where it began; undefined where there is none. */
export function circleIn(arrows: Arrow[]): string[] | undefined {
  const next = new Map<string, string[]>()
  for (const { from, to } of arrows) next.set(from, [...(next.get(from) ?? []), to])
  const done = new Set<string>()
  const walk = (file: string, path: string[]): string[] | undefined => {
    const place = path.indexOf(file)
    if (place !== -1) return [...path.slice(place), file]
    if (done.has(file)) return undefined
    for (const to of next.get(file) ?? []) {
      const circle = walk(to, [...path, file])
      if (circle) return circle
    }
    done.add(file)
    return undefined
  }
  for (const file of next.keys()) {
    const circle = walk(file, [])
    if (circle) return circle
  }
  return undefined
}
