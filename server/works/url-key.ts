const tracking =
  /^(utm_\w+|fbclid|gclid|dclid|msclkid|yclid|twclid|mc_[ce]id|igshid|igsh|si|ref|ref_?src|ref_\w*|referrer|referer|source|src|_hs\w+|hs\w+tracking|spm|share|feature|lang|hl|locale|amp|outputtype|ved|ei|at_\w+|linkid|camp|creative\w*|a_aid|a_bid|aff|aff_?id|affiliate|couponcode|cmpid|cid|mkt_tok|trk|trackingid|oly_\w+|vero_\w+|pk_\w+|mtm_\w+|wickedid|__s|sk)$/i
const language = /^\/(?:(?:en|de|fr|es|it|pt|ja|zh|ru|nl|pl|ko|tr|uk|sv)|[a-z]{2}[-_][a-z]{2,4})(?=\/|$)/i

/** Sites whose front page stands for nobody's work in particular. */
const halls =
  /^(?:(?:books|scholar|link|dl|www\w*|[a-z]{2}|open|podcasts|learn|smile|play)\.)?(github\.com|gitlab\.com|codeberg\.org|bitbucket\.org|youtube\.com|youtu\.be|vimeo\.com|google\.[a-z.]+|bing\.com|duckduckgo\.com|amazon\.[a-z.]+|goodreads\.com|bookshop\.org|oreilly\.com|manning\.com|leanpub\.com|packtpub\.com|pragprog\.com|nostarch\.com|springer\.com|acm\.org|ieee\.org|arxiv\.org|doi\.org|wikipedia\.org|medium\.com|dev\.to|hashnode\.com|substack\.com|reddit\.com|x\.com|twitter\.com|linkedin\.com|facebook\.com|stackoverflow\.com|ycombinator\.com|lobste\.rs|npmjs\.com|pypi\.org|crates\.io|docs\.rs|lib\.rs|pkg\.go\.dev|mvnrepository\.com|sonatype\.com|rubygems\.org|packagist\.org|nuget\.org|udemy\.com|coursera\.org|edx\.org|udacity\.com|pluralsight\.com|egghead\.io|frontendmasters\.com|spotify\.com|apple\.com|ted\.com|infoq\.com|archive\.org|worldcat\.org|openlibrary\.org)$/

/**
 * An address as it is compared: host and path without scheme, www, mobile, language and AMP variants, index files, tracking parameters,
 * fragment and trailing slash. Query parameters that remain are sorted. Undefined where it is no web address.
 */
export function urlKey(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined
  const url = behind(new URL(address))
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return undefined
  const host = hostKey(url)
  const product = /(^|\.)amazon\./.test(host) && /\/(?:dp|gp\/product|gp\/aw\/d)\/(\w{10})(?=\/|$)/.exec(url.pathname)?.[1]
  if (product) return `amazon.com/dp/${product.toUpperCase()}`
  const goodread = /(^|\.)goodreads\.com$/.test(host) && /^\/(?:\w\w\/)?book\/show\/(\d+)/.exec(url.pathname)?.[1]
  if (goodread) return `goodreads.com/book/show/${goodread}`
  const path = decoded(url.pathname)
    .replace(/\/{2,}/g, '/')
    .replace(/\/(index|default|home)\.(x?html?|php|aspx?|jsp)$/i, '/')
    .replace(/\/amp\/?$/i, '/')
    .replace(/^\/amp\/(?=.)/i, '/')
    .replace(/\.amp(?=\.html?$|$)/i, '')
    .replace(language, '')
    .replace(/\/+$/, '')
  const query = [...url.searchParams]
    .filter(([name]) => !tracking.test(name) && !(name === 't' && /(^|\.)(youtu\.?be|vimeo|twitter|x)\b/.test(host)))
    .sort(([a, x], [b, y]) => (a === b ? (x < y ? -1 : 1) : a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join('&')
  // A page that draws itself in the browser may keep its path behind the hash.
  const inside = /^#!?\/./.test(url.hash) ? url.hash.replace(/\/+$/, '') : ''
  return `${host}${path}${query && `?${query}`}${inside}`
}

/** The page itself, where an address leads to it through an AMP cache, an archive or a search engine's own link. */
export function behind(url: URL): URL {
  const path = `${url.pathname}${url.search}`
  const host = url.hostname.toLowerCase()
  const isGoogle = /^(www\.)?google\.[a-z.]+$/.test(host)
  const cached =
    (host.endsWith('.cdn.ampproject.org') && /^\/(?:[a-z]+)\/(?:s\/)?([\w-]+\..*)$/.exec(path)) ||
    (isGoogle && /^\/amp\/(?:s\/)?([\w-]+\..*)$/.exec(path))
  const archived = host === 'web.archive.org' && /^\/web\/\d+(?:[a-z]{2}_)?\/(https?:\/.*)$/.exec(path)
  const linked = isGoogle && url.pathname === '/url' && (url.searchParams.get('q') ?? url.searchParams.get('url'))
  const inner = cached ? `https://${cached[1]}` : archived ? archived[1]!.replace(/^(https?):\/+/, '$1://') : linked || undefined
  return inner && /^https?:\/\//i.test(inner) && URL.canParse(inner) ? new URL(inner) : url
}

/** Whether a host, or the one that it stands below, is a place where everybody's work is found. */
export function isHall(host: string): boolean {
  return halls.test(host)
}

/** Whether an address stands for no work: the front page of a site that has everybody's, or a search in one. */
export function isNobodys(address: string): boolean {
  const key = urlKey(address)
  if (key === undefined) return true
  const [place = '', query = ''] = key.split('?') as [string, string?]
  const [host = '', ...path] = place.split('/')
  return (
    halls.test(host) &&
    (path.length === 0
      ? !query
      : /^(search|s|results|topics|explore|trending|b|find|signin|login|feed|cart)$/i.test(path[0] ?? ''))
  )
}

function hostKey(url: URL): string {
  const host = url.hostname
    .toLowerCase()
    .replace(/\.$/, '')
    .replace(/^([a-z]{2,3}(?:-[a-z]+)?)\.m\.(?=[a-z-]+\.org$)/, '$1.')
    .replace(/^(www\d?|m|mobile|amp)\.(?=[^.]+\.)/, '')
    .replace(/^(old|np|new|i)\.(?=reddit\.com$)/, '')
  return url.port ? `${host}:${url.port}` : host
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path).normalize('NFC')
  } catch {
    return path
  }
}
