import { once } from 'node:events'
import type pg from 'pg'

export type Value = string | number | boolean | Date | null | string[]

/** The part of pg's protocol that COPY needs; pg itself has no other door to it. */
interface Wire {
  query: (text: string) => void
  sendCopyFromChunk: (chunk: Buffer) => void
  endCopyFrom: () => void
  sendCopyFail: (why: string) => void
  stream: NodeJS.WritableStream & { writableNeedDrain: boolean }
}

const chunkBytes = 256 * 1024

/** Brings rows into a table by COPY; identity columns take the numbers given. Answers how many rows. */
export function copy(client: pg.ClientBase, table: string, columns: string[], rows: Iterable<Value[]>): Promise<number> {
  const names = columns.map((column) => `"${column}"`).join(', ')
  let failed: Error | undefined
  let count = 0
  const pump = async (wire: Wire) => {
    try {
      let text = ''
      for (const row of rows) {
        text += `${row.map(written).join('\t')}\n`
        count += 1
        if (text.length < chunkBytes) continue
        wire.sendCopyFromChunk(Buffer.from(text))
        text = ''
        if (failed) return
        if (wire.stream.writableNeedDrain) await once(wire.stream, 'drain')
      }
      if (text) wire.sendCopyFromChunk(Buffer.from(text))
      wire.endCopyFrom()
    } catch (error) {
      wire.sendCopyFail(String(error))
    }
  }
  return new Promise((resolve, reject) => {
    client.query({
      submit: (wire: Wire) => wire.query(`copy "${table}" (${names}) from stdin`),
      handleCopyInResponse: (wire: Wire) => void pump(wire),
      handleError: (error: Error) => reject((failed = error)),
      handleCommandComplete: () => undefined,
      handleReadyForQuery: () => resolve(count),
    } as unknown as pg.Submittable)
  })
}

const signs: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

function written(value: Value): string {
  if (value === null) return '\\N'
  if (typeof value === 'string') return /[\\\t\n\r]/.test(value) ? value.replace(/[\\\t\n\r]/g, (sign) => signs[sign]!) : value
  if (typeof value === 'number') return String(value)
  if (typeof value === 'boolean') return value ? 't' : 'f'
  if (value instanceof Date) return value.toISOString()
  return written(`{${value.map((each) => `"${each.replace(/["\\]/g, (sign) => `\\${sign}`)}"`).join(',')}}`)
}
