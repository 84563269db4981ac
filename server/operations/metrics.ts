import { timingSafeEqual } from 'node:crypto'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { Router } from 'express'
import { Counter, Gauge, Histogram, Registry } from 'prom-client'
import { Refusal } from '../refusal.ts'

/** What a forum tells of itself, in a registry of its own: two forums in one process count apart. */
export interface Metrics {
  /** A request has ended; `route` is its path with `:name` for what varies. */
  served: (one: { route: string; method: string; status: number; ms: number }) => void
  /** A statement has ended. */
  statement: (sql: string, ms: number) => void
  /** A change was told to those who watch, so long after this node heard of it. */
  told: (ms: number) => void
  /** Where to look up what stands somewhere already. */
  watch: (sources: Sources) => void
  /** Everything, in Prometheus' text format. */
  text: () => Promise<string>
  close: () => void
}

/** What is looked up when somebody asks. */
export interface Sources {
  pool: { totalCount: number; idleCount: number; waitingCount: number }
  kept: () => { hits: number; misses: number; bytes: number; entries: number }
  sockets: () => number
  /** How many changes wait for their thread, and in how many threads. */
  waiting: () => { changes: number; threads: number }
  /** How many reads are under way, and how many requests were turned away, by what they were. */
  reading: () => number
  shed: () => { kept: number; reads: number; writes: number }
}

const requestSeconds = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5]
const statementSeconds = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.05, 0.25, 1, 4]
const toldSeconds = [0.005, 0.025, 0.1, 0.25, 0.5, 1, 1.5, 5]

/** Begins to count. */
export function openMetrics(): Metrics {
  const registry = new Registry()
  const registers = [registry]
  const requests = new Counter({
    name: 'seconded_requests_total',
    help: 'Requests that have ended',
    labelNames: ['route', 'method', 'status'],
    registers,
  })
  const histogram = (name: string, help: string, buckets: number[], labelNames: string[] = []) =>
    new Histogram({ name, help, buckets, labelNames, registers })
  const seconds = histogram('seconded_request_seconds', 'From a request to the end of its answer', requestSeconds, ['kind'])
  const statements = histogram('seconded_statement_seconds', 'Statements sent to Postgres', statementSeconds, ['kind'])
  const told = histogram('seconded_told_seconds', 'From hearing of a change to telling those who watch', toldSeconds)
  const delay = monitorEventLoopDelay({ resolution: 20 })
  delay.enable()
  lookAtProcess(registers, delay)
  return {
    served: ({ route, method, status, ms }) => {
      requests.inc({ route, method, status: String(status) })
      seconds.observe({ kind: kindOf(route) }, ms / 1_000)
    },
    statement: (sql, ms) => statements.observe({ kind: firstWord(sql) }, ms / 1_000),
    told: (ms) => told.observe(ms / 1_000),
    watch: (sources) => lookAt(registers, sources),
    text: () => registry.metrics(),
    close: () => void delay.disable(),
  }
}

/** `GET /metrics` for whoever shows the token as `Authorization: Bearer …`; for all others there is nothing here. */
export function metricsRoute(router: Router, metrics: Metrics, token: string): void {
  router.get('/metrics', async (req, res) => {
    const given = Buffer.from(req.get('authorization') ?? '')
    const expected = Buffer.from(`Bearer ${token}`)
    if (given.length !== expected.length || !timingSafeEqual(given, expected))
      throw new Refusal('not-found', 'There is nothing here.')
    const text = await metrics.text()
    res.set({ 'cache-control': 'no-store', 'content-type': 'text/plain; version=0.0.4; charset=utf-8' }).end(text)
  })
}

// Read when they are asked for, since they stand somewhere already.
function gauge(registers: Registry[], name: string, help: string, read: () => number): void {
  new Gauge({
    name,
    help,
    registers,
    collect() {
      this.set(read())
    },
  })
}

function counter(registers: Registry[], name: string, help: string, read: () => number): void {
  new Counter({
    name,
    help,
    registers,
    collect() {
      this.reset()
      this.inc(read())
    },
  })
}

function lookAt(registers: Registry[], { pool, kept, sockets, waiting, reading, shed }: Sources): void {
  gauge(registers, 'seconded_pool_connections', 'Connections to Postgres', () => pool.totalCount)
  gauge(registers, 'seconded_pool_idle', 'Connections that nobody uses', () => pool.idleCount)
  gauge(registers, 'seconded_pool_waiting', 'Who waits for a connection', () => pool.waitingCount)
  gauge(registers, 'seconded_reads', 'Reads under way', reading)
  gauge(registers, 'seconded_sockets', 'Open sockets', sockets)
  gauge(registers, 'seconded_changes_waiting', 'Changes that wait for their thread', () => waiting().changes)
  gauge(registers, 'seconded_threads_changing', 'Threads that are changing', () => waiting().threads)
  counter(registers, 'seconded_kept_hits_total', 'Answers for guests that were kept', () => kept().hits)
  counter(registers, 'seconded_kept_misses_total', 'Answers for guests that were made', () => kept().misses)
  gauge(registers, 'seconded_kept_bytes', 'What kept answers take of memory', () => kept().bytes)
  gauge(registers, 'seconded_kept_entries', 'Answers that are kept', () => kept().entries)
  new Counter({
    name: 'seconded_shed_total',
    help: 'Requests beyond what this node can do: answered from what is kept, or asked to come back',
    labelNames: ['what'],
    registers,
    collect() {
      this.reset()
      for (const [what, count] of Object.entries(shed())) this.inc({ what }, count)
    },
  })
}

function lookAtProcess(registers: Registry[], delay: ReturnType<typeof monitorEventLoopDelay>): void {
  new Gauge({
    name: 'seconded_event_loop_delay_seconds',
    help: 'How late the event loop was since it was last asked',
    labelNames: ['quantile'],
    registers,
    collect() {
      for (const quantile of [0.5, 0.99]) this.set({ quantile: String(quantile) }, delay.percentile(quantile * 100) / 1e9)
      this.set({ quantile: '1' }, delay.max / 1e9)
      delay.reset()
    },
  })
  gauge(registers, 'process_resident_memory_bytes', 'Resident memory', () => process.memoryUsage.rss())
  gauge(registers, 'process_heap_bytes', 'Heap in use', () => process.memoryUsage().heapUsed)
  gauge(registers, 'process_start_time_seconds', 'When the process began', () =>
    Math.round(Date.now() / 1_000 - process.uptime()),
  )
  counter(registers, 'process_cpu_seconds_total', 'Processor time', () => {
    const { user, system } = process.cpuUsage()
    return (user + system) / 1e6
  })
}

function kindOf(route: string): string {
  if (route === 'kept' || route === 'assets') return route
  return route.startsWith('/api/') ? 'api' : 'page'
}

const words = new Set(['select', 'insert', 'update', 'delete', 'with', 'begin', 'commit', 'rollback'])

function firstWord(sql: string): string {
  const word = /^\s*(\w+)/.exec(sql)?.[1]?.toLowerCase() ?? ''
  return words.has(word) ? word : 'other'
}
