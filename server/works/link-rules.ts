/** A register's address of a work that it names; null for what has none. */
export function addressOf({ scheme, value }: { scheme: string; value: string }): string | null {
  const path = value.split('/').map(encodeURIComponent).join('/')
  if (scheme === 'isbn') return `https://openlibrary.org/isbn/${path}`
  if (scheme === 'doi') return `https://doi.org/${path}`
  if (scheme === 'arxiv') return `https://arxiv.org/abs/${path}`
  if (scheme === 'repo') return `https://${path}`
  const [kind = '', rest = ''] = split(value, scheme === 'purl' ? '/' : ':')
  const site = scheme === 'purl' || scheme === 'video' ? sites[kind] : undefined
  // The names of packages stand escaped already.
  return site ? site(scheme === 'purl' ? decodeURIComponent(rest) : rest) : null
}

/** How an identifier is written beside a link: "ISBN 9781449373320", "npm express", "github.com/owner/name". */
export function labelOf({ scheme, value }: { scheme: string; value: string }): string {
  const [kind = '', rest = ''] = split(value, scheme === 'purl' ? '/' : ':')
  if (scheme === 'isbn') return `ISBN ${value}`
  if (scheme === 'doi') return `DOI ${value}`
  if (scheme === 'arxiv') return `arXiv ${value}`
  if (scheme === 'purl') return `${names[kind] ?? kind.replace(/^pkg:/, '')} ${decodeURIComponent(rest)}`
  return scheme === 'video' ? (names[kind] ?? kind) : value
}

const sites: Record<string, (name: string) => string> = {
  'pkg:npm': (name) => `https://www.npmjs.com/package/${escaped(name)}`,
  'pkg:pypi': (name) => `https://pypi.org/project/${escaped(name)}/`,
  'pkg:cargo': (name) => `https://crates.io/crates/${escaped(name)}`,
  'pkg:golang': (name) => `https://pkg.go.dev/${escaped(name)}`,
  'pkg:maven': (name) => `https://central.sonatype.com/artifact/${escaped(name)}`,
  youtube: (id) => `https://www.youtube.com/watch?v=${encodeURIComponent(id)}`,
  vimeo: (id) => `https://vimeo.com/${encodeURIComponent(id)}`,
}

const names: Record<string, string> = {
  'pkg:npm': 'npm',
  'pkg:pypi': 'PyPI',
  'pkg:cargo': 'crates.io',
  'pkg:golang': 'Go',
  'pkg:maven': 'Maven',
  youtube: 'YouTube',
  vimeo: 'Vimeo',
}

function escaped(name: string): string {
  return name
    .split('/')
    .map((part) => encodeURIComponent(part).replace(/^%40/, '@'))
    .join('/')
}

function split(value: string, sign: string): [string, string] {
  const at = value.indexOf(sign)
  return at < 0 ? [value, ''] : [value.slice(0, at), value.slice(at + 1)]
}
