import { rm } from 'node:fs/promises'

export default async function teardown() {
  const started = globalThis.embeddedForTests
  if (!started) return
  await started.embedded.stop()
  await rm(started.dataDir, { recursive: true, force: true })
}
