import { readFileSync } from 'node:fs'
import { extname } from 'node:path'
import type { RequestHandler } from 'express'
import type { Language } from '../contract/index.ts'

/** Where the built files stand below the mount path. */
export interface Assets {
  css: string
  /** The script, with the words of each language. */
  js: Record<Language, string>
  /** What a long page runs before it is painted. */
  first: string
  icons: string
  mark: string
  serve: RequestHandler
}

interface Built {
  type: string
  plain: Buffer
  br: Buffer | undefined
  gzip: Buffer | undefined
}

const types: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
}

/** The client as the build left it: a few small files, kept in memory and sent compressed as the build made them. */
export function readAssets(folder = new URL('../../dist/client/', import.meta.url)): Assets {
  const names = JSON.parse(read(folder, 'manifest.json')!.toString()) as {
    css: string
    js: Record<Language, string>
    first: string
    icons: string
    mark: string
    all: string[]
  }
  const files = new Map(names.all.map((name) => [name, built(folder, name)]))
  const { all: _all, ...addresses } = names
  return {
    ...addresses,
    serve: (req, res, next) => {
      const file = files.get(req.path.slice(1))
      if (!file || (req.method !== 'GET' && req.method !== 'HEAD')) return next()
      // A file's name holds the hash of its content, so it never changes.
      res.set({ 'content-type': file.type, 'cache-control': 'public, max-age=31536000, immutable', vary: 'Accept-Encoding' })
      const encoding = req.acceptsEncodings(['br', 'gzip', 'identity'])
      const body = encoding === 'br' ? file.br : encoding === 'gzip' ? file.gzip : undefined
      if (body) res.set('content-encoding', encoding as string)
      res.end(req.method === 'HEAD' ? undefined : (body ?? file.plain))
    },
  }
}

function built(folder: URL, name: string): Built {
  return {
    type: types[extname(name)] ?? 'application/octet-stream',
    plain: read(folder, name)!,
    br: read(folder, `${name}.br`),
    gzip: read(folder, `${name}.gz`),
  }
}

function read(folder: URL, name: string): Buffer | undefined {
  try {
    return readFileSync(new URL(name, folder))
  } catch (error) {
    if (name.endsWith('.br') || name.endsWith('.gz')) return undefined
    throw new Error(`The client is not built (${name} is missing): run "npm run build".`, { cause: error })
  }
}
