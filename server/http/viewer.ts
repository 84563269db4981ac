import type { IncomingMessage } from 'node:http'
import type { RequestHandler } from 'express'
import type { MemberRow } from '../../db/schema.ts'
import { Refusal } from '../refusal.ts'

/** Who asks: a member, or undefined for a guest. */
export type Viewer = MemberRow | undefined

const viewers = new WeakMap<IncomingMessage, Viewer>()

/** Remembers who asks, for the length of the request. */
export function setViewer(req: IncomingMessage, viewer: Viewer): void {
  viewers.set(req, viewer)
}

/** Who asks in this request. */
export function viewerOf(req: IncomingMessage): Viewer {
  return viewers.get(req)
}

/** The member who asks; guests are told to sign in first. */
export function member(viewer: Viewer): MemberRow {
  if (!viewer) throw new Refusal('sign-in-first', 'Sign in first.')
  return viewer
}

/** Finds who asks below a mount path, where no Express app has set it: at a socket's handshake. */
export function atMount(identify: RequestHandler, mount: string): RequestHandler {
  return (req, res, next) => {
    req.baseUrl = mount
    return identify(req, res, next)
  }
}
