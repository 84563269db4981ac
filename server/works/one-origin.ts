import { lookup as lookUp, type LookupAddress, type LookupOptions } from 'node:dns'
import http from 'node:http'
import https from 'node:https'
import { BlockList, isIP, type LookupFunction } from 'node:net'

export interface OneOrigin {
  /** The only place that is asked, such as https://openlibrary.org; a path in it stands before every other. */
  base: string
  /** Who asks, so that whoever runs the place can say something. */
  agent: string
  /** Longer answers are given up. */
  bytesAtMost: number
}

// A move to a canonical address takes one.
const redirectsAtMost = 2

/**
 * Asks one configured place for JSON, and no other: an address that it sends us to, or that its name leads to, is not followed where it is
 * elsewhere or inside the network, unless the configured place is itself named by such an address. Undefined for 404; throws for all else
 * that is no JSON within the bounds.
 */
export async function askForJson(place: OneOrigin, path: string, signal: AbortSignal): Promise<unknown> {
  const base = new URL(place.base)
  let url = new URL(base.pathname.replace(/\/$/, '') + path, base)
  for (let redirects = 0; ; redirects++) {
    const answer = await ask(place, base, url, signal)
    if ('text' in answer) return answer.text === undefined ? undefined : (JSON.parse(answer.text) as unknown)
    url = new URL(answer.location, url)
    if (url.origin !== base.origin) throw new Error(`${base.origin} sent us to another place, ${url.origin}.`)
    if (redirects >= redirectsAtMost) throw new Error(`${base.origin} sent us around.`)
  }
}

type Answer = { text: string | undefined } | { location: string }

function ask(place: OneOrigin, base: URL, url: URL, signal: AbortSignal): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { get } = url.protocol === 'https:' ? https : http
    const headers = { accept: 'application/json', 'accept-encoding': 'identity', 'user-agent': place.agent }
    const options = { headers, signal, agent: false as const, ...(isInside(base.hostname) ? {} : { lookup: outside }) }
    const request = get(url, options, (response) => {
      const { statusCode: status = 0, headers: given } = response
      const fail = (why: string) => {
        reject(new Error(`${base.origin} answered ${why}.`))
        response.destroy()
      }
      const { location } = given
      if (status === 404) {
        response.destroy()
        return resolve({ text: undefined })
      }
      if (status >= 300 && status < 400 && location && URL.canParse(location, url)) {
        response.destroy()
        return resolve({ location })
      }
      if (status !== 200) return fail(String(status))
      if (!/^(?:identity)?$/.test(given['content-encoding'] ?? '')) return fail('in an encoding that was not asked for')
      const parts: Buffer[] = []
      let bytes = 0
      response.on('data', (part: Buffer) => {
        bytes += part.length
        if (bytes > place.bytesAtMost) fail('more than is read of it')
        else parts.push(part)
      })
      response.on('end', () => resolve({ text: Buffer.concat(parts).toString('utf8') }))
      response.on('error', reject)
      response.on('aborted', () => reject(new Error(`${base.origin} broke off.`)))
    })
    request.on('error', reject)
  })
}

// What a name leads to is looked at where the connection is made, so that it cannot be one thing when asked and another when used.
const outside: LookupFunction = (host: string, options: LookupOptions, done) => {
  lookUp(host, { ...options, all: true }, (error, found) => {
    const addresses = error ? [] : (found as LookupAddress[])
    const inside = addresses.find(({ address }) => isPrivate(address))
    if (inside) return done(new Error(`${host} leads inside the network, to ${inside.address}.`), '', 0)
    if (error || options.all) return done(error, addresses)
    const [first] = addresses
    return first ? done(null, first.address, first.family) : done(new Error(`${host} leads nowhere.`), '', 0)
  })
}

function isInside(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, '')
  return host === 'localhost' || (isIP(host) !== 0 && isPrivate(host))
}

// Source: the IANA registries of special-purpose addresses, IPv4 and IPv6.
const reserved = new BlockList()
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  reserved.addSubnet(net, bits, 'ipv4')
for (const [net, bits] of [
  ['::', 96],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  reserved.addSubnet(net, bits, 'ipv6')

/** Whether an address is one of the network's own or of no network, and never a place in the world. */
export function isPrivate(address: string): boolean {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (mapped) return isPrivate(mapped)
  // The same written in hexadecimal leads to the same place.
  if (/^::ffff:/i.test(address)) return true
  return reserved.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')
}
