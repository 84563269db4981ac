/**
 * Undoes the renderer's own decorations, one line each, so that its HTML can be held against a specification's: directions, link relations,
 * roles and labels, code as figures in one ink, tables that scroll, the class of tasks, `s` for `del`.
 */
export function undressed(html: string): string {
  return html
    .replace(/ (?:dir|rel|tabindex|role|aria-label|class)="[^"]*"/g, '')
    .replace(/<figure><figcaption>.*?<\/figcaption>|<\/figure>/g, '')
    .replace(/<\/?span>|<\/?div>\n/g, '')
    .replace(/<(\/?)s>/g, '<$1del>')
}

/** What becomes of a specification's HTML on the forum: lower headings, pictures as links, code without its language's class. */
export function asForum(html: string): string {
  return html
    .replace(/<(\/?)h([1-6])>/g, (_tag, slash: string, level: string) => `<${slash}h${Math.min(6, Number(level) + 3)}>`)
    .replace(
      /(<a [^>]*>)((?:(?!<\/a>).)*)<\/a>/g,
      (_link, open: string, words: string) => `${open}${words.replace(image, '$2')}</a>`,
    )
    .replace(
      image,
      (_image, address: string, words: string, title = '') => `<a href="${address}"${title}>${words || address}</a>`,
    )
    .replace(
      /<a href="([^"]*)"([^>]*)><\/a>/g,
      (_link, address: string, rest: string) => `<a href="${address}"${rest}>${address || '#'}</a>`,
    )
    .replace(/<code class="[^"]*">/g, '<code>')
    .replace(/<(br|hr) \/>/g, '<$1>')
    .replace('<blockquote>\n</blockquote>', '<blockquote></blockquote>')
}

const image = /<img src="([^"]*)" alt="([^"]*)"( title="[^"]*")? \/>/g
