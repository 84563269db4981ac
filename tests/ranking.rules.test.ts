import fc from 'fast-check'
import { type Backer, ramp, score } from '../server/works/rank.ts'

const stages = ['want', 'started', 'finished', 'using', 'stopped'] as const
const backer: fc.Arbitrary<Backer> = fc
  .record({ ramp: fc.integer({ min: 20, max: 100 }), experience: fc.option(fc.constantFrom(...stages), { nil: undefined }) })
  .map(({ ramp: hundredths, experience }) => ({ ramp: hundredths / 100, ...(experience ? { experience } : {}) }))
const backers = fc.array(backer, { maxLength: 40 })
const near = (value: number) => expect.closeTo(value, 9) as number

test('one more who does not speak against it never lowers a work', () => {
  fc.assert(
    fc.property(backers, backer, (all, more) => {
      fc.pre(more.experience !== 'stopped')
      expect(score([...all, more])).toBeGreaterThanOrEqual(score(all))
    }),
  )
})

test('the order in which people came counts for nothing', () => {
  fc.assert(
    fc.property(
      backers.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
      ([all, shuffled]) => expect(score(shuffled)).toEqual(near(score(all))),
    ),
  )
})

test('who finished it weighs more than who said nothing, they more than who wants to, and who stopped weighs against', () => {
  fc.assert(
    fc.property(backers, fc.integer({ min: 20, max: 100 }), (all, hundredths) => {
      const withOne = (experience?: Backer['experience']) =>
        score([...all, { ramp: hundredths / 100, ...(experience ? { experience } : {}) }])
      const order = [withOne('stopped'), withOne('want'), withOne(), withOne('finished')]
      expect([...order].sort((a, b) => a - b)).toEqual(order)
      expect(withOne('using')).toBe(withOne('finished'))
    }),
  )
})

test('few are shrunk towards the mean: one who finished it does not stand above ten who said nothing', () => {
  expect(score([{ ramp: 1, experience: 'finished' }])).toEqual(near((1 * (3 + 1.5)) / 4))
  expect(score(Array.from({ length: 10 }, () => ({ ramp: 1 })))).toEqual(near(10))
  expect(score([])).toBe(0)
})

test('an account counts for a fifth on its first day, and in full after a week', () => {
  const day = 86_400_000
  expect([0, 1, 3.5, 7, 700].map((days) => ramp(days * day))).toEqual([0.2, 0.31, 0.6, 1, 1])
  expect(ramp(-day)).toBe(0.2)
})
