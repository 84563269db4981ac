import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Store } from './store.ts'

/** Pictures in a folder, which is made with the first of them. Nodes that share the folder share the pictures. */
export function onDisk(folder: string): Store {
  // A folder of a million names is slow to look through, for people and for backups.
  const place = (name: string) => join(folder, name.slice(0, 2), name)
  return {
    put: async (name, bytes) => {
      await mkdir(join(folder, name.slice(0, 2)), { recursive: true })
      // Under its own name once it is whole, and on the disk.
      const draft = `${place(name)}.${randomUUID()}`
      const file = await open(draft, 'wx')
      try {
        await file.writeFile(bytes)
        await file.sync()
      } finally {
        await file.close()
      }
      await rename(draft, place(name))
    },
    get: async (name) => {
      const facts = await stat(place(name)).catch(ifThere)
      return facts && { body: createReadStream(place(name)), length: facts.size }
    },
    remove: (name) => rm(place(name), { force: true }),
  }
}

function ifThere(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error
}
