import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { limits, line } from '../text.ts'
import { UploadView } from '../views.ts'

// Buffers are not every client's; what matters is that there are bytes.
const File = z
  .custom<Uint8Array>((file) => file instanceof Uint8Array && file.length > 0, 'Choose a file first.')
  .meta({ type: 'string', format: 'binary', description: `JPEG, PNG, GIF, WebP or AVIF, of at most 10 MB` })

export const uploadPicture = endpoint({
  name: 'uploadPicture',
  method: 'POST',
  path: '/api/uploads',
  form: '/uploads',
  status: 201,
  once: true,
  multipart: true,
  says: 'Send a picture, to be shown in posts by its address',
  input: z.strictObject({ file: File, alt: line(0, limits.alt).optional() }),
  answer: z.object({ upload: UploadView }),
})
