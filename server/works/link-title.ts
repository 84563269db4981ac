import type { Identifier } from './identifiers.ts'

/** A title for what a link leads to, as good as its address has one: the package, the repository, the words of the path. */
export function urlTitle(address: string | undefined, { scheme, value }: Identifier): string {
  if (scheme === 'purl') return decodeURIComponent(value.split('/').slice(1).join('/'))
  if (scheme === 'repo') return value.split('/').at(-1)!
  const slug = address && scheme === 'isbn' && URL.canParse(address) ? longestSlug(new URL(address).pathname) : undefined
  if (slug) return slug
  if (scheme === 'isbn') return `ISBN ${value}`
  if (scheme === 'video') return `Video ${value.split(':').at(-1)}`
  return `${scheme === 'doi' ? 'DOI ' : 'arXiv '}${value}`
}

function longestSlug(path: string): string | undefined {
  const [slug] = path
    .split('/')
    .filter((part) => /^[a-z0-9]+(?:-[a-z0-9]+)+$/i.test(part) && !/^[\d-]+$/.test(part))
    .sort((a, b) => b.length - a.length)
  const words = slug?.replace(/-?(?:97[89])?\d{9}[\dx]$/i, '').split('-')
  return words?.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join(' ')
}
