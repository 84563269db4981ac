// Before all tests: the client is built, and a Postgres is there. TEST_DATABASE_URL names one; else the embedded one starts.
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { tsImport } from 'tsx/esm/api'
import { buildClient } from '../../server/build.mjs'

export default async function setup() {
  await buildClient()
  if (process.env.TEST_DATABASE_URL) return
  const { startEmbedded } = await tsImport('../../db/embedded.ts', import.meta.url)
  const dataDir = await mkdtemp(join(tmpdir(), 'seconded-test-'))
  const embedded = await startEmbedded({ dataDir, durable: false })
  process.env.TEST_DATABASE_URL = embedded.url
  globalThis.embeddedForTests = { embedded, dataDir }
}
