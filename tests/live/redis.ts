import { type ChildProcess, spawn } from 'node:child_process'
import { connect } from 'node:net'
import { freePort } from './nodes.ts'

export interface Redis {
  url: string
  /** Kills it and brings it back, empty; undefined where it is not ours. */
  crash: (() => Promise<void>) | undefined
  close: () => Promise<void>
}

/** The Redis at an address, or with `local` one of our own that keeps nothing. */
export async function openRedis(where: string): Promise<Redis> {
  if (where !== 'local') return { url: where, crash: undefined, close: async () => undefined }
  const port = await freePort()
  let child = await start(port)
  return {
    url: `redis://127.0.0.1:${port}`,
    crash: async () => {
      await stop(child)
      await new Promise((resolve) => setTimeout(resolve, 500))
      child = await start(port)
    },
    close: () => stop(child),
  }
}

async function start(port: number): Promise<ChildProcess> {
  const child = spawn('redis-server', ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'], {
    stdio: 'ignore',
  })
  let failed: Error | undefined
  child.once('error', (error) => (failed = error))
  while (!(await answers(port))) {
    if (failed) throw new Error(`redis-server does not run: ${failed.message}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  return child
}

function stop(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.kill('SIGKILL')
  })
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' })
    socket.once('connect', () => (socket.destroy(), resolve(true)))
    socket.once('error', () => resolve(false))
  })
}
