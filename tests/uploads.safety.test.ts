import { request as ask, type IncomingMessage } from 'node:http'
import { type Member, openForum, type TestForum } from './support/forum.ts'
import { archive, bomb, moving, picture, withComment } from './support/pictures.ts'

let forum: TestForum
let ada: Member
let jpeg: Buffer
beforeAll(async () => {
  forum = await openForum()
  ada = await forum.as('ada')
  jpeg = await picture(400, 300, 'jpeg')
})
afterAll(() => forum.close())

const megabyte = 1024 * 1024

test.each<[string, () => Buffer | Promise<Buffer>]>([
  ['an SVG with a script', () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')],
  ['a page that is named picture.png', () => Buffer.from('<!doctype html><script>alert(1)</script>')],
  ['a PDF', () => Buffer.from('%PDF-1.4\n')],
  ['nothing', () => Buffer.alloc(0)],
  ['the first bytes of a picture and no more', () => jpeg.subarray(0, 20)],
  ['a JPEG that was cut off', () => jpeg.subarray(0, jpeg.length - 200)],
  ['a PNG that was cut off', async () => (await picture(400, 300)).subarray(0, -40)],
  ['a WebP that was cut off', async () => (await picture(400, 300, 'webp')).subarray(0, -40)],
  ['a picture with an archive behind it', async () => Buffer.concat([await picture(40, 30, 'gif'), archive()])],
  ['the same with a comment behind that', async () => Buffer.concat([await picture(40, 30, 'gif'), archive('a comment')])],
  ['a JPEG with a page in its comment', () => withComment('<html><body onload=alert(1)>')],
  ['a JPEG with a script in its comment', () => withComment('*/</ScRiPt x><SCRIPT>alert(1)</script>')],
  ['a PNG with PHP behind it', async () => Buffer.concat([await picture(40, 30), Buffer.from('<?php system($_GET[0]); ?>')])],
  ['48 kB that come to 1.5 GB', () => bomb(20_000, 20_000, 48 * megabyte)],
  ['a picture as wide as a PNG can say', () => bomb(2 ** 31 - 1, 1, 1_000)],
  ['a picture that moves for too long', () => moving(8, 8, 301)],
  ['random bytes behind the beginning of a PNG', () => Buffer.concat([bomb(100, 100).subarray(0, 40), Buffer.alloc(5_000, 'x')])],
])('%s is refused, with the reason', async (_what, file) => {
  const { status, body } = await ada.upload(await file())
  expect([status, body.errors]).toEqual([422, [{ path: 'file', message: expect.stringMatching(/\.$/) }]])
  expect(await forum.sql('select id from upload')).toEqual([])
})

test('a bomb takes no memory', async () => {
  const file = bomb(20_000, 20_000, 48 * megabyte)
  const before = process.memoryUsage().rss
  expect((await Promise.all(Array.from({ length: 4 }, () => ada.upload(file)))).map(({ status }) => status)).toEqual([
    422, 422, 422, 422,
  ])
  expect(process.memoryUsage().rss - before).toBeLessThan(100 * megabyte)
})

test('10 MB are taken, and a byte more is refused', async () => {
  const fill = async (bytes: number) => {
    const png = await picture(40, 30)
    return Buffer.concat([png, Buffer.alloc(bytes - png.length)])
  }
  expect((await ada.upload(await fill(10 * megabyte))).status).toBe(201)
  const { status, body } = await ada.upload(await fill(10 * megabyte + 1))
  expect([status, body.errors]).toEqual([413, [{ path: 'file', message: 'At most 10 MB.' }]])
})

test.each(['announced', 'not announced'])('of 100 MB, %s, no more is read than is allowed', async (how) => {
  const { answer, sent } = await pour(100 * megabyte, how === 'announced')
  expect([answer.statusCode, answer.headers['content-type']]).toEqual([413, expect.stringContaining('problem+json')])
  // What the system holds between the two ends comes on top.
  expect(sent).toBeLessThan(40 * megabyte)
})

test.each([
  ['JSON', 'application/json', '{"file": "x"}'],
  ['no boundary', 'multipart/form-data', 'x'],
  [
    'a form that ends early',
    'multipart/form-data; boundary=b',
    '--b\r\ncontent-disposition: form-data; name="file"; filename="a"\r\n\r\nabc',
  ],
  ['a form that is none', 'multipart/form-data; boundary=b', 'x'.repeat(1_000)],
])('%s is malformed', async (_what, type, body) => {
  expect((await ada.post('/api/uploads', body, { headers: { 'content-type': type } })).status).toBe(400)
})

test('a form without a file, with two, or with fields that are not known says so', async () => {
  const file = await picture(20, 10)
  const alone = '--b\r\ncontent-disposition: form-data; name="alt"\r\n\r\nx\r\n--b--\r\n'
  const without = await ada.post('/api/uploads', alone, { headers: { 'content-type': 'multipart/form-data; boundary=b' } })
  expect([without.status, without.body.errors[0].path]).toEqual([422, 'file'])
  const more = await ada.upload(file, { fields: { owner: '1' } })
  expect([more.status, more.body.errors[0].path]).toEqual([422, 'owner'])
  expect((await ada.upload(file, { fields: { alt: 'x'.repeat(301) } })).status).toBe(422)
  expect((await ada.upload(file, { fields: { alt: 'x'.repeat(9_000) } })).status).toBe(413)
})

test('who hangs up in the middle leaves nothing behind', async () => {
  const before = await forum.sql('select id from upload')
  const call = begin({})
  call.write(`--b\r\ncontent-disposition: form-data; name="file"; filename="a"\r\n\r\n`)
  await new Promise((resolve) => call.write(jpeg, resolve))
  call.destroy()
  expect((await ada.upload(jpeg)).status).toBe(201)
  expect(await forum.sql('select id from upload')).toHaveLength(before.length + 1)
})

test.each(['../../../etc/passwd', '%2e%2e%2fx.webp', `${'0'.repeat(32)}.webp`, 'x', `${'0'.repeat(32)}-large.webp`])(
  'there is no picture at /uploads/%s',
  async (name) => {
    expect((await forum.guest.get(`/uploads/${name}`)).status).toBe(404)
  },
)

function begin(headers: Record<string, string | number>) {
  const { host } = new URL(forum.url)
  const [hostname, port] = host.split(':')
  const call = ask({
    hostname,
    port,
    method: 'POST',
    path: '/api/uploads',
    headers: { cookie: ada.cookie, 'content-type': 'multipart/form-data; boundary=b', ...headers },
  })
  call.on('error', () => undefined)
  return call
}

// Sends until it is answered, as fast as it is taken.
async function pour(bytes: number, announced: boolean): Promise<{ answer: IncomingMessage; sent: number }> {
  const call = begin(announced ? { 'content-length': bytes } : {})
  let sent = 0
  let isAnswered = false
  const answered = new Promise<IncomingMessage>((resolve, reject) => {
    call.on('response', (answer) => {
      isAnswered = true
      resolve(answer.resume())
    })
    call.on('error', reject)
  })
  const piece = Buffer.alloc(megabyte)
  const flow = () => {
    while (!isAnswered && sent < bytes) {
      sent += piece.length
      if (!call.write(piece)) return void call.once('drain', flow)
    }
  }
  call.write(`--b\r\ncontent-disposition: form-data; name="file"; filename="a"\r\n\r\n`, flow)
  const answer = await answered
  call.destroy()
  return { answer, sent }
}
