import { openRandom } from '../live/random.ts'
import { anything, type Known, start } from './acts.ts'
import { differences } from './check.ts'
import { openTown } from './town.ts'

export interface Options {
  database: string
  acts: number
  members: number
  seed: number
}

export interface Outcome {
  /** How often each act was answered by each status. */
  answers: Map<string, Map<number, number>>
  works: number
  /** Answers that nobody should get, and what differs from a fresh computation. */
  wrong: string[]
  seconds: number
}

const threadsAtMost = 20
// 503 asks to come back: on a machine that is busy with more than this, two hundred at once wait too long for a connection.
const allowed = new Set([200, 201, 204, 403, 404, 409, 412, 422, 503])

/** Lets members recommend, amend, second, withdraw, tell, merge, part, remove and restore, all at once on two nodes; then compares everything. */
export async function play({ database, acts, members, seed }: Options): Promise<Outcome> {
  const town = await openTown(database, members)
  try {
    const known: Known = { threads: [], posts: [], recommendations: [], works: [], merged: [], split: [], hidden: [] }
    const setting = openRandom(seed)
    for (let who = 0; who < Math.min(threadsAtMost, members / 3); who++) await start(town, known, setting, who)
    const answers: Outcome['answers'] = new Map()
    const wrong: string[] = []
    const began = performance.now()
    let turn = 0
    await Promise.all(
      Array.from({ length: members }, async (_, who) => {
        const random = openRandom(seed * 1_000 + who)
        while (turn < acts) {
          const [what, { status, text }] = await anything(town, known, random, { who, turn: turn++ })
          const statuses = answers.get(what) ?? new Map<number, number>()
          answers.set(what, statuses.set(status, (statuses.get(status) ?? 0) + 1))
          if (!allowed.has(status)) wrong.push(`${what} was answered ${status}: ${text.slice(0, 300)}`)
        }
      }),
    )
    const seconds = (performance.now() - began) / 1000
    const failures = wrong.length > 0 ? town.failures.filter((line) => !/timeout/.test(line)).slice(0, 5) : []
    return { answers, works: known.works.length, wrong: [...wrong, ...failures, ...(await differences(town))], seconds }
  } finally {
    await town.close()
  }
}
