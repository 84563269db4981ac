import type { DraftView } from '../../server/contract/index.ts'
import { words } from '../words/composer.ts'
import { type Fields, isOfNow } from './fields.ts'

/** Keeps the draft of one form on the server. */
export interface Keeping {
  /** Something was typed. */
  changed: () => void
  /** What was typed is on its way: the draft goes. */
  sent: () => void
  /** The browser is posting the form: nothing is kept any more. */
  hold: () => void
  /** Keeps at once what is not kept yet. */
  flush: () => Promise<void>
}

interface KeepingOptions {
  base: string
  place: string
  fields: () => Fields | undefined
  /** The version that the words here build on. */
  version: () => number
  /** Told what the server has kept, and as which version. */
  onKept: (version: number, fields: Fields | undefined) => void
  /** Takes other words over: what another device has written, or nothing where it has sent them. */
  onRemote: (remote: DraftView | null) => void
  /** Whether there are words here that the server was not given. */
  isFresh: () => boolean
  /** Whether what the server has was sent, and it could not be told yet. */
  isGone: boolean
}

// Once the keys have rested, at the latest so long after the first, and again after a failure.
const [restMs, mostMs, againMs] = [1_500, 5_000, 15_000]

/** The place of a form on the server, by the call that it makes; undefined where it keeps nothing there. */
export function placeOf(call: string): string | undefined {
  if (call === 'POST /api/threads') return 'new'
  const [, things, id] = /^(?:POST|PATCH) \/api\/(thread|post)s\/(\d+)(?:\/posts)?$/.exec(call) ?? []
  return things && `${things}-${id}`
}

/** Lets go of the server's draft of a form that the browser has posted. */
export async function dropKept(base: string, call: string): Promise<void> {
  const place = placeOf(call)
  if (place) await ask(base, place, 'DELETE')
}

/** Reads what other devices have written, then keeps each change: one request at a time, and never over words that were not seen here. */
export function openKeeping(form: HTMLFormElement, options: KeepingOptions): Keeping {
  const { base, place } = options
  const state = stateIn(form)
  let timer: ReturnType<typeof setTimeout> | undefined
  let since: number | undefined
  let running: Promise<void> = Promise.resolve()
  // While somebody chooses between two drafts, neither is kept over the other.
  let isTorn = false
  let isHeld = false
  let { isGone } = options

  const later = (waitMs: number) => {
    clearTimeout(timer)
    timer = setTimeout(() => void flush(), waitMs)
  }
  const flush = (): Promise<void> => {
    clearTimeout(timer)
    since = undefined
    running = running.then(push)
    return running
  }
  const push = async () => {
    if (isGone) {
      const answer = await ask(base, place, 'DELETE', options.version())
      if (!answer || isPassing(answer)) return later(againMs)
      isGone = false
      options.onKept(0, undefined)
    }
    if (isTorn || isHeld || !options.isFresh()) return
    const fields = options.fields()
    const after = options.version()
    if (!fields && after === 0) return
    const answer = fields ? await ask(base, place, 'PUT', after, { fields }) : await ask(base, place, 'DELETE', after)
    if (!answer) {
      state.say(words.compose.keptHere)
      later(againMs)
    } else if (answer.status === 412) await compare()
    else if (answer.ok) {
      const { draft } = fields ? ((await answer.json()) as { draft: DraftView }) : { draft: { version: 0, savedAt: '' } }
      options.onKept(draft.version, fields)
      state.say(fields ? words.compose.keptAt(new Date(draft.savedAt)) : '')
    } else {
      // Too long, or the session is over: the browser has it, and the next words try again.
      state.say(words.compose.keptHere)
      if (isPassing(answer)) later(againMs)
    }
  }
  // Looks at what the server has, where it is not what the words here build on.
  const compare = async () => {
    const answer = await ask(base, place, 'GET')
    if (!answer?.ok) return
    const { draft } = (await answer.json()) as { draft: DraftView | null }
    if ((draft?.version ?? 0) === options.version()) return void (options.isFresh() && later(0))
    const same = draft && JSON.stringify(sorted(draft.fields)) === JSON.stringify(sorted(options.fields() ?? {}))
    const isOlder = draft && !isOfNow(form, draft.fields)
    if (!isOlder && (!options.isFresh() || !options.fields() || same)) {
      options.onRemote(draft)
      return state.say(draft ? words.compose.keptAt(new Date(draft.savedAt)) : '')
    }
    // Sent or dropped elsewhere, but written on here.
    if (!draft) return again(0)
    isTorn = true
    state.choose(
      draft.savedAt,
      () => {
        isTorn = false
        options.onRemote(draft)
        state.say(words.compose.keptAt(new Date(draft.savedAt)))
      },
      () => again(draft.version),
    )
  }
  const again = (version: number) => {
    isTorn = false
    options.onKept(version, undefined)
    later(0)
  }
  if (isGone) void flush()
  else void (running = running.then(compare))
  addEventListener('pageshow', () => (isHeld = false))
  addEventListener('online', () => void flush())
  document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && void flush())
  return {
    changed: () => {
      since ??= Date.now()
      later(Math.min(restMs, Math.max(0, since + mostMs - Date.now())))
    },
    sent: () => {
      clearTimeout(timer)
      state.say('')
      // What is being kept at this moment is let go of after that.
      running = running.then(() => {
        isGone = options.version() > 0
      })
      void flush()
    },
    hold: () => {
      isHeld = true
    },
    flush: () => (options.isFresh() ? flush() : running),
  }
}

function isPassing({ status }: Response): boolean {
  return status === 429 || status >= 500
}

async function ask(base: string, place: string, method: string, seen?: number, input?: object): Promise<Response | undefined> {
  const body = input && JSON.stringify(input)
  return fetch(`${base}/api/drafts/${place}`, {
    method,
    headers: {
      accept: 'application/json',
      ...(body ? { 'content-type': 'application/json' } : {}),
      ...(seen === undefined ? {} : { 'if-match': `"${seen}"` }),
    },
    ...(body ? { body } : {}),
    // Goes out also while the page goes, where it is short enough for that.
    keepalive: method !== 'GET' && (body?.length ?? 0) < 20_000,
  }).catch(() => undefined)
}

function sorted(fields: Fields): [string, string][] {
  return Object.entries(fields).sort(([one], [other]) => (one < other ? -1 : 1))
}

// A line that says where the draft is, and lets choose between two.
function stateIn(form: HTMLFormElement) {
  const line = document.createElement('span')
  line.className = 'saved'
  form.querySelector('.composer-end')?.prepend(line)
  const say = (said: string) => line.replaceChildren(said)
  const button = (said: string, act: () => void) => {
    const one = document.createElement('button')
    Object.assign(one, { type: 'button', className: 'act', textContent: said })
    one.addEventListener('click', () => {
      line.removeAttribute('role')
      say('')
      act()
      form.querySelector('textarea')?.focus()
    })
    return one
  }
  return {
    say,
    choose: (savedAt: string, onTheirs: () => void, onMine: () => void) => {
      line.role = 'alert'
      line.replaceChildren(
        words.compose.newerElsewhere(new Date(savedAt)),
        button(words.compose.takeTheirs, onTheirs),
        button(words.compose.keepMine, onMine),
      )
    },
  }
}
