// `npm start`: builds, which takes a moment, and runs in this same process, so that signals reach the forum itself.
import { stop } from 'esbuild'
import { build } from './build.mjs'

await build()
await stop()
await import('../dist/server/main.js')
