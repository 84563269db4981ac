import { pipeline } from 'node:stream'
import type { Router } from 'express'
import type { Db } from '../../db/schema.ts'
import type { Changes } from '../change/changes.ts'
import { limits, uploadPicture } from '../contract/index.ts'
import type { Door } from '../http/route.ts'
import { routeFile } from '../http/route-file.ts'
import { member } from '../http/viewer.ts'
import { found } from '../refusal.ts'
import { idIn } from './names.ts'
import { isShown } from './queries.ts'
import { upload } from './upload.ts'
import type { Uploads } from './uploads.ts'

export type { Uploads } from './uploads.ts'

/** Sending a picture. */
export function uploadRoutes(door: Door, changes: Changes, uploads: Uploads): void {
  routeFile(
    door,
    uploadPicture,
    limits.file,
    ({ input, viewer, key, req }) => upload(changes, uploads, member(viewer), { ...input, base: req.baseUrl }, key),
    ({ upload: { id } }) => `/uploads?sent=${id}`,
  )
}

/** The pictures themselves. Nobody is asked who they are: an address that cannot be guessed is the key. */
export function pictures(router: Router, db: Db, { store }: Uploads): void {
  router.get('/uploads/:name', async (req, res) => {
    const id = found(idIn(req.params.name), 'picture')
    found((await isShown(db, id)) || undefined, 'picture')
    const etag = `"${req.params.name}"`
    // Its name stands for its bytes; opened by itself it is a picture and nothing that acts.
    res.set({
      'content-type': 'image/webp',
      'content-disposition': 'inline',
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'public, max-age=31536000, immutable',
      etag,
    })
    if (req.get('if-none-match') === etag) return void res.status(304).end()
    const { body, length } = found(await store.get(req.params.name), 'picture')
    res.set('content-length', String(length))
    if (req.method === 'HEAD') {
      body.destroy()
      return void res.end()
    }
    // Who hangs up in between is told nothing any more.
    pipeline(body, res, () => undefined)
  })
}
