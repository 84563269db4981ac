import { z } from 'zod'
import * as contract from '../contract/index.ts'
import type { Endpoint } from '../contract/index.ts'

const problem = {
  type: 'object',
  required: ['type', 'title', 'status', 'detail'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        properties: { path: { type: 'string' }, message: { type: 'string' } },
        required: ['path', 'message'],
      },
    },
  },
}

/** The API as OpenAPI 3.1, made from the schemas that validate its input and type its answers. */
export function openApi(server: string): object {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const endpoint of endpoints()) {
    const path = endpoint.path.replace(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: operation(endpoint) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Seconded',
      version: '1.0.0',
      description: 'Threads, live replies, and recommendations that add up.',
      license: { name: 'AGPL-3.0-only', identifier: 'AGPL-3.0-only' },
    },
    servers: [{ url: server || '/' }],
    paths,
    components: {
      schemas: { Problem: problem },
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'seconded' } },
    },
    security: [{}, { session: [] }],
  }
}

function endpoints(): Endpoint[] {
  return Object.values(contract as Record<string, unknown>).filter(isEndpoint)
}

function isEndpoint(one: unknown): one is Endpoint {
  return typeof one === 'object' && one !== null && 'method' in one && 'path' in one
}

function operation(endpoint: Endpoint): object {
  const names = [...endpoint.path.matchAll(/:(\w+)/g)].map((match) => match[1]!)
  const input = z.toJSONSchema(endpoint.input, { io: 'input', unrepresentable: 'any' }) as {
    properties?: Record<string, object>
    required?: string[]
  }
  const fields = Object.entries(input.properties ?? {}).filter(([name]) => !names.includes(name))
  const required = (input.required ?? []).filter((name) => !names.includes(name))
  const isGet = endpoint.method === 'GET'
  return {
    operationId: endpoint.name,
    summary: endpoint.says,
    parameters: [
      ...names.map((name) => ({ name, in: 'path', required: true, schema: input.properties?.[name] ?? { type: 'string' } })),
      ...(isGet ? fields.map(([name, schema]) => ({ name, in: 'query', required: required.includes(name), schema })) : []),
      ...(endpoint.once
        ? [{ name: 'Idempotency-Key', in: 'header', required: false, schema: { type: 'string', maxLength: 200 } }]
        : []),
      ...(endpoint.name === 'editPost' ? [{ name: 'If-Match', in: 'header', required: true, schema: { type: 'string' } }] : []),
    ],
    ...(!isGet && fields.length > 0
      ? {
          requestBody: {
            required: required.length > 0,
            content: {
              [endpoint.multipart ? 'multipart/form-data' : 'application/json']: {
                schema: { type: 'object', properties: Object.fromEntries(fields), required, additionalProperties: false },
              },
            },
          },
        }
      : {}),
    responses: {
      [endpoint.status]: {
        description: endpoint.says,
        ...(endpoint.status === 204
          ? {}
          : { content: { 'application/json': { schema: z.toJSONSchema(endpoint.answer, { unrepresentable: 'any' }) } } }),
      },
      default: {
        description: 'Refused',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  }
}
