/** What a feed says, whatever it is written in. Titles and names are plain text; all addresses are absolute. */
export interface Feed {
  title: string
  description: string
  language: string
  /** The page that shows the same, and the feed's own address. */
  page: string
  self: string
  items: FeedItem[]
}

export interface FeedItem {
  /** An address that stays the same, and leads to where it stands now. */
  id: string
  url: string
  title: string
  html: string
  author: { name: string; url: string } | null
  tags: string[]
  publishedAt: string
  updatedAt: string
}

/** How feeds are written, by the word in their address: their media type and their text. */
export const formats = new Map([
  ['rss', { type: 'application/rss+xml; charset=utf-8', write: rss }],
  ['atom', { type: 'application/atom+xml; charset=utf-8', write: atom }],
  ['json', { type: 'application/feed+json; charset=utf-8', write: json }],
])

const declaration = '<?xml version="1.0" encoding="utf-8"?>\n'

// Source: RSS 2.0, with what the RSS Advisory Board's profile recommends.
function rss(feed: Feed): string {
  const items = feed.items.map((item) =>
    [
      '<item>',
      element('title', item.title),
      element('link', item.url),
      element('guid', item.id),
      element('pubDate', new Date(item.publishedAt).toUTCString()),
      item.author && element('dc:creator', item.author.name),
      ...item.tags.map((tag) => element('category', tag)),
      element('description', item.html),
      '</item>',
    ]
      .filter(Boolean)
      .join(''),
  )
  return (
    `${declaration}<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>` +
    element('title', feed.title) +
    element('link', feed.page) +
    element('description', feed.description) +
    element('language', feed.language) +
    element('lastBuildDate', new Date(newest(feed)).toUTCString()) +
    `<atom:link href="${xml(feed.self)}" rel="self" type="application/rss+xml"/>` +
    `${items.join('\n')}</channel></rss>\n`
  )
}

// Source: RFC 4287. A title is plain text there, as it is here.
function atom(feed: Feed): string {
  const entries = feed.items.map((item) =>
    [
      '<entry>',
      element('title', item.title),
      element('id', item.id),
      `<link href="${xml(item.url)}"/>`,
      element('published', item.publishedAt),
      element('updated', item.updatedAt),
      item.author && `<author>${element('name', item.author.name)}${element('uri', item.author.url)}</author>`,
      ...item.tags.map((tag) => `<category term="${xml(tag)}"/>`),
      `<content type="html">${xml(item.html)}</content>`,
      '</entry>',
    ]
      .filter(Boolean)
      .join(''),
  )
  return (
    `${declaration}<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${xml(feed.language)}">` +
    element('title', feed.title) +
    element('subtitle', feed.description) +
    element('id', feed.self) +
    element('updated', newest(feed)) +
    // Where an entry has no author of its own.
    `<author>${element('name', feed.title)}</author>` +
    `<link rel="self" type="application/atom+xml" href="${xml(feed.self)}"/><link href="${xml(feed.page)}"/>` +
    `${entries.join('\n')}</feed>\n`
  )
}

// Source: JSON Feed 1.1.
function json(feed: Feed): string {
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: feed.title,
    description: feed.description,
    language: feed.language,
    home_page_url: feed.page,
    feed_url: feed.self,
    items: feed.items.map((item) => ({
      id: item.id,
      url: item.url,
      title: item.title,
      content_html: item.html,
      date_published: item.publishedAt,
      date_modified: item.updatedAt,
      ...(item.author ? { authors: [item.author] } : {}),
      tags: item.tags,
    })),
  })
}

// A feed without items is as old as time, so that it stays the same until there is one.
function newest(feed: Feed): string {
  return feed.items.reduce((latest, { updatedAt }) => (updatedAt > latest ? updatedAt : latest), '1970-01-01T00:00:00.000Z')
}

function element(name: string, text: string): string {
  return `<${name}>${xml(text)}</${name}>`
}

/** A text as XML 1.0 takes it: its signs escaped, and left out what no document may hold. */
export function xml(text: string): string {
  return (
    text
      .toWellFormed()
      // eslint-disable-next-line no-control-regex
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
  )
}
