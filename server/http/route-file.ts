import { createHash } from 'node:crypto'
import type { Request, Response } from 'express'
import type { z } from 'zod'
import type { Endpoint } from '../contract/index.ts'
import { formFields, type FormControls } from './forms.ts'
import { type Hands, readNoMore, readParts } from './multipart.ts'
import { ask, type Asked, type Door, FormRefused, mayAsk } from './route.ts'
import { viewerOf } from './viewer.ts'

/**
 * Hangs an endpoint that takes a file of at most `atMost` bytes on its path and on its form, as `route` does for all others. Who asks,
 * and how often, is looked at before a byte of the file is read.
 */
export function routeFile<I extends z.ZodType, A extends z.ZodType>(
  door: Door,
  endpoint: Endpoint<I, A>,
  atMost: number,
  answer: (asked: Asked<z.output<I>>) => Promise<z.input<A>>,
  landing: (answer: z.input<A>, asked: Asked<z.output<I>>) => string,
): void {
  const hands: Hands = { bytes: 0 }
  const take = async (req: Request, res: Response, tell: (fields: Record<string, unknown>, controls: FormControls) => void) => {
    readNoMore(req, res)
    mayAsk(endpoint, req)
    await door.limits.spend(endpoint, req, viewerOf(req))
    const { file, fields: sent, letGo } = await readParts(req, hands, atMost)
    try {
      const { fields, controls } = formFields(sent)
      tell(fields, controls)
      const mark = file && createHash('sha256').update(file).digest('hex')
      const asked = ask(endpoint, req, res, file ? { ...fields, file } : fields, controls, { ...fields, file: mark })
      return { asked, controls, body: await answer(asked) }
    } finally {
      letGo()
    }
  }
  door.router.post(endpoint.path, async (req, res) => {
    const { body } = await take(req, res, () => undefined)
    res.status(endpoint.status).json(body)
  })
  door.router.post(endpoint.form!, async (req, res, next) => {
    let typed: Record<string, unknown> = {}
    let kept: FormControls = {}
    try {
      const { asked, controls, body } = await take(req, res, (fields, found) => {
        typed = fields
        kept = found
      })
      res.redirect(303, `${req.baseUrl}${controls.next ?? landing(body, asked)}`)
    } catch (error) {
      next(new FormRefused(endpoint, typed, kept, error))
    }
  })
}
