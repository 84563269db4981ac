import type { Node } from './nodes.ts'
import { type Random, shuffled } from './random.ts'
import type { Stage } from './stage.ts'

type Fault = (stage: Stage, node: Node, random: Random) => Promise<void>

const faults: { [kind: string]: Fault } = {
  'kill -9': async (_stage, node, random) => {
    await node.kill()
    await pause(random.between(300, 1_200))
    await node.start()
  },
  drain: async ({ record }, node) => {
    const end = await node.drain()
    if (end !== '0') record.violate('processes', `a drained node ended with ${end}`)
    await node.start()
  },
  freeze: async (_stage, node, random) => {
    node.freeze()
    await pause(random.between(2_000, 4_000))
    node.thaw()
  },
  'postgres SIGQUIT': ({ postgres }) => postgres.crash('SIGQUIT'),
  'postgres SIGKILL': ({ postgres }) => postgres.crash('SIGKILL'),
  'visitors cut off': async (_stage, node) => node.front.cut(),
  'visitors stalled': async (_stage, node, random) => held(node.front.hold, random),
  'visitors slowed': async (_stage, node) => slowed(node.front.delay, 300),
  'database cut off': async (_stage, node) => node.database.cut(),
  'database stalled': async (_stage, node, random) => held(node.database.hold, random),
  'database slowed': async (_stage, node) => slowed(node.database.delay, 60),
  // The links never come back and never close: the node must find out by itself, and has the time in which a statement is given up.
  'database silent': async (_stage, node) => {
    node.database.silence()
    await pause(5_000)
  },
  'redis kill -9': async ({ crashRedis }) => crashRedis?.(),
}

// In the order of their weight: a short run takes the first ones.
const order = [
  'kill -9',
  'postgres SIGQUIT',
  'freeze',
  'kill -9',
  'visitors cut off',
  'drain',
  'database stalled',
  'kill -9',
  'database silent',
  'visitors stalled',
  'database cut off',
  'postgres SIGKILL',
  'visitors slowed',
  'database slowed',
]

// A fault and the time after it that it takes to be over.
const eachMs = 4_800

/** All kinds, to choose from. */
export const faultKinds = () => Object.keys(faults)

/** Plays faults one after the other, as many as there is time for, until `endAt`; or those that were chosen. */
export async function playFaults(stage: Stage, random: Random, endAt: number, chosen?: string[]): Promise<void> {
  const startAt = performance.now()
  const kinds = stage.crashRedis ? ['redis kill -9', ...order] : order
  const due = chosen ?? shuffled(kinds.slice(0, Math.max(2, Math.floor((endAt - startAt) / eachMs))), random)
  for (const [place, kind] of due.entries()) {
    const slot = (endAt - startAt) / due.length
    const at = startAt + slot * (place + random.between(0.1, 0.4))
    await pause(at - performance.now())
    if (performance.now() > endAt) return
    const node = stage.nodes[random.below(stage.nodes.length)]!
    const start = performance.now()
    const fault = { kind, start, end: Infinity }
    stage.record.faults.push(fault)
    if (process.env.TORTURE_LOG) console.error(`${(start / 1000).toFixed(1)} s: ${kind}, node ${node.name}`)
    await faults[kind]!(stage, node, random)
    fault.end = performance.now()
  }
}

async function held(hold: () => () => void, random: Random): Promise<void> {
  const release = hold()
  await pause(random.between(1_000, 3_000))
  release()
}

async function slowed(delay: (ms: number) => void, ms: number): Promise<void> {
  delay(ms)
  await pause(2_000)
  delay(0)
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.max(0, ms)))
}
