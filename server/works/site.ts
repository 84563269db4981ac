import { isHall, urlKey } from './url-key.ts'

/**
 * Whose an address is: the host that was registered ("example.org" for blog.example.org), or the owner where many publish at one host
 * ("github.com/owner", "owner.github.io", "youtube.com/@channel"). Undefined where it is nobody's in particular: a shop, a register, an
 * encyclopedia, a video by its number alone.
 */
export function siteOf(address: string): string | undefined {
  const key = urlKey(address)
  if (!key) return undefined
  const [host = '', ...path] = key.replace(/[?#].*$/s, '').split('/')
  const site = registered(host.replace(/:\d+$/, ''))
  if (!site) return undefined
  const owned = Object.hasOwn(owners, site) ? owners[site] : undefined
  if (owned) {
    const owner = owned(path.filter(Boolean))
    return owner && `${site}/${owner.toLowerCase()}`
  }
  return isHall(site) || crowds.test(site) ? undefined : site
}

/** Second levels that countries give out below: example.co.uk was registered, co.uk was not. Far from all of the public suffix list. */
const shared = /^(?:co|com|org|net|ac|gov|edu|ne|or|go|gob|nom|asn|id|govt|school)\.[a-z]{2}$/
/** Hosts below which everybody has a name of their own. */
const homes =
  /^(?:github\.io|gitlab\.io|codeberg\.page|netlify\.app|vercel\.app|pages\.dev|workers\.dev|herokuapp\.com|web\.app|firebaseapp\.com|azurewebsites\.net|fly\.dev|onrender\.com|render\.com|surge\.sh|glitch\.me|replit\.app|repl\.co|blogspot\.com|wordpress\.com|tumblr\.com|substack\.com|medium\.com|hashnode\.dev|notion\.site|gitbook\.io|readthedocs\.io|readthedocs\.org|neocities\.org|bearblog\.dev|mataroa\.blog|write\.as|ghost\.io|wixsite\.com|webflow\.io|squarespace\.com|weebly\.com|gumroad\.com|teachable\.com|thinkific\.com|podia\.com|itch\.io|bandcamp\.com|podbean\.com|buzzsprout\.com|transistor\.fm|libsyn\.com|fandom\.com|sourceforge\.io|sourceforge\.net|s3\.amazonaws\.com|cloudfront\.net|ngrok\.io|ngrok-free\.app)$/

function registered(host: string): string | undefined {
  if (/^[\d.]+$|^\[/.test(host)) return host
  const labels = host.split('.')
  if (labels.length < 2) return undefined
  const tail = (many: number) => labels.slice(-many).join('.')
  for (const many of [3, 2]) if (homes.test(tail(many))) return labels.length > many ? tail(many + 1) : tail(many)
  return shared.test(tail(2)) ? tail(3) : tail(2)
}

/** The forge's, the registry's, the site's own pages: nobody's name. */
const ownPages =
  /^(?:about|apps?|blog|collections|datasets|docs|enterprise|explore|features|groups|help|login|marketplace|models|new|orgs|p|papers|search|settings|signup|site|spaces|status|t|tags?|topics|trending)$/i

const first = ([name]: string[]) => (name && !ownPages.test(name) ? name : undefined)
const named = ([name]: string[]) => (name?.startsWith('@') ? name : undefined)

/** Where many publish at one host, and each has a part of the path: what stands there names them. */
const owners: Record<string, (path: string[]) => string | undefined> = {
  'github.com': first,
  'githubusercontent.com': first,
  'gitlab.com': first,
  'codeberg.org': first,
  'bitbucket.org': first,
  'sr.ht': first,
  'huggingface.co': (path) => first(/^(?:datasets|spaces)$/.test(path[0] ?? '') ? path.slice(1) : path),
  'dev.to': first,
  'medium.com': first,
  'substack.com': named,
  'hashnode.com': named,
  'x.com': first,
  'twitter.com': first,
  'bsky.app': ([kind, name]) => (kind === 'profile' ? name : undefined),
  'linkedin.com': ([kind, name]) => (kind && name && /^(?:in|company)$/.test(kind) ? `${kind}/${name}` : undefined),
  'patreon.com': first,
  'ko-fi.com': first,
  'speakerdeck.com': first,
  'slideshare.net': first,
  'soundcloud.com': first,
  'npmjs.com': ([, scope]) => named([scope ?? '']),
  'docker.com': ([kind, name]) => (kind === 'r' || kind === 'u' ? name : undefined),
  'youtube.com': ([kind = '', name]) =>
    kind.startsWith('@') ? kind : name && /^(?:channel|c|user)$/.test(kind) ? `${kind}/${name}` : undefined,
}

/** More that everybody publishes in, beside those whose front page is nobody's work: publishers, shops, archives. */
const crowds =
  /^(?:wikimedia\.org|wikibooks\.org|gutenberg\.org|stackexchange\.com|superuser\.com|serverfault\.com|quora\.com|nature\.com|science\.org|sciencedirect\.com|wiley\.com|cambridge\.org|oup\.com|tandfonline\.com|taylorfrancis\.com|routledge\.com|researchgate\.net|semanticscholar\.org|ssrn\.com|jstor\.org|usenix\.org|hal\.science|biorxiv\.org|zenodo\.org|informit\.com|pearson\.com|apress\.com|thalia\.de|hugendubel\.de|buecher\.de|barnesandnoble\.com|waterstones\.com|bol\.com|ebay\.[a-z.]+|etsy\.com|abebooks\.[a-z.]+|audible\.[a-z.]+|thriftbooks\.com|librarything\.com|imdb\.com|netflix\.com|twitch\.tv|skillshare\.com|futurelearn\.com|khanacademy\.org|packages\.debian\.org|debian\.org|archlinux\.org|libraries\.io|jsdelivr\.net|jsdelivr\.com|unpkg\.com|maven\.org|golang\.org|go\.dev|amzn\.\w+|youtu\.be|bit\.ly|t\.co|tinyurl\.com)$/
