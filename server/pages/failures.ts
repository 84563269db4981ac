import { randomUUID } from 'node:crypto'
import type { ErrorRequestHandler, Request, Response } from 'express'
import { EditPage } from '../../client/pages/EditPage.tsx'
import { ErrorPage } from '../../client/pages/ErrorPage.tsx'
import { JoinPage } from '../../client/pages/JoinPage.tsx'
import { NewThreadPage } from '../../client/pages/NewThreadPage.tsx'
import { SettingsPage } from '../../client/pages/SettingsPage.tsx'
import { SignInPage } from '../../client/pages/SignInPage.tsx'
import type { Language } from '../contract/index.ts'
import type { Refused } from '../../client/ui/refused.ts'
import { refusals } from '../../client/words/languages.ts'
import { type Problem, problemOf } from '../http/errors.ts'
import { isLocal } from '../http/forms.ts'
import { languageOf } from '../http/language.ts'
import { FormRefused, Previewed } from '../http/route.ts'
import type { PreviewView } from '../contract/index.ts'
import { Refusal } from '../refusal.ts'
import { viewerOf } from '../http/viewer.ts'
import { requestIdOf } from '../http/log.ts'
import { showCorrect, showCorrections } from './correction-pages.ts'
import { frameOf } from './frame.ts'
import { editing, showReason } from './post-pages.ts'
import { show } from './show.ts'
import { showSplit } from './split-page.ts'
import { showTemplates } from './template-page.ts'
import { showThread, type ThreadPageContext } from './thread-page.ts'
import { showUploads } from './upload-page.ts'

/** What was refused or went wrong: problem+json for the API; for a form, its page again with what was typed; else a page that says so. */
export function failures(context: ThreadPageContext, log: (error: unknown, req: Request) => void): ErrorRequestHandler {
  const fail: ErrorRequestHandler = async (error: unknown, req, res, next) => {
    // Answered in time already, while what has failed now was still at it.
    if (res.writableEnded) return
    if (res.headersSent) return next(error)
    const cause = error instanceof FormRefused ? error.cause : error
    if (error instanceof FormRefused && cause instanceof Previewed)
      return showPreview(error, cause.preview, req, res, context).catch((failed: unknown) => fail(failed, req, res, next))
    const { retryAfterSeconds, ...said } = problemOf(cause)
    const problem = translated(said, languageOf(req))
    if (problem.status >= 500) log(cause, req)
    if (retryAfterSeconds) res.set('retry-after', String(retryAfterSeconds))
    if (req.path.startsWith('/api/')) {
      res
        .status(problem.status)
        .type('application/problem+json')
        .vary('Accept-Language')
        .send(JSON.stringify({ ...problem, requestId: requestIdOf(req) }))
      return
    }
    try {
      if (error instanceof FormRefused) await showForm(error, problem, req, res, context)
      else showFailure(problem, req, res, context)
    } catch (again) {
      // The page around the failure failed too, for the same reason as a rule: the database is away.
      const second = translated(problemOf(again), languageOf(req))
      log(again, req)
      showFailure(second.status >= 500 ? second : problem, req, res, context)
    }
  }
  return fail
}

function translated<P extends Problem>(problem: P, language: Language): P {
  const say = refusals[language]
  const errors = problem.errors?.map((error) => ({ ...error, message: say(error.message) }))
  return { ...problem, detail: say(problem.detail), ...(errors ? { errors } : {}) }
}

async function showForm(
  refused: FormRefused,
  problem: Problem,
  req: Request,
  res: Response,
  context: ThreadPageContext,
): Promise<void> {
  const { endpoint, values, controls } = refused
  const { status } = problem
  if (status === 401 && endpoint.name !== 'signIn' && !viewerOf(req)) {
    const next = controls.next ?? refererPath(req) ?? (endpoint.multipart ? endpoint.form! : placeOf(values))
    return res.redirect(303, `${req.baseUrl}/sign-in?${new URLSearchParams({ next })}`)
  }
  const form = { values: typedIn(refused), errors: problem.errors ?? [], message: problem.detail }
  if (!(await showAgain(refused, form, status, req, res, context))) showFailure(problem, req, res, context)
}

// Nothing was refused: the form comes back with all that was typed, and the text as it would look.
async function showPreview(asked: FormRefused, preview: PreviewView, req: Request, res: Response, context: ThreadPageContext) {
  const form = { values: typedIn(asked), errors: [], preview }
  if (!(await showAgain(asked, form, 200, req, res, context))) throw new Refusal('not-found', 'There is nothing here.')
}

function typedIn({ values }: FormRefused): Record<string, unknown> {
  const { password: _password, ...typed } = values
  return typed
}

// Shows the page of a form again, where it has one.
async function showAgain(
  { endpoint, values, controls }: FormRefused,
  form: Refused,
  status: number,
  req: Request,
  res: Response,
  context: ThreadPageContext,
): Promise<boolean> {
  const frame = frameOf(req, context.settings)
  // Where it may have happened after all, or still runs, it keeps its key; else other words may be sent, which need another.
  const key = controls.key && (status === 409 || status >= 500) ? controls.key : randomUUID()
  const next = controls.next ?? '/'
  switch (endpoint.name) {
    case 'join':
      show(req, res, JoinPage, { frame, next, form }, status)
      return true
    case 'signIn':
      show(req, res, SignInPage, { frame, next, form }, status)
      return true
    case 'editMe':
    case 'keepShelf':
    case 'keepTyping':
      show(req, res, SettingsPage, { frame, chosen: viewerOf(req), form }, status)
      return true
    case 'startThread':
      show(req, res, NewThreadPage, { frame, idempotencyKey: key, form }, status)
      return true
    case 'keepTemplate':
      await showTemplates(req, res, context, { form, status })
      return true
    case 'uploadPicture':
      await showUploads(req, res, context, { form, status })
      return true
    case 'replyToThread': {
      if (status === 404) return false
      const replyTo = typeof values.replyTo === 'string' ? { replyTo: values.replyTo } : {}
      const seconds = typeof values.seconds === 'string' ? { seconds: values.seconds } : {}
      await showThread(req, res, context, { threadId: String(values.threadId), form, key, status, ...replyTo, ...seconds })
      return true
    }
    case 'suggestCorrection':
    case 'correctWork':
      if (status === 404 || status === 403) return false
      await showCorrect(req, res, context, { workId: String(values.workId), form, key, status })
      return true
    case 'splitWork':
      if (status === 404 || status === 403) return false
      await showSplit(req, res, context, { workId: String(values.workId), form, key, status })
      return true
    case 'declineCorrection':
      if (status === 404 || status === 403) return false
      await showCorrections(req, res, context, { form, status })
      return true
    case 'hidePost':
    case 'removeWithReason': {
      if (status === 404 || status === 403) return false
      const act = endpoint.name === 'hidePost' ? 'hide' : 'remove'
      await showReason(req, res, context, { act, postId: String(values.postId), key, form, status })
      return true
    }
    case 'editPost': {
      if (status === 404 || status === 403) return false
      const { post, thread, template } = await editing(context.db, String(values.postId))
      // Who only looks at a preview has not seen what was changed meanwhile.
      const revision = (form.preview && controls.revision) || post.revision
      show(req, res, EditPage, { frame, post: { ...post, revision }, thread, template, idempotencyKey: key, form }, status)
      return true
    }
  }
  return false
}

function showFailure(problem: Problem, req: Request, res: Response, { settings }: ThreadPageContext): void {
  const detail = problem.status === 500 || problem.status === 404 ? undefined : problem.detail
  show(
    req,
    res,
    ErrorPage,
    { frame: frameOf(req, settings), status: problem.status, ...(detail ? { detail } : {}) },
    problem.status,
  )
}

function refererPath(req: Request): string | undefined {
  const referer = req.get('referer')
  if (!referer || !URL.canParse(referer)) return undefined
  const { pathname, search } = new URL(referer)
  const path = pathname.startsWith(`${req.baseUrl}/`) ? pathname.slice(req.baseUrl.length) + search : undefined
  return isLocal(path) ? path : undefined
}

// Where a form was, by what it is about.
function placeOf({ threadId, postId, workId, title }: Record<string, unknown>): string {
  if (postId && !threadId) return `/p/${String(postId)}`
  if (threadId) return `/t/${String(threadId)}`
  if (workId) return `/works/${String(workId)}`
  return title === undefined ? '/' : '/new'
}
