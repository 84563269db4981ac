import type { Request, Response } from 'express'
import { Language } from '../contract/index.ts'
import { viewerOf } from './viewer.ts'

const cookieName = 'language'
const chosen = new RegExp(`(?:^|;\\s*)${cookieName}=(\\w+)`)
const yearMs = 365 * 86_400_000

/** The language to answer in: the member's own, else the one chosen in this browser, else the one that the browser prefers. */
export function languageOf(req: Request): Language {
  const own = viewerOf(req)?.language ?? chosen.exec(req.headers.cookie ?? '')?.[1]
  return Language.options.find((language) => language === own) ?? preferred(req)
}

/** Remembers the choice in this browser, for pages read without signing in. */
export function keepLanguage(req: Request, res: Response, language: Language): void {
  res.cookie(cookieName, language, { path: req.baseUrl || '/', maxAge: yearMs, sameSite: 'lax', httpOnly: true })
}

function preferred(req: Request): Language {
  // Most requests say nothing of it, or name English first; parsing that costs more than all the rest here.
  const header = req.headers['accept-language']
  if (!header || header.startsWith('en')) return 'en'
  const best = req.acceptsLanguages(...Language.options)
  return Language.options.find((language) => language === best) ?? 'en'
}
