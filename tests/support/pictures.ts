import { crc32 as crcOf, deflateSync } from 'node:zlib'
import sharp from 'sharp'

/** A picture of one colour, as a file of that kind. */
export function picture(width: number, height: number, kind: 'png' | 'jpeg' | 'webp' | 'gif' | 'avif' = 'png'): Promise<Buffer> {
  return plain(width, height)[kind]().toBuffer()
}

/** A photograph as a camera leaves it: lying on its side, with place and maker in its metadata. */
export function photograph(): Promise<Buffer> {
  return plain(800, 600)
    .withExif({ IFD0: { Make: 'A camera', Copyright: 'Ada' }, IFD3: { GPSLatitude: '52/1 31/1 0/1' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer()
}

/** A GIF that moves. */
export function moving(width: number, height: number, frames: number): Promise<Buffer> {
  const size = width * height * 3
  const all = Buffer.alloc(size * frames)
  for (let frame = 0; frame < frames; frame += 1) all.fill((frame * 40) % 256, size * frame, size * frame + size / 2)
  return sharp(all, { raw: { width, height: height * frames, channels: 3, pageHeight: height } })
    .gif()
    .toBuffer()
}

/** A PNG of zeros that says it is so large; its file has a few kilobytes for each hundred million dots, or however few it is given. */
export function bomb(width: number, height: number, bytes = width * height * 4): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 6], 8)
  const rows = deflateSync(Buffer.alloc(bytes), { level: 9 })
  const chunks = [chunk('IHDR', header), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))]
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), ...chunks])
}

/** A JPEG with words in its comment. */
export async function withComment(words: string): Promise<Buffer> {
  const jpeg = await picture(40, 30, 'jpeg')
  const length = Buffer.alloc(2)
  length.writeUInt16BE(words.length + 2)
  return Buffer.concat([jpeg.subarray(0, 2), Buffer.from([0xff, 0xfe]), length, Buffer.from(words), jpeg.subarray(2)])
}

/** An archive of nothing: as short as a ZIP can be, with a comment where one is given. */
export function archive(comment = ''): Buffer {
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(comment.length, 20)
  return Buffer.concat([end, Buffer.from(comment)])
}

function plain(width: number, height: number) {
  return sharp({ create: { width, height, channels: 3, background: '#7a5' } })
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data])
  const around = Buffer.alloc(8)
  around.writeUInt32BE(data.length, 0)
  around.writeUInt32BE(crcOf(body), 4)
  return Buffer.concat([around.subarray(0, 4), body, around.subarray(4)])
}
