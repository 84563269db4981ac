export type PictureKind = 'jpeg' | 'png' | 'gif' | 'webp' | 'avif'

/** What a file is by its first bytes, whatever its name and headers say; undefined where it is no picture that is taken. */
export function kindOf(file: Buffer): PictureKind | undefined {
  const begins = (bytes: string, at = 0) => file.subarray(at, at + bytes.length).equals(Buffer.from(bytes, 'latin1'))
  if (begins('\xff\xd8\xff')) return 'jpeg'
  if (begins('\x89PNG\r\n\x1a\n')) return 'png'
  if (begins('GIF87a') || begins('GIF89a')) return 'gif'
  if (begins('RIFF') && begins('WEBP', 8)) return 'webp'
  if (begins('ftyp', 4) && (begins('avif', 8) || begins('avis', 8))) return 'avif'
  return undefined
}

/**
 * Whether a picture is also something else: an archive behind it (GIFAR), a page, a script or a PDF within it. Nothing of it would be
 * left after encoding anew; but whoever sends such a file means no picture.
 */
export function isSomethingElseToo(file: Buffer): boolean {
  const text = file.toString('latin1')
  return foreign.test(text) || text.slice(0, 1_024).includes('%PDF-') || endsAsArchive(file, text)
}

// Each is at least five bytes in order, which compressed pixels do not come to by chance in any number of files.
const foreign = /<(?:script|!doctype|html[\s>]|body[\s>]|iframe|\?php|svg\s+(?:xmlns|on))/i

// Where a ZIP ends it says so, and how many bytes of comment follow: up to the file's end, or it is none.
function endsAsArchive(file: Buffer, text: string): boolean {
  for (
    let at = text.lastIndexOf('PK\x05\x06');
    at >= 0 && at >= file.length - 65_557;
    at = text.lastIndexOf('PK\x05\x06', at - 1)
  ) {
    if (at + 22 <= file.length && file.readUInt32LE(at + 4) === 0) return true
    if (at === 0) break
  }
  return false
}
