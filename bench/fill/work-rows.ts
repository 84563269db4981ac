import { slugOf } from '../../server/slug.ts'
import { creatorKey, titleKey } from '../../server/works/keys.ts'
import { type Drawn, excerptOf, inStages, sentenceFor, type Table, threadIds } from './rows.ts'
import { stages } from './works.ts'

/** The tables of works and of what was recommended and seconded, in the order in which they stand on each other. */
export function workTables(drawn: Drawn): Table[] {
  const { size, shape, works, facts, deeds, counters, from } = drawn
  const { posts, threads } = shape
  const { recommendations, seconds } = works
  return [
    {
      name: 'work',
      columns: [
        ...'id root_id kind title slug creators url title_key creator_key created_at people threads heft support'.split(' '),
        ...stages,
      ],
      rows: function* () {
        for (let work = 0; work < size.works; work++) {
          const title = facts.title(work)
          yield [
            from.work + work,
            from.work + work,
            facts.kind(work),
            title,
            slugOf(title),
            facts.creators(work),
            facts.url(work),
            titleKey(title),
            creatorKey(facts.creators(work)),
            new Date(works.firstAt[work]!),
            counters.work.people[work]!,
            counters.work.threads[work]!,
            counters.work.heft[work]!,
            counters.work.support[work]!,
            ...inStages(counters.work.stages[work]!),
          ]
        }
      },
    },
    {
      name: 'identifier',
      columns: ['scheme', 'value', 'work_id'],
      rows: function* () {
        for (let work = 0; work < size.works; work++)
          for (const { scheme, value } of facts.identifiers(work)) yield [scheme, value, from.work + work]
      },
    },
    {
      name: 'alias',
      columns: ['work_id', 'alias', 'alias_key'],
      rows: function* () {
        for (let work = 0; work < size.works; work++) {
          const alias = facts.alias(work)
          if (alias) yield [from.work + work, alias, titleKey(alias)]
        }
      },
    },
    {
      name: 'recommendation',
      columns: [...'id post_id thread_id work_id author_id position excerpt created_at standing seconded'.split(' '), ...stages],
      rows: function* () {
        const idOf = threadIds(drawn)
        for (const [place, post] of recommendations.post.entries()) {
          const work = recommendations.work[place]!
          yield [
            from.recommendation + place,
            from.post + post,
            idOf(posts.thread[post]!),
            from.work + work,
            from.member + posts.author[post]!,
            recommendations.position[place]!,
            excerptOf(sentenceFor(drawn, place), facts.title(work)),
            new Date(posts.at[post]!),
            !deeds.removedAt[post],
            counters.recommendation.seconded[place]!,
            ...inStages(counters.recommendation.stages[place]!),
          ]
        }
      },
    },
    {
      name: 'recommendation_seconding',
      columns: ['recommendation_id', 'member_id', 'thread_id', 'work_id', 'standing', 'seconded_at'],
      rows: function* () {
        const idOf = threadIds(drawn)
        for (const [place, recommendation] of seconds.recommendation.entries()) {
          yield [
            from.recommendation + recommendation,
            from.member + seconds.member[place]!,
            idOf(posts.thread[recommendations.post[recommendation]!]!),
            from.work + recommendations.work[recommendation]!,
            !seconds.withdrawnAt[place],
            new Date(seconds.at[place]!),
          ]
        }
      },
    },
    {
      name: 'experience',
      columns: ['work_id', 'member_id', 'experience', 'said_at'],
      rows: function* () {
        for (const [key, { stage, at }] of works.experience)
          yield [from.work + Math.floor(key / size.members), from.member + (key % size.members), stage, new Date(at)]
      },
    },
    {
      name: 'backing',
      columns: ['work_id', 'member_id', 'sources', 'came_at'],
      rows: function* () {
        for (const [key, { sources, cameAt }] of counters.backing)
          yield [from.work + Math.floor(key / size.members), from.member + (key % size.members), sources, new Date(cameAt)]
      },
    },
    {
      name: 'work_thread',
      columns: ['work_id', 'thread_id', 'sources'],
      rows: function* () {
        const idOf = threadIds(drawn)
        for (const [key, sources] of counters.workThread)
          yield [from.work + Math.floor(key / threads.count), idOf(key % threads.count), sources]
      },
    },
  ]
}
