import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import S3rver from 's3rver'
import { connect } from '../db/connect.ts'
import { inBucket } from '../server/uploads/s3.ts'
import { sweep } from '../server/uploads/sweep.ts'
import { databaseUrl, expectStatus, openForum, type TestForum } from './support/forum.ts'
import { picture } from './support/pictures.ts'

let directory: string
let server: S3rver
let bucket: { endpoint: string; bucket: string; region: string; accessKeyId: string; secretAccessKey: string }
let forum: TestForum
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'seconded-s3-'))
  const configureBuckets = [{ name: 'pictures', configs: [] }]
  server = new S3rver({ address: '127.0.0.1', port: 0, silent: true, directory, configureBuckets })
  const { port } = await server.run()
  const keys = { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' }
  bucket = { endpoint: `http://127.0.0.1:${port}/`, bucket: 'pictures', region: 'us-east-1', ...keys }
  forum = await openForum({ uploads: bucket })
})
afterAll(async () => {
  await forum.close()
  await server.close()
  await rm(directory, { recursive: true, force: true })
})

test('a picture is kept in a bucket, handed on by the forum, and swept away from there', async () => {
  const ada = await forum.as('ada')
  const { upload } = expectStatus(201, await ada.upload(await picture(900, 10)))
  for (const url of [upload.url, upload.url.replace('.webp', '-small.webp')]) {
    const { status, headers, body } = await forum.guest.get(url)
    expect([status, headers['content-type'], Buffer.isBuffer(body)]).toEqual([200, 'image/webp', true])
  }
  const store = inBucket(bucket)
  const connection = connect({ database: databaseUrl, schema: forum.schema, connections: 1 })
  expect(await sweep(connection.db, store, new Date(Date.now() + 25 * 3_600_000)).finally(connection.close)).toBe(1)
  expect([(await forum.guest.get(upload.url)).status, await store.get(`${upload.id}.webp`)]).toEqual([404, undefined])
})

test('a bucket that browsers may read is where the pictures are said to be, and the only other host that pages may ask', async () => {
  const publicUrl = 'https://pictures.example.org/forum'
  const other = await openForum({ uploads: { ...bucket, publicUrl } })
  try {
    const ada = await other.as('ada')
    const { upload } = expectStatus(201, await ada.upload(await picture(20, 10)))
    expect(upload.url).toBe(`${publicUrl}/uploads/${upload.id}.webp`)
    const { post } = await ada.starts({ body: `![x](${upload.url})` })
    expect(post.html).toContain(`<img src="${upload.url}"`)
    const { headers } = await other.guest.get('/')
    expect(headers['content-security-policy']).toContain("img-src 'self' https://pictures.example.org;")
    expect(headers['content-security-policy']).not.toContain('default-src https:')
  } finally {
    await other.close()
  }
})

test.each([
  ['is not there', (here: typeof bucket) => ({ ...here, bucket: 'other' })],
  ['knows other keys', (here: typeof bucket) => ({ ...here, accessKeyId: 'other' })],
  ['does not answer', (here: typeof bucket) => ({ ...here, endpoint: 'http://127.0.0.1:1' })],
])('where the bucket %s, one is told to try again', async (_what, changed) => {
  const other = await openForum({ uploads: changed(bucket) })
  try {
    const ada = await other.as('ada')
    const { status, headers } = await ada.upload(await picture(20, 10))
    expect([status, Number(headers['retry-after']) > 0]).toEqual([503, true])
  } finally {
    await other.close()
  }
})
