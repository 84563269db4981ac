import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { AwsClient } from 'aws4fetch'
import { Refusal } from '../refusal.ts'
import type { Store } from './store.ts'

/** A bucket of anything that speaks S3. */
export interface Bucket {
  /** Such as https://s3.eu-central-1.amazonaws.com, without the bucket. */
  endpoint: string
  bucket: string
  region: string
  accessKeyId: string
  secretAccessKey: string
  /** Where browsers may read the bucket, such as a content network's address; without it the forum hands the pictures on. */
  publicUrl?: string
}

// An answer from the same place takes milliseconds; who uploads waits no longer than this.
const patienceMs = 10_000
const folder = 'uploads'

/** Pictures in a bucket, by path-style addresses, which every S3 knows. */
export function inBucket({ endpoint, bucket, region, publicUrl, ...keys }: Bucket): Store {
  const client = new AwsClient({ ...keys, region, service: 's3', retries: 2 })
  const ask = async (name: string, init: RequestInit): Promise<Response> => {
    const address = `${endpoint.replace(/\/$/, '')}/${bucket}/${folder}/${name}`
    const patience = new AbortController()
    // For the answer to begin; what it brings may take as long as its reader does.
    const timer = setTimeout(() => patience.abort(new Error('The store did not answer.')), patienceMs)
    try {
      const answer = await client.fetch(address, { ...init, signal: patience.signal })
      if (answer.ok || answer.status === 404) return answer
      throw new Error(`The store answered ${answer.status} to ${init.method} ${name}.`)
    } catch (error) {
      throw new Refusal('away', 'The place where pictures are kept does not answer. Try again in a moment.', [], 5, error)
    } finally {
      clearTimeout(timer)
    }
  }
  return {
    put: async (name, bytes, type) => {
      const answer = await ask(name, { method: 'PUT', body: new Uint8Array(bytes), headers: headersOf(type) })
      await answer.body?.cancel()
      // A bucket that is not there.
      if (!answer.ok) throw new Refusal('away', 'The place where pictures are kept is not there. Try again later.', [], 60)
    },
    get: async (name) => {
      const answer = await ask(name, { method: 'GET' })
      if (!answer.ok || !answer.body) return void (await answer.body?.cancel())
      return { body: Readable.fromWeb(answer.body as ReadableStream), length: Number(answer.headers.get('content-length')) }
    },
    remove: async (name) => {
      const answer = await ask(name, { method: 'DELETE' })
      await answer.body?.cancel()
    },
    ...(publicUrl ? { publicUrl: `${publicUrl.replace(/\/$/, '')}/${folder}` } : {}),
  }
}

// What the bucket says of it to browsers, where it is read without the forum.
function headersOf(type: string): Record<string, string> {
  return { 'content-type': type, 'content-disposition': 'inline', 'cache-control': 'public, max-age=31536000, immutable' }
}
