import { isDeepStrictEqual } from 'node:util'
import type { Answer } from '../asking.ts'
import { openStage } from '../stage.ts'
import { openWriter, pause, type Tell, tellProcesses } from './kit.ts'

const keys = 100
const sends = 50
const atOnce = 10

/** A hundred keys, each sent fifty times over two nodes, one of which is killed on the way and comes back. */
export async function playKeys(tell: Tell): Promise<void> {
  const stage = await openStage({ nodes: 2 })
  const { nodes, postgres, record } = stage
  const urls = nodes.map(({ url }) => url)
  try {
    const writer = await openWriter(urls[1]!)
    const answers: Answer[][] = Array.from({ length: keys }, () => [])
    const counts = new Map<number | undefined, number>()
    let sent = 0
    const due = Array.from({ length: keys * sends }, (_, place) => place)
    const send = async () => {
      for (let place = due.shift(); place !== undefined; place = due.shift()) {
        const key = place % keys
        const answer = await writer.reply(urls[Math.floor(place / keys) % 2]!, { key: `key-${key}`, body: `Said by key ${key}.` })
        sent += 1
        counts.set(answer?.status, (counts.get(answer?.status) ?? 0) + 1)
        if (answer?.status === 201) answers[key]!.push(answer)
        else if (!answer) await pause(20)
      }
    }
    const sending = Array.from({ length: atOnce }, send)
    while (sent < (keys * sends) / 4) await pause(10)
    await nodes[0]!.kill()
    await pause(500)
    await nodes[0]!.start()
    await Promise.all(sending)
    const told = [...counts].map(([status, count]) => `${count} × ${status ?? 'no answer'}`).join(', ')
    tell(
      `${sent} sends: ${told}`,
      [...counts.keys()].every((status) => [201, 409, 503, undefined].includes(status)),
    )
    const posts = await postgres.sql('select from post where number > 1')
    tell(`${posts.length} posts for ${keys} keys`, posts.length === keys)
    const areEqual = answers.every((list) => list.length > 0 && list.every(({ body }) => isDeepStrictEqual(body, list[0]!.body)))
    tell('all answers under a key are equal', areEqual)
    const others = await Promise.all(
      answers.map((_, key) => writer.reply(urls[key % 2]!, { key: `key-${key}`, body: 'Something else.' })),
    )
    tell(
      'another body under each key is refused with 422',
      others.every((answer) => answer?.status === 422),
    )
    tellProcesses(record, tell)
  } finally {
    await stage.close()
  }
}
