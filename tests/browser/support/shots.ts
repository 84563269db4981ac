import type { Page } from 'playwright-core'
import { expectStatus, type TestForum } from '../../support/forum.ts'
import { picture } from '../../support/pictures.ts'
import { until } from '../../support/until.ts'

/** A page of which a picture is made. */
export interface Shot {
  name: string
  path: string
  /** The member who looks at it; a guest without. */
  as?: string
  language?: 'de'
  /** What is done there before. */
  act?: (page: Page) => Promise<void>
}

/** Every page of a forum with the demo community, filled and empty, refused and in German; `keeper` moderates, `fresh` has written nothing. */
export async function shotsOf(forum: TestForum): Promise<Shot[]> {
  const { most, book, own, post, answer, edited, tool, spam } = await furnish(forum)
  const long = `/t/${most.id}/${most.slug}`
  const short = `/t/${own.id}/${own.slug}`
  const work = `/works/${book.id}`
  const mira = { as: 'mira' }
  const keeper = { as: 'keeper' }
  const opens = (page: Page) => page.locator('main details summary').last().click()
  const shots: Shot[] = [
    { name: 'front', path: '/' },
    { name: 'front-member', path: '/', ...mira },
    {
      name: 'front-menu',
      path: '/',
      ...keeper,
      act: async (page) => page.locator('.menu summary').click(),
    },
    { name: 'tag', path: `/tags/${most.tags[0]}` },
    { name: 'tag-empty', path: '/tags/nobody-uses-it' },
    { name: 'thread', path: long },
    { name: 'thread-member', path: long, ...mira },
    {
      name: 'thread-replying',
      path: long,
      ...mira,
      act: async (page) => {
        await page.locator('#p2 > .acts a[data-reply-to]').click()
        await page.getByText('Recommend a work').click()
      },
    },
    {
      name: 'thread-news',
      path: `${long}?since=4#p5`,
      ...mira,
      act: async (page) => page.locator('.pill').first().waitFor({ state: 'attached' }),
    },
    { name: 'thread-post', path: `${long}?at=${most.replyCount}#p${most.replyCount}` },
    { name: 'thread-own', path: short, ...mira },
    { name: 'thread-moderated', path: short, ...keeper },
    { name: 'thread-short', path: short },
    { name: 'thread-writing', path: short, ...mira, act: writing },
    { name: 'thread-lost', path: short, ...mira, act: losing },
    {
      name: 'keys-dialog',
      path: '/',
      act: async (page) => {
        await page.keyboard.press('?')
        await page.getByRole('dialog').waitFor()
      },
    },
    { name: 'keys', path: '/keys' },
    { name: 'markdown', path: '/markdown' },
    { name: 'settings', path: '/settings', ...mira },
    { name: 'uploads', path: '/uploads', ...mira },
    { name: 'uploads-empty', path: '/uploads', as: 'fresh' },
    { name: 'drafts', path: '/drafts', ...mira, act: begun },
    { name: 'drafts-empty', path: '/drafts', as: 'fresh' },
    { name: 'templates', path: '/templates', ...mira },
    { name: 'templates-empty', path: '/templates', as: 'fresh' },
    { name: 'member', path: `/m/${most.author.name}` },
    { name: 'member-own', path: '/m/mira', ...mira },
    { name: 'member-empty', path: '/m/fresh', as: 'fresh' },
    { name: 'member-shelf', path: `/m/${most.author.name}/shelf` },
    { name: 'member-shelf-own', path: '/m/mira/shelf', ...mira },
    { name: 'member-shelf-empty', path: '/m/fresh/shelf', as: 'fresh' },
    { name: 'history', path: `/p/${edited.id}/history` },
    { name: 'hide', path: `/p/${answer.id}/hide`, ...mira },
    { name: 'remove', path: `/p/${answer.id}/remove`, ...keeper },
    { name: 'new', path: '/new', ...mira },
    { name: 'new-refused', path: '/new', ...mira, act: refused('Post the thread') },
    { name: 'edit', path: `/p/${post.id}/edit`, ...mira },
    { name: 'works', path: '/works' },
    { name: 'works-member', path: `/works?kind=book&tag=${most.tags[0]}&experience=finished`, ...mira },
    { name: 'works-searched', path: '/works?q=design' },
    { name: 'works-none', path: '/works?q=nothing-of-that-name' },
    { name: 'work', path: work },
    { name: 'work-member', path: work, ...mira },
    { name: 'work-kept', path: `/works/${tool.id}`, ...keeper, act: opens },
    { name: 'work-hidden', path: `/works/${spam.id}`, ...keeper },
    { name: 'correct', path: `${work}/-/correct`, ...mira },
    { name: 'split', path: `${work}/-/split`, ...keeper },
    { name: 'corrections', path: '/corrections', ...mira },
    { name: 'corrections-empty', path: '/corrections', as: 'fresh' },
    { name: 'corrections-kept', path: '/corrections', ...keeper, act: opens },
    { name: 'promotion', path: '/moderation/promotion', ...keeper },
    { name: 'promotion-none', path: '/moderation/promotion?show=fine', ...keeper },
    { name: 'search', path: '/search?q=database' },
    { name: 'search-start', path: '/search' },
    { name: 'search-none', path: '/search?q=zzzz' },
    { name: 'sign-in', path: '/sign-in' },
    { name: 'sign-in-refused', path: '/sign-in', act: refused('Sign in') },
    { name: 'join', path: '/join' },
    { name: 'join-refused', path: '/join', act: refused('Become a member') },
    { name: 'not-found', path: '/nowhere' },
    { name: 'not-allowed', path: `/p/${post.id}/edit`, as: 'fresh' },
  ]
  const german = 'front thread-own settings drafts templates member-shelf-own new works work-member work-kept correct split'
  const names = `${german} corrections-kept promotion uploads markdown keys history hide search-none join not-allowed`.split(' ')
  return [
    ...shots,
    ...shots
      .filter(({ name }) => names.includes(name))
      .map((shot): Shot => ({ ...shot, name: `${shot.name}-de`, language: 'de' })),
  ]

  /** What was begun: each kind, cut, in two directions, without words, and where nothing is any more. */
  async function begun(page: Page): Promise<void> {
    const person = await forum.as('mira')
    const long = 'Measure first: one table, one index, and a worker that says how long each job waited before it was taken. '
    const drafts: [place: string, fields: Record<string, string>][] = [
      ['thread-999999', { body: 'I wrote this for a thread that its author took away.' }],
      [`thread-${most.id}`, { 'recommends[1]': '{}' }],
      [`post-${edited.id}`, { body: 'Thank you. So I begin with one table,\nand measure twice.', revision: '2' }],
      [`thread-${own.id}`, { body: long.repeat(3), replyTo: answer.id }],
      ['new', { title: 'איך מודדים את זמן ההמתנה בתור?', body: 'Half' }],
    ]
    for (const [place, fields] of drafts) expectStatus(200, await person.put(`/api/drafts/${place}`, { fields }))
    await forum.sql(`update draft set saved_at = now() - interval '1 hour' * ((select max(version) from draft) - version)`)
    await page.reload()
  }
}

const refused = (name: string) => async (page: Page) => {
  await page.locator('main form').evaluateAll((forms) => forms.forEach((form) => form.setAttribute('novalidate', '')))
  await page.locator('main').getByRole('button', { name, exact: true }).click()
  await page.locator('#problems').waitFor()
}

/** A reply that names works, with its preview and a work that is looked for. */
async function writing(page: Page): Promise<void> {
  await page
    .locator('#composer textarea')
    .fill('I read "Refactoring" by Martin Fowler, and "The Salt Road Atlas" by Ines Okafor.')
  await page.locator('.ask').first().waitFor()
  await page.getByRole('button', { name: 'Preview' }).click()
  await page.locator('.preview .prose').waitFor()
  await page.getByText('Recommend a work').click()
  await page.getByLabel('Its title').pressSequentially('desi')
  await page.locator('.options').waitFor()
}

/** A reply that cannot be sent, for the connection is lost. */
async function losing(page: Page): Promise<void> {
  await page.context().setOffline(true)
  await page.locator('#composer textarea').fill('Written in a tunnel.')
  await page.locator('#composer').getByRole('button', { name: 'Reply', exact: true }).click()
  await page.locator('.pending').first().waitFor()
  await page.locator('#live-status .live.off').waitFor()
}

/** What the demo has none of: someone's own thread with what can become of posts and works, and what moderators decide. */
async function furnish(forum: TestForum) {
  const { threads } = (await forum.guest.get('/api/threads?sort=top')).body
  const { works } = (await forum.guest.get('/api/works')).body
  const most = [...threads].sort((a, b) => b.replyCount - a.replyCount)[0]
  const [mira, jonna, keeper, maker] = await Promise.all(
    ['mira', 'jonna', 'keeper', 'maker', 'fresh'].map((name) => forum.as(name)),
  )
  const { thread: own, post } = await mira!.starts({
    title: 'Is a queue in Postgres enough for ten jobs a second?',
    body: 'I would rather not run a *second* thing.\n\n```sql\nselect id from job for update skip locked limit 1;\n```',
    tags: ['postgres', 'architecture'],
    kind: 'question',
  })
  const { post: answer } = await jonna!.replies(own.id, 'It is. We run forty a second on one.', {
    recommends: [{ kind: 'tool', title: 'pg-boss', url: 'https://pg-boss.example/', creators: ['Tim Jones'] }],
  })
  const { post: edited } = await mira!.replies(own.id, 'Thanks, so I start with the table.', { replyTo: answer.id })
  const changed = { body: 'Thank you. So I begin with one table, and measure.', note: 'It was two' }
  await mira!.patch(`/api/posts/${edited.id}`, changed, { revision: 1 })
  await mira!.put(`/api/threads/${own.id}/accepted`, { postId: answer.id })
  await mira!.put(`/api/threads/${own.id}/template`, { body: 'What I run, and how many jobs:\n\n' })
  const { post: gone } = await jonna!.replies(own.id, 'Said in haste.')
  await jonna!.delete(`/api/posts/${gone.id}`)
  const { post: beside } = await maker!.replies(own.id, 'Buy my course on it.', {
    recommends: [{ kind: 'course', title: 'Queues Made Rich', url: 'https://rich.example/course' }],
  })
  await mira!.put(`/api/posts/${beside.id}/hidden`, { reason: 'It answers nothing' })
  const { post: last } = await mira!.replies(own.id, 'Now it is gone.')
  await mira!.delete(`/api/posts/${last.id}`)

  const reason = 'It says so inside'
  await mira!.post(`/api/works/${works[0].id}/corrections`, { title: `${works[0].title}, whole`, year: 2017, reason })
  const { work: tool } = answer.recommendations[0]!
  const { work: spam } = beside.recommendations[0]!
  const { post: twin } = await jonna!.replies(own.id, 'Or this.', { recommends: [{ kind: 'tool', title: 'PG Boss for Node' }] })
  await keeper!.post(`/api/works/${twin.recommendations[0]!.work.id}/merge`, { into: tool.id, reason: 'One tool' })
  await keeper!.patch(`/api/works/${tool.id}`, { year: 2016, reason })
  await keeper!.put(`/api/works/${spam.id}/hidden`, { reason: 'Spam' })
  for (const n of [1, 2, 3, 4]) {
    const cable = { kind: 'tool' as const, title: `Cable ${n}`, url: `https://cables.example/${n}`, creators: ['Max Maker'] }
    await maker!.replies(own.id, 'Ours.', { recommends: [cable] })
  }
  // Who has recommended is looked at after they were answered.
  await until(
    () => forum.sql('select from promotion'),
    (marks) => marks.length >= 2,
  )

  for (const [place, experience] of ['want', 'started', 'finished', 'stopped'].entries())
    expectStatus(200, await mira!.put(`/api/works/${works[place].id}/experience`, { experience, note: 'For the second chapter' }))
  await forum.sql(`update experience set said_at = now() - interval '15 days' where member_id = $1`, [mira!.view.id])
  await mira!.put('/api/templates/Greeting', { body: 'Good day.\n\nWhat I run, and since when:' })
  await mira!.upload(await picture(640, 400), { fields: { alt: 'The graph of last night' } })
  return { most, book: works[0], own, post, answer, edited, tool, spam }
}
