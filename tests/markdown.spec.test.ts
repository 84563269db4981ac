import { createRequire } from 'node:module'
import { createParser } from '../server/markdown/parser.ts'
import { renderMarkdown } from '../server/markdown/render.ts'
import { exceptions, gfmExceptions } from './support/markdown-exceptions.ts'
import { gfm } from './support/markdown-gfm.ts'
import { asForum, undressed } from './support/markdown-undress.ts'

interface Example {
  number: number
  markdown: string
  html: string
}

// The specification writes tabs as arrows.
const commonmark = (createRequire(import.meta.url)('commonmark-spec').tests as Example[]).map(({ number, markdown, html }) => ({
  number,
  markdown: markdown.replaceAll('→', '\t'),
  html: html.replaceAll('→', '\t'),
}))
const excepted = new Set(exceptions.flatMap(({ examples }) => examples))

describe('CommonMark 0.31.2', () => {
  test('has 652 examples, and no exception is listed twice', () => {
    expect(commonmark).toHaveLength(652)
    expect(exceptions.flatMap(({ examples }) => examples)).toHaveLength(excepted.size)
  })

  test('the parser, undecorated, passes all examples but the listed exceptions', () => {
    const parser = createParser()
    const xhtml = (html: string) =>
      html.replace(/<(br|hr|img [^>]*)>/g, '<$1 />').replace('<blockquote></blockquote>', '<blockquote>\n</blockquote>')
    const failed = commonmark.filter(({ markdown, html }) => xhtml(parser.render(markdown)) !== html)
    expect(failed.map(({ number }) => number)).toEqual([...excepted].sort((a, b) => a - b))
  })

  test('so does what members see, once the decorations are taken off', () => {
    const kept = commonmark.filter(({ number }) => !excepted.has(number))
    const seen = kept.map(({ number, markdown }) => [number, undressed(renderMarkdown(markdown))])
    expect(seen).toEqual(kept.map(({ number, html }) => [number, asForum(html)]))
  })
})

describe('GitHub Flavored Markdown', () => {
  const bare = (html: string) => html.replaceAll('\n', '')

  test.each(gfm.filter(({ name }) => !gfmExceptions[name]))('$name', ({ markdown, html }) => {
    expect(bare(undressed(renderMarkdown(markdown)))).toBe(bare(html))
  })

  test.each(Object.entries(gfmExceptions))('%s differs: %s', (name) => {
    const { markdown, html } = gfm.find((example) => example.name === name)!
    expect(bare(undressed(renderMarkdown(markdown)))).not.toBe(bare(html))
  })
})
