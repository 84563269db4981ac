import type { IncomingMessage } from 'node:http'
import type { Request, Response } from 'express'
import { Language } from '../contract/index.ts'
import { viewerOf } from './viewer.ts'

const cookieName = 'language'
const chosen = new RegExp(`(?:^|;\\s*)${cookieName}=(\\w+)`)
const yearMs = 365 * 86_400_000

/** The language to answer in: the member's own, else the one chosen in this browser, else the one that the browser prefers. */
export function languageOf(req: Request): Language {
  const own = viewerOf(req)?.language ?? chosenIn(req)
  return Language.options.find((language) => language === own) ?? preferred(req)
}

/** The language to answer a guest in, where it was worked out before for what this browser says. */
export function languageKnown(req: IncomingMessage): Language | undefined {
  const header = req.headers['accept-language']
  const chosen = chosenIn(req)
  return Language.options.find((language) => language === chosen) ?? (header === undefined ? 'en' : preferences.get(header))
}

/** Remembers the choice in this browser, for pages read without signing in. */
export function keepLanguage(req: Request, res: Response, language: Language): void {
  res.cookie(cookieName, language, { path: req.baseUrl || '/', maxAge: yearMs, sameSite: 'lax', httpOnly: true })
}

function chosenIn({ headers: { cookie } }: IncomingMessage): string | undefined {
  return cookie && chosen.exec(cookie)?.[1]
}

// What browsers say is parsed once: that costs more than all the rest here. There are a few hundred ways to say it; more is somebody's play.
const preferences = new Map<string, Language>()
const preferencesAtMost = 1_000

function preferred(req: Request): Language {
  const header = req.headers['accept-language']
  if (!header) return 'en'
  const known = preferences.get(header)
  if (known) return known
  const best = req.acceptsLanguages(...Language.options)
  const language = Language.options.find((one) => one === best) ?? 'en'
  if (preferences.size < preferencesAtMost && header.length < 200) preferences.set(header, language)
  return language
}
