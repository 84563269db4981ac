import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createForum } from '../../server/forum.ts'
import { answerJobs } from '../parts/children.ts'

export interface HostJob {
  database: string
  isLive: boolean
}

// A host with the forum in it, whose live door is open or never was there.
answerJobs(async ({ database, isLive }: HostJob): Promise<{ url: string }> => {
  const forum = await createForum({
    database,
    rateLimits: false,
    sessionSecret: 'only for the measuring of the forum',
  })
  const server = createServer(forum.router)
  if (isLive) forum.goLive(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
})
