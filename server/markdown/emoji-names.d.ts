declare module 'markdown-it-emoji/lib/data/full.mjs' {
  /** Characters by their names. */
  const characters: Record<string, string>
  export default characters
}
