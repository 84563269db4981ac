import { execFileSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { askFrom } from '../asking.ts'
import { openStage } from '../stage.ts'
import { inMs, openWriter, pause, type Tell, tellProcesses } from './kit.ts'

const sizeMegabytes = 400
const fullMs = 40_000

/** A disk that fills under Postgres while somebody writes, and has room again later. Needs root, for a small disk of its own. */
export async function playDisk(tell: Tell): Promise<void> {
  const disk = mkdtempSync(join(tmpdir(), 'seconded-disk-'))
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${sizeMegabytes}m,mode=755`, 'tmpfs', disk], { stdio: 'ignore' })
  } catch {
    rmSync(disk, { recursive: true })
    return tell('not played: it takes root to make a small disk', true)
  }
  const stage = await openStage({ nodes: 1, dataDir: join(disk, 'data') })
  const { postgres, record } = stage
  const url = stage.nodes[0]!.url
  try {
    const writer = await openWriter(url)
    const answered: string[] = []
    const late: number[] = []
    const statuses = new Map<number | undefined, number>()
    const reply = async (key: string) => {
      const answer = await writer.reply(url, { key, body: `${key} ${'word '.repeat(5_000)}` })
      statuses.set(answer?.status, (statuses.get(answer?.status) ?? 0) + 1)
      late.push(answer?.ms ?? Infinity)
      if (answer?.status === 201) answered.push(key)
    }
    await reply('before')
    fill(join(disk, 'filler'))
    // It has some log files in reserve, and a thrifty writer would not come to their end: without a place for its log it cannot go on at all.
    for (let megabyte = 0; megabyte < 300; megabyte++)
      await postgres.sql(`select pg_logical_emit_message(false, 'filler', repeat('x', 1000000))`).catch(() => undefined)
    const until = performance.now() + fullMs
    for (let turn = 0; performance.now() < until; turn++) {
      await reply(`full-${turn}`)
      await pause(20)
    }
    const told = [...statuses].map(([status, count]) => `${count} × ${status ?? 'no answer'}`).join(', ')
    const isHonest = [...statuses.keys()].every((status) => status === 201 || status === 503)
    tell(`a full disk for ${fullMs / 1_000} s: ${told}`, isHonest && statuses.has(503))
    tell(`the slowest answer after ${inMs(Math.max(...late))}`, Math.max(...late) < 5_000)
    rmSync(join(disk, 'filler'))
    const start = performance.now()
    for (let isBack = false; !isBack;) {
      const answer = await writer.reply(url, { key: 'after' })
      isBack = answer?.status === 201 || performance.now() - start > 120_000
      if (!isBack) await pause(100)
    }
    const ms = performance.now() - start
    tell(`replies are answered again ${inMs(ms)} after there was room, by themselves`, ms < 90_000)
    const rows = await postgres.sql<{ body: string }>('select body from post where number > 1')
    const there = new Set(rows.map(({ body }) => body.split(' ')[0]))
    const missing = answered.filter((key) => !there.has(key))
    tell(`${answered.length} replies were answered 201, ${missing.length} of them are missing`, missing.length === 0)
    const ready = await askFrom(url, 'GET', '/readyz')
    tell(`/readyz says ${ready?.status}`, ready?.status === 200)
    tellProcesses(record, tell)
  } finally {
    await stage.close()
    execFileSync('umount', [disk], { stdio: 'ignore' })
    rmSync(disk, { recursive: true })
  }
}

function fill(path: string): void {
  const file = openSync(path, 'w')
  for (const size of [1 << 20, 1 << 12]) {
    const bytes = Buffer.alloc(size, 1)
    try {
      for (;;) writeSync(file, bytes)
    } catch {
      // Full, in steps of this size.
    }
  }
  closeSync(file)
}
