import * as contract from '../server/contract/index.ts'
import type { Endpoint, PostView } from '../server/contract/index.ts'
import { type Answered, openForum, type TestForum } from './support/forum.ts'
import { picture } from './support/pictures.ts'

let forum: TestForum
beforeAll(async () => {
  forum = await openForum({ moderators: ['moderator-may'] })
})
afterAll(() => forum.close())

/** The calls of the fixed surface, as this slice has them. */
const fixed = [
  'POST /api/members',
  'POST /api/session',
  'GET /api/session',
  'DELETE /api/session',
  'POST /api/threads',
  'GET /api/threads',
  'GET /api/threads/{threadId}',
  'GET /api/threads/{threadId}/changes',
  'POST /api/threads/{threadId}/posts',
  'PATCH /api/posts/{postId}',
  'DELETE /api/posts/{postId}',
  'PUT /api/posts/{postId}/second',
  'DELETE /api/posts/{postId}/second',
  'PUT /api/recommendations/{recommendationId}/second',
  'DELETE /api/recommendations/{recommendationId}/second',
  'PUT /api/works/{workId}/experience',
  'DELETE /api/works/{workId}/experience',
  'GET /api/works',
  'GET /api/works/{workId}',
  'GET /api/works/suggest',
  'POST /api/works/notice',
  'POST /api/works/{workId}/merge',
  'DELETE /api/works/{workId}/merge',
  'PUT /api/threads/{threadId}/accepted',
  'DELETE /api/threads/{threadId}/accepted',
  'PUT /api/threads/{threadId}/seen',
  'GET /api/posts/{postId}/revisions',
  'PUT /api/posts/{postId}/hidden',
  'DELETE /api/posts/{postId}/hidden',
  'POST /api/uploads',
  'GET /api/members/{name}',
  'GET /api/search',
]

interface Operation {
  operationId: string
  summary: string
  parameters: { name: string; in: string; required: boolean; schema: object }[]
  requestBody?: { content: Record<string, { schema: { properties: object; additionalProperties: boolean } }> }
  responses: Record<string, { content?: Record<string, { schema: object }> }>
}
interface Document {
  openapi: string
  servers: { url: string }[]
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, object> }
}

async function read(): Promise<{ document: Document; operations: [name: string, Operation][] }> {
  const { status, body } = await forum.guest.get('/api/openapi.json')
  expect(status).toBe(200)
  const document = body as Document
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]): [string, Operation] => [`${method.toUpperCase()} ${path}`, operation]),
  )
  return { document, operations }
}

test('the description lists every call of the fixed surface, and every endpoint there is', async () => {
  const { document, operations } = await read()
  expect([document.openapi, document.servers]).toEqual(['3.1.0', [{ url: '/' }]])
  const names = operations.map(([name]) => name)
  expect(fixed.filter((name) => !names.includes(name))).toEqual([])
  expect(operations.map(([, { operationId }]) => operationId).sort()).toEqual(
    endpoints()
      .map(({ name }) => name)
      .sort(),
  )
})

test('each operation says what it takes, what it answers, and how it refuses', async () => {
  const { document, operations } = await read()
  for (const [name, { parameters, summary, requestBody, responses }] of operations) {
    const inPath = parameters.filter((each) => each.in === 'path' && each.required).map((each) => each.name)
    expect([name, inPath]).toEqual([name, [...name.matchAll(/\{(\w+)\}/g)].map((match) => match[1])])
    expect([name, summary.length > 5, /^(GET|DELETE)/.test(name) && requestBody !== undefined]).toEqual([name, true, false])
    const success = Object.keys(responses).filter((status) => status.startsWith('2'))
    expect([name, success.length, Object.keys(responses).includes('default')]).toEqual([name, 1, true])
    const answers = success[0] === '204' ? undefined : 'application/json'
    expect([name, Object.keys(responses[success[0]!]!.content ?? {})[0]]).toEqual([name, answers])
  }
  for (const [, reference] of JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)) {
    const target = reference!
      .split('/')
      .reduce<unknown>((at, step) => (at as Record<string, unknown> | undefined)?.[step], document)
    expect([reference, target]).toEqual([reference, expect.anything()])
  }
})

test('in every answer of a tour through all endpoints stands what the contract says, and nothing else', async () => {
  const toured = new Set<string>()
  const told = <Body>(name: string, answered: Answered<Body>): Body => {
    const { status, answer } = endpoints().find((endpoint) => endpoint.name === name)!
    expect([name, answered.status, answered.text]).toEqual([name, status, answered.text])
    if (status === 204) expect(answered.text).toBe('')
    else expect([name, answer.parse(answered.body)]).toEqual([name, answered.body])
    toured.add(name)
    return answered.body
  }
  const [ada, may] = [await forum.as('ada'), await forum.as('moderator-may')]
  const joined = await forum.guest.post('/api/members', { name: 'bob', email: 'bob@example.org', password: 'long enough' })
  told('join', joined)
  told('signIn', await forum.guest.post('/api/session', { login: 'bob', password: 'long enough' }))
  told('whoAmI', await ada.get('/api/session'))
  told('whoAmI', await forum.guest.get('/api/session'))

  const recommends = [{ kind: 'book', title: 'Release It!', creators: ['Michael Nygard'], url: 'https://example.org/release' }]
  const { thread } = told('startThread', await ada.post('/api/threads', { title: 'What breaks?', body: 'x', tags: ['ops'] }))
  const { post } = told('replyToThread', await may.post(`/api/threads/${thread.id}/posts`, { body: 'Release It!', recommends }))
  const { id, work } = (post as PostView).recommendations[0]!
  told('secondPost', await ada.put(`/api/posts/${post.id}/second`))
  told('secondWork', await ada.put(`/api/recommendations/${id}/second`, { experience: 'started' }))
  told(
    'setExperience',
    await ada.put(`/api/works/${work.id}/experience`, { experience: 'finished', note: 'Twice', private: false }),
  )
  told('acceptAnswer', await ada.put(`/api/threads/${thread.id}/accepted`, { postId: post.id }))
  told('editPost', await may.patch(`/api/posts/${post.id}`, { body: 'Release It! again' }, { revision: 1 }))
  told('hidePost', await ada.put(`/api/posts/${post.id}/hidden`, { reason: 'Off the point' }))

  told('uploadPicture', await ada.upload(await picture(20, 10), { fields: { alt: 'A field' } }))

  told('listThreads', await forum.guest.get('/api/threads?sort=top&tag=ops'))
  told('showThread', await forum.guest.get(`/api/threads/${thread.id}?text=1`))
  told('threadChanges', await forum.guest.get(`/api/threads/${thread.id}/changes?since=0`))
  told('mineInThread', await ada.get(`/api/threads/${thread.id}/mine`))
  told('previewText', await ada.post('/api/preview', { body: '*x*' }))
  told('seeThread', await ada.put(`/api/threads/${thread.id}/seen`, { version: 2 }))
  told('listRevisions', await forum.guest.get(`/api/posts/${post.id}/revisions`))
  told('listWorks', await forum.guest.get('/api/works?kind=book&tag=ops'))
  told('showWork', await forum.guest.get(`/api/works/${work.id}`))
  told('suggestWorks', await forum.guest.get('/api/works/suggest?q=relea'))
  told('noticeWorks', await ada.post('/api/works/notice', { text: 'You should read Release It! by Michael Nygard.' }))
  told('noticeWorks', await ada.post('/api/works/notice', { text: 'I read https://example.com/an-article last week.' }))
  told('keepTemplate', await ada.put('/api/templates/Greeting', { body: 'Hello' }))
  told('listTemplates', await ada.get('/api/templates'))
  told('dropTemplate', await ada.delete('/api/templates/Greeting'))
  told('setThreadTemplate', await ada.put(`/api/threads/${thread.id}/template`, { body: 'What I run:' }))
  told('readThreadTemplate', await forum.guest.get(`/api/threads/${thread.id}/template`))
  told('keepDraft', await ada.put('/api/drafts/new', { fields: { body: 'Half' } }))
  told('readDraft', await ada.get('/api/drafts/new'))
  told('listDrafts', await ada.get('/api/drafts'))
  told('dropDraft', await ada.delete('/api/drafts/new'))
  told('suggestMembers', await ada.get('/api/members/suggest?q=may'))
  told('showMember', await forum.guest.get('/api/members/moderator-may'))
  told('showShelf', await ada.get('/api/members/ada/shelf?show=finished'))
  told('keepTyping', await ada.put('/api/members/me/typing', { shown: true }))
  told('keepShelf', await ada.put('/api/members/me/shelf', { private: false }))
  told('searchAll', await forum.guest.get('/api/search?q=release'))

  const second = told(
    'replyToThread',
    await ada.post(`/api/threads/${thread.id}/posts`, { body: 'x', recommends: [{ kind: 'book', title: 'Other' }] }),
  )
  const into = (second.post as PostView).recommendations[0]!.work.id
  const wrong = { title: 'Release it', year: 2007, isbn: '9780978739218', reason: 'On the cover' }
  const { correction } = told('suggestCorrection', await ada.post(`/api/works/${work.id}/corrections`, wrong))
  told('listCorrections', await may.get('/api/corrections'))
  told('listMyCorrections', await ada.get('/api/members/me/corrections'))
  told('acceptCorrection', await may.put(`/api/corrections/${correction.id}/accepted`))
  const more = { url: null, drop: ['isbn 9780978739218'], reason: 'Not its own' }
  const { correction: other } = told('suggestCorrection', await ada.post(`/api/works/${work.id}/corrections`, more))
  told('declineCorrection', await may.put(`/api/corrections/${other.id}/declined`, { reason: 'It is' }))
  told('listMyCorrections', await ada.get('/api/members/me/corrections'))
  told('correctWork', await may.patch(`/api/works/${work.id}`, { creators: ['Michael T. Nygard'], reason: 'On the cover' }))
  told('showWork', await forum.guest.get(`/api/works/${work.id}`))
  told('mergeWork', await may.post(`/api/works/${work.id}/merge`, { into, reason: 'One book' }))
  told('unmergeWork', await may.delete(`/api/works/${work.id}/merge`))
  const third = await ada.starts({ recommends: [{ workId: into }] })
  const part = { kind: 'book', title: 'Third', recommendations: [third.post.recommendations[0]!.id], reason: 'Two books' }
  const { work: apart } = told('splitWork', await may.post(`/api/works/${into}/split`, part))
  told('unsplitWork', await may.delete(`/api/works/${apart.id}/split`))
  told('hideWork', await may.put(`/api/works/${into}/hidden`, { reason: 'Spam' }))
  told('unhideWork', await may.delete(`/api/works/${into}/hidden`))

  const [marked] = await forum.sql<{ id: string }>(
    `insert into promotion (member_id, subject, name, counted, out_of, evidence, found_at)
     values ($1, 'site example.org', 'example.org', 4, 4, array[$2::bigint], now()) returning id`,
    [ada.view.id, id],
  )
  told('listPromotions', await may.get('/api/moderation/promotions?show=open'))
  told('decidePromotion', await may.put(`/api/moderation/promotions/${marked!.id}`, { verdict: 'confirmed' }))
  told('unhidePost', await ada.delete(`/api/posts/${post.id}/hidden`))
  told('unacceptAnswer', await ada.delete(`/api/threads/${thread.id}/accepted`))
  told('listQuestions', await ada.get('/api/members/me/questions'))
  told('putOff', await ada.delete(`/api/members/me/questions/${work.id}`))
  told('forgetExperience', await ada.delete(`/api/works/${work.id}/experience`))
  told('withdrawWork', await ada.delete(`/api/recommendations/${id}/second`))
  told('withdrawPost', await ada.delete(`/api/posts/${post.id}/second`))
  told('removePost', await may.delete(`/api/posts/${post.id}`))
  told('showThread', await forum.guest.get(`/api/threads/${thread.id}`))
  told('restorePost', await may.put(`/api/posts/${post.id}/restored`))
  told('removeWithReason', await may.put(`/api/posts/${post.id}/removed`, { reason: 'Off the point' }))
  told('editMe', await ada.patch('/api/members/me', { displayName: 'Ada L.' }))
  told('setLanguage', await ada.put('/api/session/language', { language: 'en' }))
  told('signOut', await ada.delete('/api/session'))

  expect(
    endpoints()
      .map(({ name }) => name)
      .filter((name) => !toured.has(name)),
  ).toEqual([])
})

function endpoints(): Endpoint[] {
  return Object.values(contract as Record<string, unknown>).filter(
    (one): one is Endpoint => typeof one === 'object' && one !== null && 'method' in one && 'answer' in one,
  )
}
