// `npm start`: builds where something is newer than what was built, and runs in this same process, so that signals reach the forum itself.
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const made = ['dist/server/main.js', 'dist/client/manifest.json']
const from = ['server', 'client', 'db', 'package.json', 'package-lock.json', 'tsconfig.json']

if (!(await isFresh())) {
  const [{ build }, { stop }] = await Promise.all([import('./build.mjs'), import('esbuild')])
  await build()
  await stop()
}
await import('../dist/server/main.js')

async function isFresh() {
  const built = await Promise.all(made.map(changedAt))
  const sources = await Promise.all(from.map(newestIn))
  return Math.min(...built) > Math.max(...sources)
}

async function newestIn(path) {
  const entries = await readdir(join(root, path), { withFileTypes: true, recursive: true }).catch(() => [])
  const files = entries.map((entry) => join(entry.parentPath ?? entry.path, entry.name))
  // A folder's own time tells of what was taken out of it.
  return Math.max(await changedAt(path), ...(await Promise.all(files.map((file) => changedAt(file)))))
}

async function changedAt(path) {
  const known = await stat(path.startsWith(root) ? path : join(root, path)).catch(() => undefined)
  return known?.mtimeMs ?? 0
}
