import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type Machine, machine } from './machine.ts'

/** One figure beside its limit, measured in the same run. */
export interface Row {
  what: string
  unit: '/s' | 'ms' | 'MB' | 'kB' | '%' | ''
  ours: number
  /** What it is held against, and how much that came to. */
  against?: { name: string; value: number }
  /** Ours by the other; the median of the rounds. */
  ratio?: number
  /** What is promised of the ratio, or where there is nothing beside it, of the figure. */
  target?: { atLeast?: number; atMost?: number }
  note?: string
  /** How many requests were answered otherwise than they should: refused, or broken. They count for nothing else. */
  refused?: number
}

export interface CaseResult {
  machine: Machine
  at: string
  commit: string
  seconds: number
  rounds: number
  rows: Row[]
}

export interface Results {
  cases: Record<string, CaseResult>
}

const folder = fileURLToPath(new URL('../results/', import.meta.url))

/** Whether a figure keeps its promise; undefined where none was made. */
export function isMet({ ours, ratio, target }: Row): boolean | undefined {
  if (!target) return undefined
  const value = ratio ?? ours
  return value >= (target.atLeast ?? -Infinity) && value <= (target.atMost ?? Infinity)
}

/** Keeps the result of a case beside those of the others; quick ones apart, since they say little. */
export function keep(name: string, result: Omit<CaseResult, 'machine'>, isQuick: boolean): void {
  mkdirSync(folder, { recursive: true })
  const file = `${folder}${isQuick ? 'quick' : 'latest'}.json`
  const kept = readResults(isQuick ? 'quick' : 'latest')
  const results: Results = { cases: { ...kept?.cases, [name]: { machine: machine(), ...result } } }
  writeFileSync(file, `${JSON.stringify(results, null, 2)}\n`)
}

/** The results of former runs, where there are any. */
export function readResults(which: 'latest' | 'quick'): Results | undefined {
  try {
    return JSON.parse(readFileSync(`${folder}${which}.json`, 'utf8')) as Results
  } catch {
    return undefined
  }
}

/** A table of rows for the terminal. */
export function table(rows: Row[]): string {
  const cells = rows.map((row) => {
    const met = isMet(row)
    return [
      row.what,
      figure(row.ours, row.unit),
      row.against ? `${row.against.name} ${figure(row.against.value, row.unit)}` : '',
      row.ratio === undefined ? '' : `x ${row.ratio.toFixed(2)}`,
      targetIn(row),
      met === undefined ? '' : met ? 'yes' : 'NO',
      [row.note, row.refused ? `${row.refused} refused` : ''].filter(Boolean).join('; '),
    ]
  })
  const head = ['what', 'here', 'against', 'ratio', 'promised', 'kept', '']
  const widths = head.map((_, column) => Math.max(...[head, ...cells].map((row) => row[column]!.length)))
  return [head, ...cells]
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column]!))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

/** A figure as a person reads it, with its unit. */
export function figure(value: number, unit: Row['unit']): string {
  const rounded = value >= 100 ? Math.round(value).toLocaleString('en') : Number(value.toPrecision(3)).toLocaleString('en')
  return unit === '' ? rounded : unit === '/s' ? `${rounded}/s` : `${rounded} ${unit}`
}

/** What was promised, in words. */
export function targetIn({ target, ratio, unit }: Row): string {
  if (!target) return ''
  const value = (number: number) => (ratio === undefined ? figure(number, unit) : `x ${number}`)
  return target.atLeast === undefined ? `at most ${value(target.atMost!)}` : `at least ${value(target.atLeast)}`
}
