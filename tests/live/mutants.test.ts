import { misplaced } from './mutants.ts'

test('the mutants of the torture still find the places that they spoil', async () => {
  expect(await misplaced()).toEqual([])
})
