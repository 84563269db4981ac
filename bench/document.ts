// npm run bench:document
// Writes docs/performance.md and its chart from bench/results/latest.json.
import { writeFileSync } from 'node:fs'
import { chart } from './parts/chart.ts'
import { root } from './parts/forum-process.ts'
import type { Machine } from './parts/machine.ts'
import { type CaseResult, figure, isMet, readResults, type Row, targetIn } from './parts/results.ts'
import { about } from './what-limits.ts'

const results = readResults('latest')
if (!results) {
  console.error('There are no results: run `npm run bench` first.')
  process.exit(1)
}

const cases = Object.keys(about).flatMap((name) =>
  results.cases[name] ? [{ name, ...about[name]!, ...results.cases[name] }] : [],
)
const promised = cases.flatMap(({ rows }) => rows).filter((row) => row.target)
const broken = promised.filter((row) => !isMet(row))
const machines = [...new Set(cases.map(({ machine }) => told(machine)))]

const page = [
  '# Performance',
  'This page is written by `npm run bench:document` from [bench/results/latest.json](../bench/results/latest.json). Each figure stands beside its raw limit, measured in the same run: machines differ and are never quiet, ratios hold up better.',
  `**${promised.length - broken.length} of ${promised.length} promises were kept** in these runs. ${broken.length > 0 ? 'Those that were not are marked, and said below each table.' : ''}`,
  '![Each figure against its promise](performance.svg)',
  '## How to run it',
  [
    '```',
    'npm ci',
    'npm run bench                        # everything; some twenty minutes the first time',
    'npm run bench -- --case read,write   # some cases: ' + Object.keys(about).join(', '),
    'npm run bench -- --quick             # a look; its figures say little',
    'npm run fill -- --posts 1000000 --seed 7   # a community of that size, in ./data',
    '```',
  ].join('\n'),
  'It brings its own Postgres; `BENCH_DATABASE_URL` names another. `--profile FOLDER` writes a profile of the forum. The table goes to the terminal, the figures to `bench/results/latest.json`.',
  `## The machine\n\n${machines.join('. Or: ')}. With the embedded Postgres 18, durable. Load, forum and Postgres share the cores, and other work was going on beside.`,
  ...cases.map(section),
].join('\n\n')

writeFileSync(`${root}docs/performance.md`, `${page}\n`)
writeFileSync(`${root}docs/performance.svg`, chart(cases.flatMap(({ rows }) => rows)))

function told({ processor, cores, memoryGb, system, node }: Machine): string {
  return `${processor}, ${cores} cores, ${memoryGb} GB; ${system}; Node ${node}`
}

function section(each: CaseResult & (typeof about)[string]): string {
  const missed = each.rows.filter((row) => isMet(row) === false)
  return [
    `## ${each.title}`,
    each.measured,
    tableOf(each.rows),
    `**What limits it.** ${each.limits}`,
    ...(missed.length > 0 ? [`**Not kept:** ${missed.map(missedIn).join('; ')}.`] : []),
    `${each.rounds} ${each.rounds === 1 ? 'round' : 'rounds'}, ${each.seconds} s, on ${each.at.slice(0, 10)}, commit ${each.commit}; ${each.machine.processor}.`,
  ].join('\n\n')
}

function missedIn(row: Row): string {
  const value = row.ratio === undefined ? figure(row.ours, row.unit) : `x ${row.ratio.toFixed(2)}`
  return `${row.what}${row.against ? `, against ${row.against.name}` : ''}: ${value}, ${targetIn(row)}`
}

function tableOf(rows: Row[]): string {
  const cells = rows.map((row) => [
    row.what,
    figure(row.ours, row.unit),
    row.against ? `${row.against.name}: ${figure(row.against.value, row.unit)}` : '',
    row.ratio === undefined ? '' : `x ${row.ratio.toFixed(2)}`,
    targetIn(row),
    { true: 'yes', false: '**no**', undefined: '' }[String(isMet(row)) as 'true'],
    [row.note, row.refused ? `${row.refused} refused` : ''].filter(Boolean).join('; '),
  ])
  return [
    ['what', 'here', 'beside it', 'ratio', 'promised', 'kept', 'more'],
    ['---', '--:', '---', '--:', '---', '---', '---'],
    ...cells,
  ]
    .map((row) => `| ${row.join(' | ')} |`)
    .join('\n')
}
