import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** A helper in a process of its own, which takes jobs one after the other. */
export interface Helper<Job, Answer> {
  ask: (job: Job) => Promise<Answer>
  pid: number
  close: () => void
}

const running = new Set<ChildProcess>()
// Whatever ends the run takes its children along.
process.once('exit', () => running.forEach((child) => child.kill('SIGKILL')))

/** Says of a process that it ends with this one. */
export function endsWithUs<Child extends ChildProcess>(child: Child): Child {
  running.add(child)
  child.once('exit', () => running.delete(child))
  return child
}

/** Starts a helper from a file of this folder's parent, such as `processes/load.ts`. */
export function openHelper<Job, Answer>(file: string): Helper<Job, Answer> {
  const path = fileURLToPath(new URL(`../${file}`, import.meta.url))
  const child = endsWithUs(
    fork(path, { execArgv: ['--import', 'tsx', '--no-warnings'], env: { ...process.env, NODE_ENV: 'production' } }),
  )
  return {
    ask: (job) =>
      new Promise((resolve, reject) => {
        const ended = (code: number | null) => reject(new Error(`${file} ended with ${code}.`))
        child.once('exit', ended)
        child.once('message', (message: { answer?: Answer; error?: string }) => {
          child.off('exit', ended)
          if (message.error === undefined) resolve(message.answer as Answer)
          else reject(new Error(message.error))
        })
        child.send(job as object)
      }),
    pid: child.pid!,
    close: () => child.kill('SIGKILL'),
  }
}

/** The helper's side: answers each job. */
export function answerJobs<Job, Answer>(work: (job: Job) => Promise<Answer>): void {
  process.on('message', (job: Job) => {
    work(job).then(
      (answer) => process.send!({ answer }),
      (error: unknown) => process.send!({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
    )
  })
}
