import { jest } from '@jest/globals'
import express from 'express'
import request from 'supertest'
import { type Keep, openKept } from '../server/http/kept.ts'

// A thread at a version, which guests ask for on a node that is busy with answering, or is not.
let version: number
let isStrained: boolean
let now: number
beforeEach(() => {
  ;[version, isStrained, now] = [1, false, Date.now()]
  jest.spyOn(Date, 'now').mockImplementation(() => now)
})
afterEach(() => jest.restoreAllMocks())

function openNode() {
  const kept = openKept(async () => version, { origin: undefined, isOwn: () => false, isStrained: () => isStrained })
  const app = express()
  const answer: express.RequestHandler = (_req, res) =>
    (res.locals.keep as Keep)(`at version ${version}`, { type: 'text/plain', headers: {}, version })
  app.get('/page/:threadId', kept.of('thread'), answer)
  app.get('/json/:threadId', kept.ofThreadForAll, answer)
  const changed = () => {
    version += 1
    kept.changed('7', version)
  }
  return {
    changed,
    read: async (what: 'page' | 'json') => (await request(app).get(`/${what}/7`).set('Host', 'forum.example')).text,
  }
}

test('a guest’s page of a thread is as the thread is now', async () => {
  const { changed, read } = openNode()
  expect(await read('page')).toBe('at version 1')
  changed()
  expect(await read('page')).toBe('at version 2')
})

test('where the node is busy with answering it may be ten seconds old, and never what programs read', async () => {
  const { changed, read } = openNode()
  expect([await read('page'), await read('json')]).toEqual(['at version 1', 'at version 1'])
  changed()
  isStrained = true
  expect([await read('page'), await read('json')]).toEqual(['at version 1', 'at version 2'])
  now += 9_000
  expect(await read('page')).toBe('at version 1')
  now += 2_000
  expect(await read('page')).toBe('at version 2')
  changed()
  isStrained = false
  expect(await read('page')).toBe('at version 3')
})
