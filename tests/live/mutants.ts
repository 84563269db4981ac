import { readFile, symlink, mkdir, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import * as esbuild from 'esbuild'

const root = fileURLToPath(new URL('../..', import.meta.url))

export interface Swap {
  file: string
  from: string
  to: string
}

/** Servers that are wrong in one way, as exact changes of the source: one that is no longer found fails the build. */
export const serverMutants: { [name: string]: Swap[] } = {
  // The cursor is the newest post that was seen, instead of the newest change.
  'serial-ids': [
    {
      file: 'server/threads/change-queries.ts',
      from: 'post.version > ${since}',
      to: 'post.id > (select coalesce(max(seen.id), 0) from post seen where seen.thread_id = thread.id and seen.version <= ${since})',
    },
  ],
  // What a hint says is taken as told, without reading and sending it.
  'hint-as-content': [
    {
      file: 'server/live/pump.ts',
      from: 'if (isBehind(room)) start(room)',
      to: 'room.sent = room.heard',
    },
  ],
  // Others hear of a change while its transaction still runs, and screens move to the version that is said to come.
  'emit-before-commit': [
    {
      file: 'server/change/change.ts',
      from: 'await store(\n      tx,\n      locked,\n      thread.version > before',
      to: 'if (thread.version > before) changes.changed(threadId, thread.version)\n    await store(\n      tx,\n      locked,\n      thread.version > before',
    },
    {
      file: 'server/live/pump.ts',
      from: 'if (!changed || changed.version <= from) {',
      to: 'if (changed) changed.version = Math.max(changed.version, room.heard)\n    if (!changed || changed.version <= from) {',
    },
  ],
  // The head is answered first, and the room is joined a moment later.
  'join-after-head': [
    {
      file: 'server/live/watching.ts',
      from: 'void socket.join(roomName(threadId))',
      to: 'setTimeout(() => socket.join(roomName(threadId)), 30)',
    },
  ],
  // What the room was sent is written down before it is sent.
  'cursor-first': [
    {
      file: 'server/live/pump.ts',
      from: 'const changed = await options.changes(room.threadId, from)',
      to: 'room.sent = room.heard\n    if (Math.random() < 0.02) throw new Error("a read that fails")\n    const changed = await options.changes(room.threadId, from)',
    },
  ],
  // Hints go nowhere, and nothing makes up for them.
  'no-sweep': [
    {
      file: 'server/live/socket.ts',
      from: 'await Promise.all([pump.sweep(), recognise(visitors, options.whoNow)])',
      to: '[[] as string[]]',
    },
  ],
  // A key is forgotten as soon as it has answered.
  'no-keys': [
    { file: 'server/change/steps.ts', from: 'for (const place of rows[0]!.used)', to: 'for (const place of [] as number[])' },
  ],
}

/** Pages that are wrong in one way. */
export const clientMutants: { [name: string]: Swap[] } = {
  // A message is taken in whatever lies between it and what is shown.
  'no-gap-check': [{ file: 'client/store.ts', from: 'if (from > store.cursor) return false', to: '' }],
  // The page says that it has come to the head that it was told, while it still asks for what lies before.
  'client-cursor-first': [
    {
      file: 'client/live.ts',
      from: 'if (watching.version > store.cursor) catchUp()',
      to: 'if (watching.version > store.cursor) catchUp(), (store.cursor = watching.version)',
    },
  ],
}

/** No hint reaches anybody, on this node or on others: only the sweep is left. */
export const noHints: Swap[] = [
  {
    file: 'server/live/hints.ts',
    from: 'tell: (threadId, version) => {\n      hear(threadId, version)',
    to: 'tell: (threadId, version) => {\n      if (version > 0) return\n      hear(threadId, version)',
  },
]

/** The changes above whose place is no longer found in the source, or not once. */
export async function misplaced(): Promise<Swap[]> {
  const all = [...Object.values(serverMutants), ...Object.values(clientMutants), noHints].flat()
  const wrong = await Promise.all(all.map(async (swap) => (isOnce(await readFile(root + swap.file, 'utf8'), swap) ? [] : [swap])))
  return wrong.flat()
}

/** Bundles what keeps a thread's page live, as the browser gets it, with some of its source changed. Answers the script. */
export async function buildPage(swaps: Swap[]): Promise<string> {
  const used = new Set<Swap>()
  const { outputFiles } = await esbuild.build({
    absWorkingDir: root,
    stdin: {
      contents: "export { watch } from './client/live.ts'; export { openStore, receiveOwn } from './client/store.ts'",
      resolveDir: root,
    },
    bundle: true,
    format: 'cjs',
    target: 'node20.19',
    external: ['socket.io-client'],
    write: false,
    logLevel: 'warning',
    plugins: [swapping(swaps, used)],
  })
  mustBeUsed(swaps, used)
  return outputFiles[0]!.text
}

/** Bundles the server into `folder` with some of its source changed, and answers the file to run. The client is a stub: nobody asks for pages. */
export async function buildServer(folder: string, swaps: Swap[]): Promise<string> {
  const used = new Set<Swap>()
  await esbuild.build({
    absWorkingDir: root,
    entryPoints: { main: 'server/main.ts' },
    outdir: `${folder}/dist/server`,
    bundle: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    packages: 'external',
    sourcemap: true,
    logLevel: 'warning',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    plugins: [swapping(swaps, used)],
  })
  mustBeUsed(swaps, used)
  await stubClient(`${folder}/dist/client`)
  await symlink(`${root}node_modules`, `${folder}/node_modules`)
  return `${folder}/dist/server/main.js`
}

function swapping(swaps: Swap[], used: Set<Swap>): esbuild.Plugin {
  return {
    name: 'swapping',
    setup: ({ onLoad }) =>
      onLoad({ filter: /[\\/](server|client)[\\/].*\.tsx?$/ }, async ({ path }) => {
        const due = swaps.filter((swap) => path === root + swap.file)
        if (due.length === 0) return undefined
        let contents = await readFile(path, 'utf8')
        for (const swap of due) {
          if (!isOnce(contents, swap)) throw new Error(`This is not once in ${swap.file}: ${swap.from}`)
          contents = contents.replace(swap.from, () => swap.to)
          used.add(swap)
        }
        return { contents, loader: path.endsWith('x') ? 'tsx' : 'ts' }
      }),
  }
}

function isOnce(contents: string, { from }: Swap): boolean {
  return contents.split(from).length === 2
}

function mustBeUsed(swaps: Swap[], used: Set<Swap>): void {
  const unused = swaps.filter((swap) => !used.has(swap))
  if (unused.length > 0) throw new Error(`This is no longer in ${unused[0]!.file}: ${unused[0]!.from}`)
}

async function stubClient(folder: string): Promise<void> {
  const names = { css: 'style.css', js: 'app.js', first: 'first.js', icons: 'icons.svg', mark: 'mark.svg' }
  await mkdir(folder, { recursive: true })
  for (const name of Object.values(names)) await writeFile(`${folder}/${name}`, '')
  await writeFile(`${folder}/manifest.json`, JSON.stringify({ ...names, all: Object.values(names) }))
}
