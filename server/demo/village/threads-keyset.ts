import type { VillageThread } from './types.ts'
import { sqlPerformance } from './works-books.ts'
import { noOffset, postgresFm } from './works-shorter.ts'
import { dalibo, kysely } from './works-tools.ts'

const opener = `We page through a room's messages by time, newest first, fifty at a time. Since we moved to keyset pagination, a few people report that messages are missing. They are in the table; they are on no page. It is about one message in 20,000.

\`\`\`sql
SELECT id, created_at, body
FROM message
WHERE room_id = $1
  AND created_at < $2
ORDER BY created_at DESC
LIMIT 50
\`\`\`

The cursor is the \`created_at\` of the last row:

\`\`\`ts
const rows = await page(roomId, before)
const last = rows.at(-1)
return { rows, next: last ? last.createdAt.toISOString() : null }
\`\`\`

What I have ruled out so far:

- [x] rows deleted and restored between two pages
- [x] a replica that lags (it happens on the primary too)
- [x] the client dropping duplicates
- [ ] something about time zones
- [ ] the plan changing between pages

Postgres 16, \`created_at timestamptz default now()\`, driver is \`pg\`.`

const accepted = `Two holes, and you need to close both.

**Ties.** \`now()\` is the time at which the transaction began, so all rows of a bulk insert carry the same \`created_at\`. When a page ends in the middle of such a group, \`created_at < $2\` skips the rest of it. Compare the pair, and make the order say the same thing:

\`\`\`sql
SELECT id, created_at::text AS at, body
FROM message
WHERE room_id = $1
  AND (created_at, id) < ($2::timestamptz, $3::bigint)
ORDER BY created_at DESC, id DESC
LIMIT 50
\`\`\`

**Precision.** A \`timestamptz\` has microseconds, a JavaScript \`Date\` has milliseconds. Your cursor comes back rounded down:

| where | value |
|---|---|
| the row | \`12:00:00.123456\` |
| the cursor after \`toISOString()\` | \`12:00:00.123\` |
| a row at \`12:00:00.123200\` | on neither page |

Therefore the \`::text\` above. The value never becomes a \`Date\` on its way out and back:

\`\`\`ts
const last = rows.at(-1)
const next = last ? Buffer.from(JSON.stringify([last.at, last.id])).toString('base64url') : null
\`\`\`

The index that carries it, so that the row comparison is a range and not a filter:

\`\`\`sql
CREATE INDEX CONCURRENTLY message_page ON message (room_id, created_at DESC, id DESC)
\`\`\`

*We need tool support for keyset pagination* explains in ten minutes why \`OFFSET\` would have hidden this from you at a much higher price.`

export const keyset: VillageThread = {
  by: 'lukasz',
  title: 'Keyset pagination loses about one row in 20,000. Which comparison have I got wrong?',
  kind: 'question',
  tags: ['postgres', 'sql', 'typescript', 'pagination'],
  daysAgo: 12,
  body: opener,
  accepted: 'pair',
  replies: [
    {
      by: 'tainara',
      key: 'bulk',
      body: 'Do you insert in bulk anywhere? An import, a bridge from another chat? That is where we had the same thing.',
    },
    {
      by: 'lukasz',
      key: 'bridge',
      to: 'bulk',
      body: 'Yes. The bridge writes up to 200 messages in one transaction. I had not connected the two.',
    },
    {
      by: 'bola',
      key: 'pair',
      body: accepted,
      recommends: [
        {
          work: noOffset,
          seconds: [
            { by: 'lukasz', experience: 'finished' },
            { by: 'tainara', experience: 'finished' },
            { by: 'maren', experience: 'want' },
          ],
        },
      ],
      seconds: ['lukasz', 'tainara', 'maren', 'ravi_k', 'daryna', 'jpr'],
    },
    {
      by: 'lukasz',
      key: 'measured',
      to: 'pair',
      body: `It was both. I compared the old and the new query over one day of real messages:

| version | rows lost | p95 |
|---|--:|--:|
| \`created_at < $2\` | 31 | 4 ms |
| with the pair, cursor as a \`Date\` | 6 | 3 ms |
| with the pair, cursor as text | 0 | 3 ms |

The middle line would have fooled me for another month.`,
      seconds: ['bola', 'moira', 'tainara'],
    },
    {
      by: 'moira',
      key: 'property',
      to: 'measured',
      body: 'Keep it as a test: insert rows with few distinct times, walk all the pages for every page size from 1 to 10, and compare the result with the whole list. It runs in a second and finds either hole.',
      seconds: ['lukasz', 'bola', 'maren'],
    },
    {
      by: 'jpr',
      key: 'expand',
      to: 'pair',
      body: 'A remark for readers on other databases: not all of them use an index for a row comparison. Where yours does not, write `created_at <= $2 AND (created_at < $2 OR id < $3)`. The first half is redundant and is there for the planner.',
      seconds: ['bola', 'tainara'],
    },
    {
      by: 'ravi_k',
      key: 'builder',
      body: 'If the query is built in TypeScript: Kysely has tuples for this, `eb(eb.refTuple("created_at", "id"), "<", eb.tuple(at, id))`. The types kept me from swapping the two columns, which I would certainly have done.',
      recommends: [
        {
          work: kysely,
          seconds: [
            { by: 'lukasz', experience: 'using' },
            { by: 'maren', experience: 'using' },
            { by: 'tainara', experience: 'stopped' },
          ],
        },
      ],
      seconds: ['lukasz'],
    },
    {
      by: 'maren',
      key: 'plans',
      body: 'How do you see whether it is a range or a filter? I look at `EXPLAIN` output and my eyes slide off.',
    },
    {
      by: 'bola',
      key: 'pev',
      to: 'plans',
      body: 'Look for `Index Cond` with the row comparison in it. If it stands under `Filter`, the index was only used for the room. Until you see it at a glance, paste `EXPLAIN (ANALYZE, BUFFERS)` into explain.dalibo.com; it draws the plan and marks the node that read the most. The book for the long run is SQL Performance Explained, 200 pages, none of them wasted.',
      recommends: [
        {
          work: dalibo,
          seconds: [
            { by: 'maren', experience: 'using' },
            { by: 'daryna', experience: 'using' },
            { by: 'lukasz', experience: 'using' },
          ],
        },
        {
          work: sqlPerformance,
          seconds: [
            { by: 'tainara', experience: 'finished' },
            { by: 'lukasz', experience: 'started' },
            { by: 'jpr', experience: 'finished' },
          ],
        },
      ],
      seconds: ['maren', 'daryna'],
    },
    {
      by: 'daryna',
      key: 'podcast',
      to: 'pev',
      body: 'For the commute: Postgres FM has an episode on pagination and several on reading plans. Two people who disagree politely and give numbers.',
      recommends: [
        {
          work: postgresFm,
          seconds: [
            { by: 'bola', experience: 'using' },
            { by: 'ravi_k', experience: 'started' },
          ],
        },
      ],
    },
  ],
}
