import { peopleIn, personKey } from './keys.ts'
import { siteOf } from './site.ts'

/** A site or a creator that a work is of: what a member may be promoting. */
export interface Subject {
  /** What tells it apart: "site example.org", "creator kleppmann m". */
  key: string
  name: string
}

/** What a work says of itself: its address, its identifiers ("url example.org/book", "repo github.com/owner/name"), its creators. */
export interface SubjectFacts {
  url: string | null
  identifiers: string[]
  creators: string[]
}

/** The sites and creators that a work is of, each once. */
export function subjectsOf({ url, identifiers, creators }: SubjectFacts): Subject[] {
  const addresses = [...(url ? [url] : []), ...identifiers.flatMap(addressIn)]
  const sites = addresses.flatMap((address) => {
    const site = siteOf(address)
    return site ? [{ key: `site ${site}`, name: site }] : []
  })
  const people = creators.flatMap(peopleIn).flatMap((name) => {
    const key = personKey(name)
    return key ? [{ key: `creator ${key}`, name }] : []
  })
  return [...new Map([...sites, ...people].map((one) => [one.key, one])).values()]
}

function addressIn(identifier: string): string[] {
  const [, scheme, value = ''] = /^(\w+) (.*)$/s.exec(identifier) ?? []
  if (scheme === 'url' || scheme === 'repo') return [`https://${value}`]
  if (scheme !== 'purl') return []
  // Of the registries npm's names and Go's say whose a package is.
  const [, scope] = /^pkg:npm\/(%40[^/]+)\//.exec(value) ?? []
  if (scope) return [`https://npmjs.com/package/${decodeURIComponent(scope)}/x`]
  return value.startsWith('pkg:golang/') ? [`https://${value.slice('pkg:golang/'.length)}`] : []
}
