import type { NewWork } from '../../../server/contract/index.ts'

export const maelstrom: NewWork = {
  kind: 'tool',
  title: 'Maelstrom',
  creators: ['Kyle Kingsbury'],
  url: 'https://github.com/jepsen-io/maelstrom',
}

export const toxiproxy: NewWork = {
  kind: 'tool',
  title: 'Toxiproxy',
  creators: ['Shopify'],
  url: 'https://github.com/Shopify/toxiproxy',
}

export const kysely: NewWork = { kind: 'tool', title: 'Kysely', url: 'https://kysely.dev/' }

export const sqlc: NewWork = { kind: 'tool', title: 'sqlc', url: 'https://sqlc.dev/' }

export const dalibo: NewWork = {
  kind: 'tool',
  title: 'PEV2',
  creators: ['Dalibo'],
  url: 'https://explain.dalibo.com/',
  aliases: ['explain.dalibo.com'],
}

export const testcontainers: NewWork = { kind: 'tool', title: 'Testcontainers', url: 'https://testcontainers.com/' }

export const fastCheck: NewWork = {
  kind: 'tool',
  title: 'fast-check',
  creators: ['Nicolas Dubien'],
  url: 'https://fast-check.dev/',
}

export const rustlings: NewWork = {
  kind: 'tool',
  title: 'Rustlings',
  url: 'https://github.com/rust-lang/rustlings',
}

export const axeCore: NewWork = {
  kind: 'tool',
  title: 'axe-core',
  creators: ['Deque Systems'],
  url: 'https://github.com/dequelabs/axe-core',
}

export const nvda: NewWork = { kind: 'tool', title: 'NVDA', creators: ['NV Access'], url: 'https://www.nvaccess.org/' }

export const vale: NewWork = { kind: 'tool', title: 'Vale', creators: ['Joseph Kato'], url: 'https://vale.sh/' }

export const anki: NewWork = { kind: 'tool', title: 'Anki', url: 'https://apps.ankiweb.net/' }

export const exercism: NewWork = { kind: 'tool', title: 'Exercism', url: 'https://exercism.org/' }
