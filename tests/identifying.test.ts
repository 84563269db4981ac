import fc from 'fast-check'
import { openForum, type TestForum } from './support/forum.ts'

let forum: TestForum
beforeAll(async () => {
  forum = await openForum()
})
afterAll(() => forum.close())

/** Nine digits as an ISBN-10 and as the ISBN-13 of a publisher's page. */
function numbersOf(digits: number[]): { ten: string; thirteen: string } {
  const sum = digits.reduce((total, digit, place) => total + digit * (10 - place), 0)
  const check = (11 - (sum % 11)) % 11
  const body = [9, 7, 8, ...digits]
  const last = (10 - (body.reduce((total, digit, place) => total + digit * (place % 2 ? 3 : 1), 0) % 10)) % 10
  return { ten: digits.join('') + (check === 10 ? 'X' : check), thirteen: [...body, last].join('') }
}

const word = fc.stringMatching(/^[a-z]{4,9}$/)

test('an ISBN-10, a page of the publisher and the bare title are one work, in whatever order and at once', async () => {
  const people = await Promise.all(['ann', 'ben', 'cem'].map((name) => forum.as(name)))
  const { thread } = await people[0]!.starts()
  const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 9, maxLength: 9 })
  await fc.assert(
    fc.asyncProperty(
      digits,
      fc.array(word, { minLength: 3, maxLength: 4 }),
      fc.boolean(),
      fc.integer({ min: 0, max: 2 }),
      async (nine, words, atOnce, turn) => {
        const title = `Q${words.join(' ')} ${nine.join('')}`
        const { ten, thirteen } = numbersOf(nine)
        const inputs = [
          { kind: 'book' as const, title, isbn: ten },
          {
            kind: 'book' as const,
            title: `The ${title.toUpperCase()}: A Subtitle`,
            url: `https://publisher.example/books/${thirteen}?utm_source=x`,
          },
          { kind: 'book' as const, title: title.replace(' ', '  ') },
        ]
        const turned = [...inputs.slice(turn), ...inputs.slice(0, turn)]
        const reply = (place: number) => people[place]!.replies(thread.id, 'This one.', { recommends: [turned[place]!] })
        const replies = atOnce ? await Promise.all([0, 1, 2].map(reply)) : [await reply(0), await reply(1), await reply(2)]
        const ids = replies.map(({ post }) => post.recommendations[0]!.work.id)
        expect(new Set(ids).size).toBe(1)
        const { body } = await forum.guest.get(`/api/works/${ids[0]}`)
        expect(body.work).toMatchObject({ people: 3, threads: 1 })
        expect(body.recommendations).toHaveLength(3)
      },
    ),
    { numRuns: 15 },
  )
})

test('two books with the same words before the colon stay two', async () => {
  const ann = await forum.as('ann')
  const recommends = ['Kubernetes: Up and Running', 'Kubernetes: The Complete Guide'].map((title) => ({ kind: 'book', title }))
  const { post } = await ann.starts({ recommends })
  expect(post.recommendations).toHaveLength(2)
})

test("a title that has nothing of the work's own is not learned as its name", async () => {
  const [ann, ben, cem] = await Promise.all(['ann', 'ben', 'cem'].map((name) => forum.as(name)))
  const isbn = '9780135957059'
  const { post } = await ann!.starts({ recommends: [{ kind: 'book', title: 'The Pragmatic Programmer', isbn }] })
  await ben!.starts({ recommends: [{ kind: 'book', title: 'Something Entirely Else', isbn }] })
  const other = await cem!.starts({ recommends: [{ kind: 'book', title: 'Something Entirely Else' }] })
  expect(other.post.recommendations[0]!.work.id).not.toBe(post.recommendations[0]!.work.id)
})

test('who names the makers of a work that had none is answered with them, and so is everybody who watches it elsewhere', async () => {
  const [ada, bob] = [await forum.as('ada'), await forum.as('bob')]
  const [one, other] = [await ada.starts(), await ada.starts()]
  const nameless = { kind: 'book' as const, title: 'Makers Unknown' }
  const before = await ada.replies(one.thread.id, 'Read it.', { recommends: [nameless] })
  const beside = await ada.replies(other.thread.id, 'Here too.', { recommends: [nameless] })
  const told = await bob.replies(other.thread.id, 'By whom?', { recommends: [{ ...nameless, creators: ['Ann Author'] }] })
  expect(told.post.recommendations[0]!.work.creators).toEqual(['Ann Author'])
  const since = async (threadId: string, version: number) =>
    (await forum.guest.get(`/api/threads/${threadId}/changes?since=${version}`)).body
  expect(await since(one.thread.id, before.version)).toMatchObject({
    version: before.version + 1,
    posts: [{ id: before.post.id, recommendations: [{ work: { creators: ['Ann Author'] } }] }],
  })
  const { version, posts } = await since(other.thread.id, beside.version)
  expect([version, posts.map(({ id }: { id: string }) => id)]).toEqual([told.version, [beside.post.id, told.post.id]])
})
