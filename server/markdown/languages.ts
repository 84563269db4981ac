import type { LanguageFn, Mode } from 'highlight.js'
import hljs from 'highlight.js/lib/core'
import bash from 'highlight.js/lib/languages/bash'
import c from 'highlight.js/lib/languages/c'
import clojure from 'highlight.js/lib/languages/clojure'
import cpp from 'highlight.js/lib/languages/cpp'
import csharp from 'highlight.js/lib/languages/csharp'
import css from 'highlight.js/lib/languages/css'
import dart from 'highlight.js/lib/languages/dart'
import diff from 'highlight.js/lib/languages/diff'
import dockerfile from 'highlight.js/lib/languages/dockerfile'
import elixir from 'highlight.js/lib/languages/elixir'
import erlang from 'highlight.js/lib/languages/erlang'
import go from 'highlight.js/lib/languages/go'
import graphql from 'highlight.js/lib/languages/graphql'
import haskell from 'highlight.js/lib/languages/haskell'
import java from 'highlight.js/lib/languages/java'
import javascript from 'highlight.js/lib/languages/javascript'
import json from 'highlight.js/lib/languages/json'
import kotlin from 'highlight.js/lib/languages/kotlin'
import lua from 'highlight.js/lib/languages/lua'
import makefile from 'highlight.js/lib/languages/makefile'
import markdown from 'highlight.js/lib/languages/markdown'
import nginx from 'highlight.js/lib/languages/nginx'
import perl from 'highlight.js/lib/languages/perl'
import php from 'highlight.js/lib/languages/php'
import powershell from 'highlight.js/lib/languages/powershell'
import python from 'highlight.js/lib/languages/python'
import r from 'highlight.js/lib/languages/r'
import ruby from 'highlight.js/lib/languages/ruby'
import rust from 'highlight.js/lib/languages/rust'
import scala from 'highlight.js/lib/languages/scala'
import sql from 'highlight.js/lib/languages/sql'
import swift from 'highlight.js/lib/languages/swift'
import typescript from 'highlight.js/lib/languages/typescript'
import xml from 'highlight.js/lib/languages/xml'
import yaml from 'highlight.js/lib/languages/yaml'

// The ones that developers' posts hold; each was measured on hostile input, so add one only with such a measurement.
const grammars = {
  bash,
  c,
  clojure,
  cpp,
  csharp: withoutFunctions(csharp),
  css,
  dart,
  diff,
  dockerfile,
  elixir,
  erlang,
  go,
  graphql,
  haskell,
  ini,
  java,
  javascript,
  json,
  kotlin,
  lua,
  makefile,
  markdown,
  nginx,
  perl,
  php,
  powershell,
  python,
  r,
  ruby,
  rust,
  scala,
  sql,
  swift,
  typescript,
  xml,
  yaml,
}

for (const [name, grammar] of Object.entries(grammars)) hljs.registerLanguage(name, grammar)

// A session in a terminal; the grammar made for it is square in its lines.
hljs.registerAliases(['shell', 'console', 'shellsession'], { languageName: 'bash' })

// Where the name that people write is not the one that people read.
const titles: Record<string, string> = {
  html: 'HTML',
  toml: 'TOML',
  jsx: 'JSX',
  tsx: 'TSX',
  zsh: 'Zsh',
  svg: 'SVG',
  scss: 'SCSS',
}

/** The languages that are highlighted, by the names of their grammars. */
export const languages = Object.keys(grammars)

/** The grammar of a language and its name for people, by any of its usual names or endings; undefined where it is not known. */
export function languageOf(word: string): { grammar: string; title: string } | undefined {
  const name = word.toLowerCase()
  const language = hljs.getLanguage(name)
  if (!language) return undefined
  const grammar = languages.find((grammar) => hljs.getLanguage(grammar) === language)!
  return { grammar, title: titles[name] ?? language.name ?? grammar }
}

/** highlight.js's own HTML: escaped text in nested `span class="hljs-…"`. */
export function highlighted(code: string, grammar: string): string {
  return hljs.highlight(code, { language: grammar, ignoreIllegals: true }).value
}

// C#'s functions are looked for from each word anew, over all words that follow. Their names have no ink.
function withoutFunctions(grammar: LanguageFn): LanguageFn {
  return (api) => {
    const language = grammar(api)
    return { ...language, contains: language.contains.filter((mode) => mode.className !== 'function') }
  }
}

// highlight.js looks for a key from each word anew. Its keys have no ink; sections, comments, strings and literals are enough.
function ini(): ReturnType<LanguageFn> {
  const string = (begin: string): Mode => ({ className: 'string', begin, end: begin, contains: [hljs.BACKSLASH_ESCAPE] })
  return {
    name: 'INI',
    aliases: ['toml'],
    keywords: { literal: ['true', 'false', 'on', 'off', 'yes', 'no'] },
    contains: [
      hljs.COMMENT('[;#]', '$'),
      { className: 'section', begin: /^\s{0,8}\[/, end: /\]+|$/ },
      ...['"""', "'''", '"', "'"].map(string),
    ],
  }
}
