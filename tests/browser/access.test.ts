import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { type Desk, isLive, openDesk } from './support/browser.ts'
import { playSeedThread, type SeedThread } from './support/seed-thread.ts'
import { until } from '../support/until.ts'

let desk: Desk
let seed: SeedThread
let changed: string
beforeAll(async () => {
  desk = await openDesk()
  seed = await playSeedThread(desk.forum)
  const wim = await desk.forum.as('wim')
  await wim.replies(
    seed.thread.id,
    'A table:\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n- [x] done\n\n```ts\nconst one = 1 // of many\n```',
  )
  const { post } = await wim.replies(seed.thread.id, 'Two machines and a cable.')
  await wim.patch(`/api/posts/${post.id}`, { body: 'Three machines and a cable.', note: 'I counted' }, { revision: 1 })
  changed = post.id
  const gone = await wim.replies(seed.thread.id, 'Said in haste.')
  await wim.delete(`/api/posts/${gone.post.id}`)
  await wim.put(`/api/threads/${seed.thread.id}/template`, { body: 'What I run:' })
  await wim.put('/api/templates/Greeting', { body: 'Good day.' })
  for (const place of ['new', `thread-${seed.thread.id}`, `post-${post.id}`, 'thread-999999'])
    await wim.put(`/api/drafts/${place}`, { fields: { body: 'Half a thought', replyTo: seed.answer.id } })
  await wim.put(`/api/threads/${seed.thread.id}/accepted`, { postId: seed.answer.id })
  await desk.forum.as('keeper')
  await desk.forum.sql(`update member set role = 'moderator' where name = 'keeper'`)
  const { id } = seed.recommending.recommendations[0]!.work
  for (const by of ['wim', 'noor']) {
    const one = await desk.forum.as(by)
    await one.post(`/api/works/${id}/corrections`, { year: 2001, doi: '10.1000/x', reason: 'On the cover' })
  }
  const keeper = await desk.forum.as('keeper')
  await keeper.patch(`/api/works/${id}`, { creators: ['A. Keeper'], reason: 'On the cover' })
  const maker = await desk.forum.as('maker')
  for (const n of [1, 2, 3, 4]) {
    const own = { kind: 'tool' as const, title: `Cable ${n}`, url: `https://cables.example/${n}`, creators: ['Max Maker'] }
    await maker.replies(seed.thread.id, 'Ours.', { recommends: [own] })
  }
  // Who has recommended is looked at after they were answered: a site, and a creator.
  await until(
    () => desk.forum.sql('select from promotion'),
    (marks) => marks.length >= 2,
  )
})
afterAll(() => desk?.close())
afterEach(() => expect(desk.troubles).toEqual([]))

/** What axe finds on a page, a line each; also whatever makes it wider than its window. */
async function findings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze()
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  return [
    ...violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary}`),
    ),
    ...(wide > 0 ? [`the page is ${wide} px wider than its window`] : []),
  ]
}

const paths = (): { path: string; as?: string; act?: (page: Page) => Promise<void> }[] => {
  const thread = `/t/${seed.thread.id}/${seed.thread.slug}`
  const work = `/works/${seed.recommending.recommendations[0]!.work.id}`
  const opens = (page: Page) => page.locator('main details summary').last().click()
  const refuses = (name: string) => async (page: Page) => {
    await page.locator('main form').evaluateAll((forms) => forms.forEach((form) => form.setAttribute('novalidate', '')))
    await page.locator('main').getByRole('button', { name, exact: true }).click()
    await page.locator('#problems').waitFor()
  }
  return [
    { path: '/' },
    { path: '/uploads', as: 'wim' },
    { path: `/p/${changed}/history` },
    { path: `/p/${seed.answer.id}/hide`, as: 'wim' },
    { path: '/', as: 'wim' },
    { path: '/tags/learning' },
    { path: '/tags/nobody-uses-it' },
    { path: thread, act: isLive },
    { path: thread, as: 'wim', act: isLive },
    {
      path: thread,
      as: 'noor',
      act: async (page) => {
        await isLive(page)
        await page.locator('.menu summary').click()
        await page.getByText('Recommend a work').click()
        await page.locator('#p2 > .acts a[data-reply-to]').click()
        await page
          .locator('details.branch > summary')
          .first()
          .click({ position: { x: 5, y: 5 } })
      },
    },
    {
      path: thread,
      as: 'noor',
      act: async (page) => {
        await isLive(page)
        const text = page.locator('#composer textarea')
        await text.fill('I read "Mapmaking for Moving Ground" and "The Salt Road Atlas" by Ines Okafor.')
        await page.getByRole('button', { name: /^Recommend this: Mapmaking/ }).click()
        await page.locator('.ask', { hasText: 'Salt Road' }).waitFor()
        await page.getByRole('button', { name: 'Preview' }).click()
        await page.locator('.preview .prose').waitFor()
        await page.getByText('Markdown guide').click()
        await page.getByText('Recommend a work').click()
        await page.getByLabel('Its title').pressSequentially('mapm')
        await page.locator('.options').waitFor()
      },
    },
    {
      path: '/new',
      as: 'tomas',
      act: async (page) => {
        await page.locator('main textarea').pressSequentially('Ask @no')
        await page.locator('.options').waitFor()
      },
    },
    { path: '/markdown' },
    {
      path: `${thread}?since=0#p3`,
      as: 'noor',
      act: async (page) => {
        await isLive(page)
        await page.locator('.pill.below').waitFor()
      },
    },
    {
      path: thread,
      act: async (page) => {
        await isLive(page)
        await page.keyboard.press('?')
        await page.getByRole('dialog').waitFor()
      },
    },
    { path: '/keys' },
    { path: '/settings', as: 'noor' },
    { path: '/m/noor/shelf', as: 'noor' },
    { path: '/templates', as: 'wim' },
    { path: '/drafts', as: 'wim' },
    { path: '/drafts', as: 'noor' },
    { path: `${thread}?reply=${seed.answer.id}`, as: 'noor' },
    { path: `/p/${seed.question.id}/edit`, as: 'wim' },
    { path: '/new', as: 'wim' },
    { path: '/new', as: 'wim', act: refuses('Post the thread') },
    { path: '/works' },
    { path: '/works?q=nothing-of-that-name' },
    { path: work },
    { path: work, as: 'noor' },
    { path: `${work}/-/correct`, as: 'noor' },
    { path: '/corrections', as: 'noor' },
    { path: '/corrections', as: 'keeper', act: opens },
    { path: work, as: 'keeper', act: opens },
    { path: `${work}/-/split`, as: 'keeper' },
    { path: '/moderation/promotion', as: 'keeper' },
    { path: '/moderation/promotion?show=fine', as: 'keeper' },
    { path: '/m/tomas' },
    { path: '/m/wim', as: 'wim' },
    { path: '/search' },
    { path: '/search?q=foundations' },
    { path: '/search?q=zzzz' },
    { path: '/sign-in' },
    { path: '/sign-in', act: refuses('Sign in') },
    { path: '/join' },
    { path: '/join', act: refuses('Become a member') },
    { path: '/nowhere' },
    { path: `/p/${seed.question.id}/edit`, as: 'noor' },
  ]
}

for (const scheme of ['light', 'dark'] as const) {
  for (const width of [1280, 360]) {
    test(`axe finds nothing on any page, ${scheme}, ${width} wide`, async () => {
      const found: Record<string, string[]> = {}
      // Without movement, so that no colour is measured halfway.
      const looks = { width, scheme, reducedMotion: 'reduce' } as const
      const windows = new Map<string | undefined, Page>()
      for (const { path, as, act } of paths()) {
        const page = windows.get(as) ?? (await desk.window({ as, ...looks }))
        windows.set(as, page)
        // What one window has begun to write would be in the next.
        await desk.forum.sql('delete from draft')
        await page.goto(path)
        await act?.(page)
        const here = await findings(page)
        if (here.length > 0) found[`${path} as ${as ?? 'guest'}`] = here
      }
      expect(found).toEqual({})
    })
  }
}
