import { identityOf } from '../../server/members/join.ts'
import { rendererVersion, sentenceAround, plainText } from '../../server/markdown/render.ts'
import { slugOf } from '../../server/slug.ts'
import type { Value } from './copy.ts'
import type { Counters } from './counters.ts'
import type { Deeds, Numbered } from './history.ts'
import type { Shape } from './shape.ts'
import { joiningMs, type Size, spanMs } from './sizes.ts'
import { asText, joined, type Text, type Texts } from './texts.ts'
import { type WorkFacts } from './work-facts.ts'
import { stages, type Works } from './works.ts'

/** All that was drawn, and from which id on each thing is counted. */
export interface Drawn {
  size: Size
  shape: Shape
  texts: Texts
  works: Works
  facts: WorkFacts
  deeds: Deeds
  numbered: Numbered
  counters: Counters
  from: { member: number; thread: number; post: number; work: number; recommendation: number }
}

export interface Table {
  name: string
  columns: string[]
  rows: () => Iterable<Value[]>
}

/** The tables of people, threads and posts, in the order in which they stand on each other. */
export function conversationTables(drawn: Drawn): Table[] {
  const { size, shape, texts, deeds, numbered, counters, from } = drawn
  const { posts, threads } = shape
  const textOf = (place: number) => withRecommendations(drawn, place)
  return [
    {
      name: 'member',
      columns: ['id', 'name', 'name_key', 'display_name', 'joined_at'],
      rows: function* () {
        for (let place = 0; place < size.members; place++) {
          const [first, last] = texts.displayName(place)
          const { name, nameKey, displayName } = identityOf(`${first}-${from.member + place}`, `${capital(first)} ${last}`)
          const joinedAt = size.until.getTime() - spanMs - joiningMs + ((joiningMs - 8 * 86_400_000) * place) / size.members
          yield [from.member + place, name, nameKey, displayName, new Date(joinedAt)]
        }
      },
    },
    {
      name: 'thread',
      columns: (
        'id title slug kind tags author_id created_at last_activity_at post_count reply_count seconded version locked_at ' +
        'locked_version accepted_post_id'
      ).split(' '),
      rows: function* () {
        const lastAt = new Float64Array(threads.count)
        posts.thread.forEach((thread, place) => (lastAt[thread] = posts.at[place]!))
        // The ids tell the age.
        for (const [place, thread] of threadsByAge(shape).entries()) {
          const opener = threads.opener[thread]!
          const title = texts.threadTitle(thread)
          const accepted = deeds.accepted[thread]!
          yield [
            from.thread + place,
            title,
            slugOf(title),
            threads.isQuestion[thread] ? 'question' : 'discussion',
            texts.tags(thread),
            from.member + posts.author[opener]!,
            new Date(posts.at[opener]!),
            new Date(lastAt[thread]!),
            counters.thread.posts[thread]!,
            counters.thread.replies[thread]!,
            counters.thread.seconded[thread]!,
            numbered.threadVersion[thread]!,
            moment(deeds.lockedAt[thread]!),
            deeds.lockedAt[thread] ? numbered.lockedVersion[thread]! : null,
            accepted === -1 ? null : from.post + accepted,
          ]
        }
      },
    },
    {
      name: 'post',
      columns: (
        'id thread_id number reply_to branch depth author_id body html renderer created_at edited_at removed_at removed_by ' +
        'hidden_at hidden_reason seconded version revision born reworded backed backed_by'
      ).split(' '),
      rows: function* () {
        const idOf = threadIds(drawn)
        for (let place = 0; place < size.posts; place++) {
          const { body, html } = textOf(place)
          const parent = posts.parent[place]!
          const authorId = from.member + posts.author[place]!
          yield [
            from.post + place,
            idOf(posts.thread[place]!),
            posts.number[place]!,
            parent === -1 ? null : from.post + parent,
            posts.branch[place]!,
            posts.depth[place]!,
            authorId,
            body,
            html,
            rendererVersion,
            new Date(posts.at[place]!),
            moment(deeds.editedAt[place]!),
            moment(deeds.removedAt[place]!),
            deeds.removedAt[place] ? authorId : null,
            moment(deeds.hiddenAt[place]!),
            deeds.hiddenAt[place] ? 'This leads away from the question.' : null,
            counters.postSeconded[place]!,
            numbered.postVersion[place]!,
            deeds.editedAt[place] ? 2 : 1,
            numbered.news.born[place]!,
            numbered.news.reworded[place]!,
            numbered.news.backed[place]!,
            numbered.news.backed[place] ? from.member + numbered.news.backedBy[place]! : null,
          ]
        }
      },
    },
    {
      name: 'post_revision',
      columns: ['post_id', 'revision', 'body', 'title', 'tags', 'edited_by', 'edited_at'],
      rows: function* () {
        for (let place = 0; place < size.posts; place++) {
          if (!deeds.editedAt[place]) continue
          const isOpener = posts.number[place] === 1
          const title = isOpener ? texts.threadTitle(posts.thread[place]!) : null
          const author = from.member + posts.author[place]!
          const before = texts.before(place).body
          yield [from.post + place, 1, before, title, isOpener ? [] : null, author, new Date(deeds.editedAt[place]!)]
        }
      },
    },
    {
      name: 'post_seconding',
      columns: ['post_id', 'member_id', 'thread_id', 'seconded_at'],
      rows: function* () {
        const idOf = threadIds(drawn)
        const { post, member, at } = deeds.seconds
        for (let place = 0; place < post.length; place++) {
          const thread = posts.thread[post[place]!]!
          yield [from.post + post[place]!, from.member + member[place]!, idOf(thread), new Date(at[place]!)]
        }
      },
    },
    {
      name: 'seen',
      columns: ['member_id', 'thread_id', 'version', 'seen_at'],
      rows: function* () {
        const idOf = threadIds(drawn)
        for (const [key, { version, at }] of numbered.seen)
          yield [from.member + (key % size.members), idOf(Math.floor(key / size.members)), version, new Date(at)]
      },
    },
  ]
}

/** The sentence of a post that recommends a work, as the forum would cut it out. */
export function excerptOf(sentence: Text, title: string): string {
  return sentenceAround(plainText(sentence.html), title)
}

/** The sentence with which a post recommends a work. */
export function sentenceFor({ facts, works }: Drawn, recommendation: number): Text {
  return asText(facts.sentence(works.recommendations.work[recommendation]!, recommendation))
}

/** Counts by experience, in the order of the stages. */
export function inStages(counts: Record<(typeof stages)[number], number>): number[] {
  return stages.map((stage) => counts[stage])
}

/** Ids of threads by place. */
export function threadIds({ shape, from }: Drawn): (thread: number) => number {
  const ids = new Int32Array(shape.threads.count)
  for (const [place, thread] of threadsByAge(shape).entries()) ids[thread] = from.thread + place
  return (thread) => ids[thread]!
}

function threadsByAge({ threads }: Shape): Uint32Array {
  return Uint32Array.from({ length: threads.count }, (_, thread) => thread).sort(
    (a, b) => threads.opener[a]! - threads.opener[b]!,
  )
}

function withRecommendations(drawn: Drawn, place: number): Text {
  const own = drawn.texts.post(place)
  const recommendations = drawn.works.of(place)
  return recommendations.length === 0 ? own : joined([own, ...recommendations.map((each) => sentenceFor(drawn, each))])
}

function moment(at: number): Date | null {
  return at ? new Date(at) : null
}

function capital(word: string): string {
  return word[0]!.toUpperCase() + word.slice(1)
}
