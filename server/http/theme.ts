import type { IncomingMessage } from 'node:http'

const chosen = /(?:^|;\s*)theme=(light|dark)(?=;|$)/

/** Light or dark, as it was chosen in this browser; undefined leaves it to the system. The page says it from its first byte, so that nothing flashes. */
export function themeOf({ headers: { cookie } }: IncomingMessage): 'light' | 'dark' | undefined {
  return cookie ? (chosen.exec(cookie)?.[1] as 'light' | 'dark' | undefined) : undefined
}
