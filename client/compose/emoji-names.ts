/** The characters by their names, as the server's renderer knows them: a file of its own, loaded when the first name is begun. */
export { default as characters } from 'markdown-it-emoji/lib/data/full.mjs'
