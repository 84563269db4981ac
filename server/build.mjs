// Builds what runs: the server as one bundle, the client as a few small files with hashes in their names, compressed once here.
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import * as esbuild from 'esbuild'

const root = fileURLToPath(new URL('..', import.meta.url))
const jsx = { jsx: 'automatic', jsxImportSource: 'preact' }

// Packages of hundreds of small files, or of a file for each language: finding and reading them takes longer than all else at a start.
// Nothing else in the process needs to share them. All others stay outside of the bundle.
const inside = ['kysely', 'zod', 'markdown-it', 'markdown-it-emoji', 'highlight.js', 'preact', 'preact-render-to-string']

/** Builds server and client into dist/. */
export async function build() {
  await Promise.all([buildServer(), buildClient()])
}

async function buildServer() {
  await esbuild.build({
    absWorkingDir: root,
    entryPoints: { main: 'server/main.ts', index: 'server/index.ts' },
    outdir: 'dist/server',
    bundle: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    external: await outside(),
    sourcemap: true,
    logLevel: 'warning',
    ...jsx,
  })
}

async function outside() {
  const { dependencies } = JSON.parse(await readFile(new URL('../package.json', import.meta.url), 'utf8'))
  return Object.keys(dependencies).filter((name) => !inside.includes(name))
}

// The server speaks WebSocket and polling; a third way would only be carried along.
const withoutWebTransport = {
  name: 'without-web-transport',
  setup: ({ onLoad }) =>
    onLoad({ filter: /engine\.io-client.transports.webtransport\.js$|transports.webtransport\.js$/ }, () => ({
      contents: 'export class WT {}',
    })),
}

// Here both ends are of one version, and nobody reads what is said where they are not.
const withoutAdvice = {
  name: 'without-advice',
  setup: ({ onLoad }) =>
    onLoad({ filter: /socket\.io-client.build.esm.socket\.js$/ }, async ({ path }) => ({
      contents: (await readFile(path, 'utf8')).replace(/"It seems you are trying to reach[^"]*"/, '"v2"'),
    })),
}

// What browsers before those below lacked.
const withoutOldBrowsers = {
  name: 'without-old-browsers',
  setup: ({ onLoad }) =>
    onLoad({ filter: /engine\.io-client.build.esm.transports.polling-xhr\.js$/ }, async ({ path }) => ({
      contents: (await readFile(path, 'utf8'))
        .replace(/function newRequest\(opts\) \{.*?\n\}/s, 'function newRequest() { return new XMLHttpRequest() }')
        .replace(/\nif \(typeof document !== "undefined"\) \{.*?\n\}\nfunction unloadHandler\(\) \{.*?\n\}/s, '')
        .replace(/const hasXHR2 = .*?\n\}\)\(\);/s, 'const hasXHR2 = true;'),
    })),
}

// Only text goes over the socket: what looks for bytes in each message would only be carried along.
const withoutBinary = {
  name: 'without-binary',
  setup: ({ onLoad }) => {
    onLoad({ filter: /socket\.io-parser.build.esm.binary\.js$/ }, () => ({
      contents:
        'export const deconstructPacket = (packet) => ({ packet, buffers: [] }); export const reconstructPacket = (packet) => packet',
    }))
    onLoad({ filter: /socket\.io-parser.build.esm.is-binary\.js$/ }, () => ({
      contents: 'export const isBinary = () => false; export const hasBinary = isBinary',
    }))
    onLoad({ filter: /engine\.io-parser.build.esm.contrib.base64-arraybuffer\.js$/ }, () => ({
      contents: 'export const decode = (text) => text',
    }))
    onLoad({ filter: /engine\.io-parser.build.esm.encodePacket\.browser\.js$/ }, ({ path }) => ({
      contents: `
        import { PACKET_TYPES } from './commons.js'
        export const encodePacket = ({ type, data }, _supportsBinary, callback) => callback(PACKET_TYPES[type] + (data || ''))
        export const encodePacketToBinary = () => undefined`,
      resolveDir: dirname(path),
    }))
  },
}

const languages = ['en', 'de']

const inLanguage = (language) => ({
  name: 'in-language',
  setup: ({ onResolve }) =>
    onResolve({ filter: /^\.\/en\// }, ({ path, resolveDir, importer }) =>
      /client.words.(browser|composer|keyboard|reader)\.ts$/.test(importer)
        ? { path: `${resolveDir}/${path.replace('./en/', `./${language}/`)}` }
        : undefined,
    ),
})

// What a page loads once its reader asks for it: see client/later.ts. The names of those above are known to those below.
const later = {
  emoji: 'client/compose/emoji-names.ts',
  compose: 'client/compose/open.ts',
  drafts: 'client/compose/drafts.ts',
  quote: 'client/compose/quote.ts',
  keys: 'client/keys/open.ts',
  reading: 'client/reading/open.ts',
}

/** Builds the client beside the one that stands: whoever starts meanwhile finds the old files or the new ones, whole. */
export async function buildClient() {
  const out = `${root}dist/client/`
  await mkdir(out, { recursive: true })
  const put = async (file, content) => {
    await writeFile(`${out}${file}.${process.pid}`, content)
    await rename(`${out}${file}.${process.pid}`, out + file)
  }
  const named = async (name, extension, content) => {
    const file = `${name}-${createHash('sha256').update(content).digest('hex').slice(0, 10)}.${extension}`
    if (existsSync(out + file)) return file
    await put(`${file}.gz`, gzipSync(content, { level: 9 }))
    await put(`${file}.br`, brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }))
    await put(file, content)
    return file
  }
  const js = {}
  const modules = []
  for (const language of languages) {
    const built = {}
    for (const [name, file] of Object.entries(later))
      built[name] = await named(name, 'js', await bundle(file, language, { LATER: JSON.stringify(built) }))
    const { emoji: _emoji, ...asked } = built
    js[language] = await named('app', 'js', await bundle('client/main.ts', language, { LATER: JSON.stringify(asked) }))
    modules.push(js[language], ...Object.values(built))
  }
  const manifest = {
    css: await named('style', 'css', await bundle('client/styles/app.css', 'en')),
    first: await named('first', 'js', await bundle('client/first.ts', 'en')),
    icons: await named('icons', 'svg', await readFile(`${root}client/ui/icons.svg`)),
    mark: await named('mark', 'svg', await readFile(`${root}client/ui/mark.svg`)),
  }
  const all = [...new Set([...Object.values(manifest), ...modules])]
  await put('manifest.json', JSON.stringify({ ...manifest, js, all }, null, 2))
  const old = (file) => file !== 'manifest.json' && !all.some((name) => file.startsWith(name)) && !/\.\d+$/.test(file)
  for (const file of (await readdir(out)).filter(old)) await rm(out + file, { force: true })
}

// One file for the browser out of all that it imports, with the words of one language.
async function bundle(file, language, define = {}) {
  const { outputFiles } = await esbuild.build({
    absWorkingDir: root,
    entryPoints: [file],
    outdir: 'dist/client',
    bundle: true,
    minify: true,
    format: 'esm',
    target: ['es2022', 'chrome120', 'firefox121', 'safari17.2'],
    write: false,
    logLevel: 'warning',
    legalComments: 'none',
    plugins: [withoutWebTransport, withoutAdvice, withoutOldBrowsers, withoutBinary, inLanguage(language)],
    define,
    ...jsx,
  })
  return outputFiles[0].contents
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await build()
