// TypeScript for Jest, in a few lines: types are checked by tsc, not here.
import { transformSync } from 'esbuild'

export default {
  process: (text, path) =>
    transformSync(text, {
      loader: path.endsWith('x') ? 'tsx' : 'ts',
      format: 'esm',
      target: 'node20',
      sourcemap: 'inline',
      sourcefile: path,
      jsx: 'automatic',
      jsxImportSource: 'preact',
    }),
}
