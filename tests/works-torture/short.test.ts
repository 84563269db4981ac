import { databaseUrl } from '../support/forum.ts'
import { play } from './play.ts'

test('whatever fifteen members do with works at once, every count, rank, shelf and page is as the rows say', async () => {
  const { answers, wrong } = await play({ database: databaseUrl, acts: 150, members: 15, seed: 11 })
  expect(wrong).toEqual([])
  // All of it happened, and most of it was done.
  expect([...answers.keys()].sort()).toEqual([
    'amend a post',
    'correct a work',
    'forget',
    'hide a work',
    'judge a mark',
    'merge',
    'recommend',
    'remove a post',
    'restore a post',
    'say',
    'say why',
    'second',
    'show a work',
    'split a work',
    'undo a merge',
    'undo a split',
    'withdraw',
  ])
})
