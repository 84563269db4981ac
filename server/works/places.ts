/** Where a work lives under a name of its own: a registry, a forge, a video site, a register of papers. */
export interface Place {
  scheme: 'doi' | 'arxiv' | 'purl' | 'repo' | 'video'
  value: string
  /** What an address points at: the work itself, or something that happens around it (an issue, a commit). */
  at: 'work' | 'inside' | 'beside'
}

/** The places that an address names: often none, sometimes two (a Go package and its repository). */
export function placesOf(url: URL): Place[] {
  const host = url.hostname.toLowerCase().replace(/^(www|m|music|old|beta|mobile)\./, '')
  const path = url.pathname.split('/').filter(Boolean).map(decoded)
  const found = [video(host, path, url), paper(host, path, url), ...packages(host, path), repository(host, path)]
  return found.filter((place) => place !== undefined)
}

/** Whether an address leads to what happens around a work, such as an issue or a commit, and not to the work. */
export function isBeside(address: string): boolean {
  return URL.canParse(address) && placesOf(new URL(address)).some((place) => place.at === 'beside')
}

/** The repository that an address of git's own kind names: `git@github.com:owner/name.git`, `ssh://`, `git+https://`. */
export function gitPlace(address: string): Place | undefined {
  const form =
    /^(?:(?:ssh|git|git\+ssh|git\+https):\/\/)?(?:[\w.-]+@)?([\w.-]+\.[a-z]{2,})(?::|\/)(?:\d+\/)?([\w.~/-]+?)\/?$/i.exec(
      address.trim(),
    )
  if (!form || /^https?:/i.test(address)) return undefined
  return repository(form[1]!.toLowerCase(), form[2]!.split('/').filter(Boolean))
}

/** A DOI as it is compared, with the "doi:" and the resolver gone; undefined where it is none. Source: ISO 26324, 10.prefix/suffix. */
export function doiOf(text: string): string | undefined {
  const doi = /^(?:doi:\s*)?(10\.\d{4,9}\/\S+?)[.,;)\]]*$/i.exec(text.trim())?.[1]
  return doi?.toLowerCase()
}

function video(host: string, path: string[], url: URL): Place | undefined {
  // A second "?" begins what was hung on by a script.
  const id = youtube(host, path, url)?.split('?')[0]
  if (id && /^[\w-]{11}$/.test(id)) return { scheme: 'video', value: `youtube:${id}`, at: 'work' }
  const vimeo = (host === 'vimeo.com' || host === 'player.vimeo.com') && path.find((part) => /^\d{6,}$/.test(part))
  return vimeo ? { scheme: 'video', value: `vimeo:${vimeo}`, at: 'work' } : undefined
}

function youtube(host: string, path: string[], url: URL): string | null | undefined {
  if (host === 'youtu.be') return path[0]
  if (host !== 'youtube.com' && host !== 'youtube-nocookie.com') return undefined
  return /^(embed|shorts|live|v|e)$/.test(path[0] ?? '') ? path[1] : url.searchParams.get('v')
}

function paper(host: string, path: string[], url: URL): Place | undefined {
  const text = path.join('/')
  if (/^(arxiv\.org|export\.arxiv\.org|ar5iv\.org|ar5iv\.labs\.arxiv\.org|alphaxiv\.org)$/.test(host)) return arxiv(text)
  if (host === 'huggingface.co' && path[0] === 'papers') return arxiv(`abs/${path[1]}`)
  const doi = /^(dx\.)?doi\.org$/.test(host)
    ? doiOf(text)
    : doiOf(/(?:^|\/)(10\.\d{4,9}\/[^?#]+)$/.exec(text)?.[1]?.replace(/\.pdf$/, '') ?? url.searchParams.get('id') ?? '')
  const inArxiv = doi && /^10\.48550\/arxiv\.(.+)$/.exec(doi)?.[1]
  if (inArxiv) return arxiv(`abs/${inArxiv}`)
  return doi ? { scheme: 'doi', value: doi, at: 'work' } : undefined
}

function arxiv(path: string): Place | undefined {
  const id = /^(?:abs|pdf|html|format|overview)\/(\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?\/\d{7})(?:v\d+)?(?:\.pdf)?$/i.exec(
    path,
  )?.[1]
  return id ? { scheme: 'arxiv', value: id.toLowerCase(), at: 'work' } : undefined
}

function packages(host: string, path: string[]): Place[] {
  const purl = packageUrl(host, path)
  const places: Place[] = purl ? [{ scheme: 'purl', value: purl, at: 'work' }] : []
  const behind = host === 'pkg.go.dev' && path[0]?.includes('.') ? repository(path[0], path.slice(1)) : undefined
  return behind ? [...places, { ...behind, at: 'work' }] : places
}

// Source: the package-url specification (pkg:type/namespace/name), names folded as each registry folds them.
function packageUrl(host: string, path: string[]): string | undefined {
  const [first = '', second = '', third = ''] = path.map((part) => part.toLowerCase())
  if (/^npmjs\.(com|org)$/.test(host) && first === 'package') return npm(second, third)
  if (host === 'npm.im' || host === 'registry.npmjs.org') return npm(first, second)
  if (host === 'cdn.jsdelivr.net' && first === 'npm') return npm(second, third)
  if (host === 'jsdelivr.com' && first === 'package' && second === 'npm') return npm(third, path[3]?.toLowerCase() ?? '')
  if (host === 'libraries.io') return listed(first, second, third)
  if (/^(unpkg\.com|esm\.sh|npmtrends\.com|bundlephobia\.com)$/.test(host))
    return first === 'package' ? npm(second, third) : npm(first, second)
  if (/^(pypi\.org|pypi\.python\.org)$/.test(host) && /^(project|pypi)$/.test(first))
    return second && `pkg:pypi/${second.replace(/[._-]+/g, '-')}`
  if ((host === 'crates.io' && first === 'crates') || (host === 'lib.rs' && first === 'crates'))
    return second && `pkg:cargo/${crate(second)}`
  if (host === 'docs.rs' && first === 'crate') return second && `pkg:cargo/${crate(second)}`
  if (host === 'docs.rs' && /^[a-z][\w-]*$/.test(first) && !/^(about|releases)$/.test(first)) return `pkg:cargo/${crate(first)}`
  if (/^(central\.sonatype\.com|mvnrepository\.com|search\.maven\.org)$/.test(host) && first === 'artifact')
    return second && third && `pkg:maven/${path[1]}/${path[2]}`
  if (host === 'javadoc.io' && first === 'doc') return second && third && `pkg:maven/${path[1]}/${path[2]}`
  if (/^repo1?\.maven(\.apache)?\.org$/.test(host) && first === 'maven2') return mavenFolder(path.slice(1))
  if (host === 'godoc.org' && first.includes('.')) return goModule(path)
  if (host === 'pkg.go.dev' && first && !/^(about|search|license-policy|badge)$/.test(first)) return goModule(path)
  return undefined
}

function npm(name: string, scoped: string): string | undefined {
  const bare = (part: string) => part.replace(/(?!^)@.*$/, '')
  if (name.startsWith('@')) return scoped ? `pkg:npm/%40${name.slice(1)}/${bare(scoped)}` : undefined
  return name ? `pkg:npm/${bare(name)}` : undefined
}

// A list of the packages of all registries, by the name of the registry.
function listed(registry: string, name: string, rest: string): string | undefined {
  if (registry === 'npm') return npm(name, rest)
  if (registry === 'pypi') return name && `pkg:pypi/${name.replace(/[._-]+/g, '-')}`
  return registry === 'cargo' && name ? `pkg:cargo/${crate(name)}` : undefined
}

// A repository's folders: the group's parts, the artifact, its version.
function mavenFolder(parts: string[]): string | undefined {
  const version = parts.findIndex((part, place) => place > 1 && /^\d/.test(part))
  return version > 1 ? `pkg:maven/${parts.slice(0, version - 1).join('.')}/${parts[version - 1]}` : undefined
}

function crate(name: string): string {
  return name.replaceAll('_', '-')
}

function goModule(path: string[]): string {
  const plain = path.map((part) => part.replace(/@.*$/, '').toLowerCase())
  // A forge's module is its repository; each of golang.org/x has a name below it.
  const isNamed = forges.test(plain[0] ?? '') || (plain[0] === 'golang.org' && plain[1] === 'x')
  return `pkg:golang/${(isNamed ? plain.slice(0, 3) : plain).join('/')}`
}

const forges = /^(github\.com|gitlab\.com|codeberg\.org|bitbucket\.org|git\.sr\.ht)$/
/** First parts of a path that are the forge's own pages, not an owner. */
const notOwners =
  /^(about|apps|blog|collections|contact|customer-stories|dashboard|enterprise|explore|features|groups|help|issues|join|login|marketplace|new|notifications|orgs|organizations|pricing|projects|pulls|readme|search|security|settings|site|sponsors|stars|topics|trending|users|snippets|repo)$/i

function repository(host: string, path: string[]): Place | undefined {
  const raw = host === 'raw.githubusercontent.com' || host === 'codeload.github.com' || host === 'api.github.com'
  const forge = raw ? 'github.com' : host.replace(/^(ssh|altssh)\./, '')
  if (!forges.test(forge)) return undefined
  const parts = host === 'api.github.com' && path[0] === 'repos' ? path.slice(1) : path
  const marker = parts.indexOf('-')
  // GitLab nests groups; what is below a project begins with "-".
  const owned = forge === 'gitlab.com' ? (marker > 0 ? parts.slice(0, marker) : parts.slice(0, 4)) : parts.slice(0, 2)
  if (owned.length < 2 || notOwners.test(owned[0]!)) return undefined
  const name = owned
    .join('/')
    .replace(/\.git$/i, '')
    .toLowerCase()
  if (!/^~?[\w.-]+(\/[\w.-]+)+$/.test(name)) return undefined
  const below = parts.slice(marker > 0 ? marker + 1 : owned.length)
  return { scheme: 'repo', value: `${forge}/${name}`, at: !below[0] ? 'work' : beside.test(below[0]) ? 'beside' : 'inside' }
}

const beside =
  /^(issues?|pulls?|merge_requests|commits?|compare|discussions|actions|security|network|graphs|pulse|milestones?|labels|settings|stargazers|todo)$/

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
