import { createHash, randomBytes } from 'node:crypto'
import type { Db, MemberRow } from '../../db/schema.ts'
import { changeSeveral } from '../change/change.ts'
import type { Changes } from '../change/changes.ts'
import type { OnceKey, UploadView } from '../contract/index.ts'
import { namesOf } from './names.ts'
import { must, Refusal } from '../refusal.ts'
import { type Picture, pictureFrom } from './picture.ts'
import { sentSince, uploadView } from './queries.ts'
import { mayUpload, uploadsADay } from './rules.ts'
import type { Store } from './store.ts'
import { forget } from './sweep.ts'
import { inLine, type Uploads } from './uploads.ts'

/**
 * Takes a picture: encodes it anew and keeps it. `base` is the mount path, under which the forum hands it on. Refuses what is no
 * picture, and more than a member's share of a day.
 */
export async function upload(
  changes: Changes,
  uploads: Uploads,
  member: MemberRow,
  sent: { file: Uint8Array; alt?: string; base: string },
  key?: OnceKey,
): Promise<{ upload: UploadView }> {
  const { db } = changes
  must(mayUpload(member, changes.now()))
  await withinShare(db, member.id, changes.now())
  const file = Buffer.from(sent.file.buffer, sent.file.byteOffset, sent.file.byteLength)
  const picture = await inLine(uploads, () => pictureFrom(file))
  const id = randomBytes(16).toString('hex')
  const names = namesOf(id)
  const root = uploads.store.publicUrl ?? `${sent.base}/uploads`
  // The row is there before the files: what breaks off in between is known, and swept away with them.
  await db
    .insertInto('upload')
    .values({
      id,
      ownerId: member.id,
      url: `${root}/${names.full}`,
      smallUrl: picture.small ? `${root}/${names.small}` : null,
      isAnimated: picture.isAnimated,
      width: picture.width,
      height: picture.height,
      bytes: picture.full.length + (picture.small?.length ?? 0),
      alt: sent.alt ?? '',
      sha256: createHash('sha256').update(file).digest('hex'),
      createdAt: changes.now(),
      storedAt: null,
      unusedSince: changes.now(),
    })
    .execute()
  try {
    await keep(uploads.store, id, picture)
    const answer = await done(changes, member, id, key)
    // Sent before under the same key: that one is the answer, and this one nobody knows of.
    if (answer.upload.id !== id) await forget(db, uploads.store, [id])
    return answer
  } catch (error) {
    await forget(db, uploads.store, [id]).catch(() => undefined)
    throw error
  }
}

function done(changes: Changes, member: MemberRow, id: string, key: OnceKey | undefined): Promise<{ upload: UploadView }> {
  return changeSeveral(
    changes,
    async () => [],
    { member, key },
    async ({ tx, now }) => {
      const row = await tx
        .updateTable('upload')
        .set({ storedAt: now })
        .where('id', '=', id)
        .returningAll()
        .executeTakeFirstOrThrow()
      return { upload: uploadView(row) }
    },
  )
}

const dayMs = 86_400_000

async function withinShare(db: Db, memberId: string, now: Date): Promise<void> {
  const { count, first } = await sentSince(db, memberId, new Date(now.getTime() - dayMs))
  if (count < uploadsADay || !first) return
  const seconds = Math.max(1, Math.ceil((first.getTime() + dayMs - now.getTime()) / 1_000))
  throw new Refusal('too-fast', `${uploadsADay} pictures a day are the most. Try again tomorrow.`, [], seconds)
}

async function keep(store: Store, id: string, { full, small }: Picture): Promise<void> {
  const names = namesOf(id)
  await Promise.all([store.put(names.full, full, 'image/webp'), ...(small ? [store.put(names.small, small, 'image/webp')] : [])])
}
