import { calls, keepingCalls, promotionCalls, writingCalls } from '../client/calls.ts'
import { workPath } from '../client/links.ts'
import type { Frame } from '../client/pages/frame.ts'
import { NewThreadPage } from '../client/pages/NewThreadPage.tsx'
import { renderPage } from '../client/pages/render.tsx'
import { SignInPage } from '../client/pages/SignInPage.tsx'
import { ThreadPage, type ThreadPageProps } from '../client/pages/ThreadPage.tsx'
import type { Mine } from '../client/threads/reading.ts'
import * as contract from '../server/contract/index.ts'
import { slugOf } from '../server/slug.ts'

const noor = memberCalled('1', 'noor', 'Noor Haddad')
const jonas = memberCalled('2', 'jonas', 'Jonas Bright')
const question = threadBy(noor)

test('every form posts where the contract says, and names the call that stands for it', () => {
  for (const [name, call] of Object.entries({ ...calls, ...keepingCalls, ...promotionCalls, ...writingCalls })) {
    const { method, path, form } = endpointNamed(name)
    const filled = (template: string) => template.replace(/:\w+/, '12')
    expect(call('12')).toEqual({ action: filled(form!), call: `${method} ${filled(path)}` })
  }
})

test('a reply holds its acts, named in words', () => {
  const reply = articleOf(threadPage(jonas), 2)
  expect(actsIn(reply)).toEqual(['Reply', 'Second'])
  expect(reply).toContain('action="/forum/p/12/second"')
  expect(reply).toContain('data-call="PUT /api/posts/12/second"')
})

test('one’s own reply is edited and removed, not seconded', () => {
  expect(actsIn(articleOf(threadPage(jonas), 3))).toEqual(['Reply', 'Edit', 'Remove'])
})

test('who asked may accept an answer', () => {
  expect(actsIn(articleOf(threadPage(noor), 3))).toContain('Accept')
  expect(actsIn(articleOf(threadPage(jonas), 2))).not.toContain('Accept')
})

test('a guest who wants to second is led to the sign-in and back', () => {
  expect(articleOf(threadPage(null), 2)).toContain('href="/forum/sign-in?next=%2Ft%2F7%2Fclocks%23p2"')
})

test('guests of a host are never led to a sign-in that the forum does not have', () => {
  expect(threadPage(null, { ownMembers: false })).not.toMatch(/sign-in|\/join/)
})

test('a removed reply keeps its place, and whoever wrote it may undo that', () => {
  const tombFor = (viewer: contract.MemberView) =>
    articleOf(threadPage(viewer, {}, { removed: true, removedBy: 'author', html: '' }), 2)
  expect(tombFor(jonas)).toContain('Removed by its author.')
  expect(actsIn(tombFor(jonas))).toEqual([])
  expect(actsIn(tombFor(noor))).toEqual(['Undo'])
})

test('a password is never shown again, a name is', () => {
  const form = { values: { login: 'noor', password: 'sesame-sesame' }, errors: [{ path: 'password', message: 'Wrong.' }] }
  const html = renderPage(SignInPage, { frame: frameFor(null), next: '/', form })
  expect(html).not.toContain('sesame')
  expect(html).toContain('value="noor"')
})

test('a refused form says what is wrong beside the field, and keeps what was typed', () => {
  const form = {
    values: { title: 'ab', body: 'Text <b>', recommends: [{ kind: 'book', title: '', creators: 'Somebody' }] },
    errors: [
      { path: 'title', message: 'At least 3 characters.' },
      { path: 'recommends.0.title', message: 'This is needed.' },
    ],
  }
  const html = renderPage(NewThreadPage, { frame: frameFor(jonas), idempotencyKey: 'k', form })
  expect(html).toMatch(/id="f-title"[^>]* value="ab"[^>]* aria-describedby="f-title-h f-title-e" aria-invalid="true"/)
  expect(html).toContain('href="#f-recommends-0-title"')
  expect(html).toContain('Text &lt;b>')
  expect(html).toContain('value="Somebody"')
})

test('no page carries a style or a script in its text', () => {
  for (const html of [threadPage(jonas), threadPage(null)])
    expect(html).not.toMatch(
      / style=|<style|<script(?!(?: async blocking="render" fetchpriority="high"| type="module") src=| type="application\/ld\+json">\{)| on\w+=/,
    )
})

test('a work’s address in a thread is the one that the shelf gives it', () => {
  for (const title of ['Designing Data-Intensive Applications', 'Don’t Panic', 'Käse & Wein', 'مقدمة', '???']) {
    expect(workPath({ id: '1', title, kind: 'book', creators: [], url: null })).toBe(
      `/works/1/${encodeURIComponent(slugOf(title))}`,
    )
  }
})

function threadPage(viewer: contract.MemberView | null, frame: Partial<Frame> = {}, reply: Partial<contract.PostView> = {}) {
  const may = { start: Boolean(viewer), reply: Boolean(viewer), moderate: false }
  const mine: Mine = { memberId: viewer?.id ?? null, posts: new Set(), recommendations: new Set(), experience: {}, may }
  const props: ThreadPageProps = {
    frame: { ...frameFor(viewer), ...frame },
    thread: question,
    opener: postBy(noor, 1),
    tree: [
      { post: { ...postBy(noor, 2), ...reply }, children: [], count: 0 },
      { post: postBy(jonas, 3), children: [], count: 0 },
    ],
    mine,
    works: [],
    sort: 'top',
    next: null,
    composer: { replyTo: null, seconds: null, hasDraft: false, template: null, idempotencyKey: 'k' },
    epoch: 'e',
    live: null,
  }
  return renderPage(ThreadPage, props)
}

function articleOf(html: string, number: number): string {
  return new RegExp(`<article id="p${number}".*?</article>`).exec(html)![0]
}

function actsIn(article: string): string[] {
  const acts = article.matchAll(/<(a|button)[^>]* class="act[^>]*>(.*?)<\/\1>/g)
  return [...acts].map(([, , inside]) => inside!.replace(/<[^>]*>/g, ''))
}

function endpointNamed(name: string): contract.Endpoint {
  const renamed: Record<string, string> = { reply: 'replyToThread', accept: 'acceptAnswer', unaccept: 'unacceptAnswer' }
  return (contract as unknown as Record<string, contract.Endpoint>)[renamed[name] ?? name]!
}

function frameFor(viewer: contract.MemberView | null): Frame {
  return {
    base: '/forum',
    origin: 'https://forum.example',
    path: '/t/7/clocks',
    viewer,
    may: { start: true, reply: true, moderate: false },
    assets: {
      css: '/forum/app.css',
      js: '/forum/live.js',
      first: '/forum/first.js',
      icons: '/forum/icons.svg',
      mark: '/forum/mark.svg',
    },
    now: '2026-11-24T06:00:00.000Z',
    requestId: 'r',
    lang: 'en',
    ownMembers: true,
  }
}

function memberCalled(id: string, name: string, displayName: string): contract.MemberView {
  return { id, name, displayName, avatarUrl: null, joinedAt: '2026-01-01T00:00:00.000Z' }
}

function threadBy(author: contract.MemberView): contract.ThreadView {
  return {
    id: '7',
    title: 'Clocks',
    slug: 'clocks',
    kind: 'question',
    tags: [],
    author,
    createdAt: '2026-11-20T06:00:00.000Z',
    lastActivityAt: '2026-11-21T06:00:00.000Z',
    replyCount: 2,
    seconded: 0,
    version: 3,
    locked: false,
    acceptedPostId: null,
  }
}

function postBy(author: contract.MemberView, number: number): contract.PostView {
  return {
    id: `1${number}`,
    threadId: '7',
    number,
    replyTo: null,
    author,
    html: '<p>Vector clocks.</p>',
    createdAt: '2026-11-20T06:00:00.000Z',
    editedAt: null,
    removed: false,
    removedBy: null,
    removedReason: null,
    hidden: null,
    seconded: 0,
    recommendations: [],
    seconds: null,
    version: number,
    revision: 1,
  }
}
