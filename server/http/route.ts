import { createHash } from 'node:crypto'
import express, { type Request, type RequestHandler, type Response, type Router } from 'express'
import type { z } from 'zod'
import type { MemberRow } from '../../db/schema.ts'
import { type Endpoint, type OnceKey, previewText, type PreviewView } from '../contract/index.ts'
import { Refusal } from '../refusal.ts'
import { formFields, type FormControls } from './forms.ts'
import { deliver } from './deliver.ts'
import type { Keep, Kept } from './kept.ts'
import type { Limits } from './limits.ts'
import { read } from './read.ts'
import { member, type Viewer, viewerOf } from './viewer.ts'

/** What a route hangs on: a router, and who counts the requests. */
export interface Door {
  router: Router
  limits: Limits
  /** Renders a text as it would look once it is posted. */
  preview: (member: MemberRow, body: string) => Promise<PreviewView>
  kept: Kept
}

export interface Asked<Input> {
  input: Input
  viewer: Viewer
  /** From Idempotency-Key, or from the form. */
  key: OnceKey | undefined
  /** The revision in If-Match, where one was sent. */
  revision: number | undefined
  req: Request
  res: Response
}

/** A form that was refused: the pages show it again, with what was typed. */
export class FormRefused extends Error {
  constructor(
    readonly endpoint: Endpoint,
    readonly values: Record<string, unknown>,
    readonly controls: FormControls,
    override readonly cause: unknown,
  ) {
    super('A form was refused.')
  }
}

/** A form that asks to be shown again, with its text as it would look. */
export class Previewed extends Error {
  constructor(readonly preview: PreviewView) {
    super('A form asked for a preview.')
  }
}

// A body of 30,000 characters is 180 kB when each is written \uXXXX.
const bodyBytes = 256 * 1024
const json = express.json({ limit: bodyBytes })
const jsonType = 'application/json; charset=utf-8'
const urlencoded = express.urlencoded({ extended: true, limit: bodyBytes, parameterLimit: 200 })

/**
 * Hangs an endpoint on its path and, where it has one, on the form that a page posts. Input is validated before `answer` runs; the
 * answer goes out as JSON with the endpoint's status, or as a redirect to `landing` for a form.
 */
export function route<I extends z.ZodType, A extends z.ZodType>(
  door: Door,
  endpoint: Endpoint<I, A>,
  answer: (asked: Asked<z.output<I>>) => Promise<z.input<A>>,
  landing?: (answer: z.input<A>, asked: Asked<z.output<I>>) => string,
): void {
  const method = endpoint.method.toLowerCase() as 'get' | 'post' | 'put' | 'patch' | 'delete'
  const before = method === 'get' ? keeping(door, endpoint) : [admit(endpoint), json]
  door.router[method](endpoint.path, ...before, async (req, res) => {
    const asked = ask(endpoint, req, res, bodyOf(req))
    await door.limits.spend(endpoint, req, asked.viewer)
    const body = await answer(asked)
    if (endpoint.status === 204) res.status(204).end()
    else await sendJson(req, res.status(endpoint.status), body)
  })
  if (!endpoint.form || !landing) return
  door.router.post(endpoint.form, urlencoded, async (req, res, next) => {
    const { fields, controls } = formFields((req.body ?? {}) as Record<string, unknown>)
    try {
      mayAsk(endpoint, req)
      if (controls.preview) throw await previewed(door, req, fields.body)
      const asked = ask(endpoint, req, res, fields, controls)
      await door.limits.spend(endpoint, req, asked.viewer)
      const to = landing(await answer(asked), asked)
      res.redirect(303, `${req.baseUrl}${controls.next ?? to}`)
    } catch (error) {
      // The works as they were typed, and where: the input has left out the empty ones.
      next(new FormRefused(endpoint, { ...fields, ...typedWorks(req), ...req.params }, controls, error))
    }
  })
}

function keeping({ kept }: Door, { keptByVersion }: Endpoint): RequestHandler[] {
  if (!keptByVersion) return []
  return [kept.ofThreadForAll]
}

async function previewed({ limits, preview }: Door, req: Request, text: unknown): Promise<Previewed> {
  const { body } = read(previewText, {}, { body: text })
  const viewer = member(viewerOf(req))
  await limits.spend(previewText, req, viewer)
  return new Previewed(await preview(viewer, body))
}

async function sendJson(req: Request, res: Response, body: unknown): Promise<void> {
  const text = JSON.stringify(body)
  const { keep } = res.locals as { keep?: Keep }
  if (!keep) return deliver(req, res, jsonType, text)
  const { version } = (body as { thread: { version: number } }).thread
  const cacheControl = String(res.getHeader('cache-control'))
  keep(text, { type: jsonType, headers: { 'Cache-Control': cacheControl, Vary: 'Cookie, Accept-Encoding' }, version })
}

// A guest is told to sign in before anything else is said of what they sent.
function admit(endpoint: Endpoint): RequestHandler {
  return (req, _res, next) => {
    mayAsk(endpoint, req)
    next()
  }
}

/** Refuses a guest what only members may ask for. */
export function mayAsk(endpoint: Endpoint, req: Request): void {
  if (!endpoint.open) member(viewerOf(req))
}

/** A request as the endpoint's input, with the viewer, the key and the revision. `marked` stands for the input in the key's mark. */
export function ask<I extends z.ZodType>(
  endpoint: Endpoint<I>,
  req: Request,
  res: Response,
  body: Record<string, unknown>,
  controls?: FormControls,
  marked?: unknown,
): Asked<z.output<I>> {
  const input = read(endpoint, req.params as Record<string, string>, body)
  const key = endpoint.once ? onceKey(endpoint, marked ?? input, controls?.key ?? req.get('idempotency-key')) : undefined
  return { input, viewer: viewerOf(req), key, revision: controls?.revision ?? ifMatch(req), req, res }
}

function typedWorks(req: Request): Record<string, unknown> {
  const { recommends } = (req.body ?? {}) as Record<string, unknown>
  return recommends === undefined ? {} : { recommends }
}

function bodyOf(req: Request): Record<string, unknown> {
  if (req.method === 'GET') return req.query as Record<string, unknown>
  const body: unknown = req.body
  if (body === undefined) {
    const sent = Number(req.get('content-length') ?? 0) > 0 || req.get('transfer-encoding') !== undefined
    if (sent) throw new Refusal('malformed', 'Send JSON, as application/json.')
    return {}
  }
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw new Refusal('malformed', 'Send a JSON object.')
  return body as Record<string, unknown>
}

function onceKey(endpoint: Endpoint, input: unknown, key: string | undefined): OnceKey | undefined {
  if (key === undefined) return undefined
  if (!/^[\x21-\x7e]{1,200}$/.test(key))
    throw new Refusal('malformed', 'An Idempotency-Key has 1 to 200 visible ASCII characters.')
  const fingerprint = createHash('sha256').update(endpoint.name).update(JSON.stringify(input)).digest('base64url')
  return { key, fingerprint }
}

function ifMatch(req: Request): number | undefined {
  const header = req.get('if-match')
  if (header === undefined) return undefined
  const revision = /^(?:W\/)?"?(\d{1,9})"?$/.exec(header.trim())?.[1]
  if (!revision) throw new Refusal('malformed', 'If-Match holds a revision, such as "1".')
  return Number(revision)
}
