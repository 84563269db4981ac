import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

/** A line to one port that can be cut, held, slowed down, or fall silent for good. */
export interface Proxy {
  port: number
  /** Ends all links at once, as a router does that restarts. */
  cut: () => void
  /** Nothing passes until the returned function is called; no link closes. */
  hold: () => () => void
  /** The links that stand now carry nothing any more and never close; new ones work. */
  silence: () => void
  /** Every byte takes so much longer, until it is told 0. */
  delay: (ms: number) => void
  links: () => number
  close: () => void
}

interface Link {
  ends: [Socket, Socket]
  isSilent: boolean
}

/** Opens a line from a free port to `target`, which may come and go. */
export async function openProxy(target: number): Promise<Proxy> {
  const links = new Set<Link>()
  let isHeld = false
  let delayMs = 0
  const server = createServer((near) => {
    const far = connect({ port: target, host: '127.0.0.1' })
    const link: Link = { ends: [near, far], isSilent: false }
    links.add(link)
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      carry(from, to, () => delayMs)
      from.setNoDelay(true)
      from.on('error', () => undefined)
      from.on('close', () => {
        if (link.isSilent) return
        links.delete(link)
        if (from.errored) to.resetAndDestroy()
        else to.destroySoon()
      })
      if (isHeld) from.pause()
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const each = (act: (link: Link) => void) => [...links].filter((link) => !link.isSilent).forEach(act)
  const end = (link: Link) => link.ends.forEach((socket) => socket.resetAndDestroy())
  return {
    port: (server.address() as AddressInfo).port,
    cut: () => each(end),
    hold: () => {
      isHeld = true
      each((link) => link.ends.forEach((socket) => socket.pause()))
      return () => {
        isHeld = false
        each((link) => link.ends.forEach((socket) => socket.resume()))
      }
    },
    silence: () =>
      each((link) => {
        link.isSilent = true
        link.ends.forEach((socket) => socket.pause())
      }),
    delay: (ms) => (delayMs = ms),
    links: () => links.size,
    close: () => {
      links.forEach(end)
      server.close()
    },
  }
}

// What is under way keeps its order when the delay changes.
function carry(from: Socket, to: Socket, delayMs: () => number): void {
  let dueAt = 0
  from.on('data', (bytes: Buffer) => {
    const now = Date.now()
    dueAt = Math.max(dueAt, now + delayMs())
    if (dueAt <= now) write(to, bytes)
    else setTimeout(write, dueAt - now, to, bytes)
  })
  from.on('end', () => setTimeout(() => to.writable && to.end(), Math.max(0, dueAt - Date.now())))
}

function write(to: Socket, bytes: Buffer): void {
  if (to.writable) to.write(bytes)
}
