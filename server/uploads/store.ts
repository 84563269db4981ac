import type { Readable } from 'node:stream'

/** Where pictures are kept: a folder, a bucket, or whatever a host brings. Names are made here, of a to z, 0 to 9, - and a dot. */
export interface Store {
  /** Keeps the bytes under a name; resolves once they will be found again. */
  put: (name: string, bytes: Buffer, type: string) => Promise<void>
  /** What is kept under a name; undefined where nothing is. */
  get: (name: string) => Promise<{ body: Readable; length: number } | undefined>
  /** Forgets a name; one that is not there is forgotten already. */
  remove: (name: string) => Promise<void>
  /** Where browsers read the names themselves, without a slash at the end; without it the forum hands the bytes on. */
  publicUrl?: string
}
