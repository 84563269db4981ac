import type { z } from 'zod'
import type { Endpoint } from '../contract/index.ts'
import { Refusal } from '../refusal.ts'

/**
 * Path and body (or query) as the endpoint's input. Refuses with a sentence for each field: an id in the path that is no id is not
 * found; what is only too long is too large; all else is invalid.
 */
export function read<I extends z.ZodType>(
  endpoint: Endpoint<I>,
  params: Record<string, string>,
  body: Record<string, unknown>,
): z.output<I> {
  const clash = Object.keys(params).find((name) => Object.hasOwn(body, name))
  if (clash && endpoint.method !== 'GET')
    throw new Refusal('invalid', 'Some of this cannot be taken.', [{ path: clash, message: 'This stands in the path.' }])
  const known = endpoint.method === 'GET' ? pick(body, fieldsOf(endpoint)) : body
  const result = endpoint.input.safeParse({ ...known, ...params }, { reportInput: true })
  if (result.success) return result.data
  if (result.error.issues.some((issue) => Object.hasOwn(params, String(issue.path[0])))) {
    throw new Refusal('not-found', 'There is nothing here.')
  }
  const issues = result.error.issues.flatMap(flat)
  if (issues.every((issue) => issue.tooLong)) throw new Refusal('too-large', issues[0]!.message, issues.map(bare))
  throw new Refusal('invalid', issues.length === 1 ? issues[0]!.message : 'Some of this cannot be taken.', issues.map(bare))
}

interface Flat {
  path: string
  message: string
  tooLong: boolean
}

function flat(issue: z.core.$ZodIssue): Flat[] {
  const path = issue.path.map(String).join('.')
  const at = (message: string, below = ''): Flat => ({
    path: below && path ? `${path}.${below}` : path || below,
    message,
    tooLong: isTooLong(issue),
  })
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => at('This field is not known.', key))
  if (issue.code === 'invalid_type')
    return [at(issue.input === undefined ? 'This is needed.' : `This should be ${article(issue.expected)}.`)]
  if (issue.code === 'invalid_value') return [at(`One of: ${issue.values.join(', ')}.`)]
  if (issue.code === 'invalid_union') return nearest(issue)?.flatMap(flat) ?? [at('This fits none of the shapes it may have.')]
  return [at(issue.message)]
}

// The shape that was meant: the one whose fields all are known, else the one with the least to say against.
function nearest({ path, errors }: z.core.$ZodIssueInvalidUnion): z.core.$ZodIssue[] | undefined {
  const shapes = errors.filter((issues) => issues.every((issue) => issue.path.length > 0 || issue.code === 'unrecognized_keys'))
  const known = shapes.find((issues) => issues.every((issue) => issue.code !== 'unrecognized_keys'))
  const chosen = known ?? [...shapes].sort((a, b) => a.length - b.length)[0]
  return chosen?.map((issue) => ({ ...issue, path: [...path, ...issue.path] }))
}

function isTooLong(issue: z.core.$ZodIssue): boolean {
  return issue.code === 'custom' && issue.params?.tooLong === true
}

function bare({ path, message }: Flat) {
  return { path, message }
}

function article(expected: string): string {
  return /^[aeio]/.test(expected) ? `an ${expected}` : `a ${expected}`
}

function fieldsOf(endpoint: Endpoint): string[] {
  const { shape } = endpoint.input as unknown as { shape?: Record<string, unknown> }
  return Object.keys(shape ?? {})
}

function pick(query: Record<string, unknown>, names: string[]): Record<string, unknown> {
  return Object.fromEntries(
    names.filter((name) => query[name] !== undefined && query[name] !== '').map((name) => [name, query[name]]),
  )
}
