import type { VillageThread } from './types.ts'
import { artOfPostgres, sqlAntipatterns, sqlPerformance } from './works-books.ts'
import { cmuDatabases } from './works-courses.ts'
import { ormHate, simpleMadeEasy, vietnam } from './works-shorter.ts'
import { kysely, sqlc } from './works-tools.ts'

export const orm: VillageThread = {
  by: 'tainara',
  title: 'We are taking the ORM out after seven years. Talk me out of it, or tell me how you did it',
  kind: 'discussion',
  tags: ['sql', 'orm', 'architecture', 'postgres'],
  daysAgo: 9,
  body: `Team of eight, a Rails-like monolith in TypeScript, 140 tables. Of our last ten incidents, six began with a query nobody had written: a lazy relation in a serialiser, an update that touched every column, a \`count\` behind a pagination widget.

Two people want to keep the ORM and learn it properly. Three want SQL in files. The rest want the argument to be over. I lead the team and I lean towards taking it out, which is exactly why I would like to hear the other side first.`,
  replies: [
    {
      by: 'gus-a',
      key: 'out',
      body: 'Take it out. An ORM is a loan against the day you have to read the query plan. You have had six of those days.',
      seconds: ['bola', 'ravi_k'],
    },
    {
      by: 'leyla',
      key: 'six',
      to: 'out',
      body: 'Six out of how many thousand screens that simply worked? Nobody writes an incident report about the form that saved correctly because the mapping was boring.',
      seconds: ['moira', 'maren', 'haruka'],
    },
    {
      by: 'gus-a',
      key: 'pager',
      to: 'six',
      body: 'I carry the pager, and I see those six. You see the screens. We are both describing our week.',
      seconds: ['leyla', 'tainara'],
    },
    {
      by: 'leyla',
      key: 'fair',
      to: 'pager',
      body: 'Fair. Then let us ask what the six have in common before we rewrite the thousand. Lazy loading can be switched off in one line, and that would have prevented at least the serialiser.',
      seconds: ['gus-a', 'tainara', 'moira'],
    },
    {
      by: 'tainara',
      key: 'lazy',
      to: 'fair',
      body: 'I went back and counted: lazy loading three, update of all columns two, and one was an index we would have forgotten in hand-written SQL too. So the honest number is five, and three of them had a one-line remedy.',
      seconds: ['leyla', 'bola', 'jpr'],
    },
    {
      by: 'jpr',
      key: 'vietnam',
      body: 'The argument is older than some of the people having it. Ted Neward compared it to a war one drifts into step by step, in The Vietnam of Computer Science (2006), and the list of exits at the end is still complete: give up objects, give up relations, map by hand, accept the limits, or put relations into the language or the framework. What has changed is that putting relations into the language got good.',
      recommends: [
        {
          work: vietnam,
          seconds: [{ by: 'bola', experience: 'finished' }, { by: 'thordis', experience: 'finished' }, { by: 'gus-a' }],
        },
      ],
      seconds: ['thordis', 'lukasz'],
    },
    {
      by: 'thordis',
      key: 'ormhate',
      to: 'vietnam',
      body: 'Read it together with OrmHate, which is two pages long and takes the other side: most of the pain belongs to the problem, and you keep the pain when you throw away the tool. I have removed two ORMs. Both times we had written half of one again by Easter.',
      recommends: [
        {
          work: ormHate,
          seconds: [
            { by: 'tainara', experience: 'finished' },
            { by: 'leyla', experience: 'finished' },
            { by: 'jpr', experience: 'finished' },
          ],
        },
      ],
      seconds: ['leyla', 'tainara', 'moira', 'haruka'],
    },
    {
      by: 'gus-a',
      key: 'half',
      to: 'ormhate',
      body: 'Half of one that you understand.',
      seconds: ['lukasz', 'ravi_k', 'daryna'],
    },
    {
      by: 'thordis',
      key: 'successor',
      to: 'half',
      body: 'That I understood. My successor needed four months, and the documentation for it was me.',
      seconds: ['leyla', 'haruka', 'tainara', 'kwabena'],
    },
    {
      by: 'ravi_k',
      key: 'sqlc',
      body: 'We went to sqlc three years ago. You write the query in a file, it checks it against the schema and generates a typed function. 400 queries, no runtime, and a review shows the SQL that will run. What I miss: filters that a user combines freely. We have one ugly file for those.',
      recommends: [
        {
          work: sqlc,
          seconds: [
            { by: 'bola', experience: 'using' },
            { by: 'gus-a', experience: 'using' },
            { by: 'jpr', experience: 'stopped' },
          ],
        },
      ],
      seconds: ['tainara', 'lukasz'],
    },
    {
      by: 'lukasz',
      key: 'builder',
      to: 'sqlc',
      body: 'For the filters a query builder is the calmer half-way house. Kysely knows your columns, never loads anything you did not ask for, and when you print the query it looks like the one you wrote.',
      recommends: [
        {
          work: kysely,
          seconds: [
            { by: 'ravi_k', experience: 'using' },
            { by: 'tainara', experience: 'started' },
            { by: 'moira', experience: 'started' },
          ],
        },
      ],
      seconds: ['ravi_k', 'maren'],
    },
    {
      by: 'tainara',
      key: 'tried',
      to: 'builder',
      body: 'I had stopped with it last year because the types took the editor down at 140 tables. Is that still so?',
    },
    {
      by: 'lukasz',
      key: 'slices',
      to: 'tried',
      body: 'We hand each module an interface of the tables it owns, eight to fifteen. The editor is fast, and as a side effect nobody joins across modules without asking. I would keep the slices even if the compiler were free.',
      seconds: ['tainara', 'thordis', 'jpr'],
    },
    {
      by: 'kwabena',
      key: 'learner',
      body: 'A view from below. I have been a developer for fourteen months. The ORM let me deliver in week two. It also let me believe until month nine that `posts.filter(...)` ran in the database. I would have liked somebody to show me the log on the first day.',
      seconds: ['tainara', 'leyla', 'bola', 'thordis', 'gus-a', 'maren'],
    },
    {
      by: 'bola',
      key: 'teach',
      to: 'learner',
      body: 'This is my position in one paragraph, thank you. Keep whatever tool you like, but nobody should use it who could not write the query. That is a matter of two weeks: *SQL Performance Explained* for the indexes, *SQL Antipatterns* for the schema. The second one I would read as a team, since you will all recognise your own table in it.',
      recommends: [
        {
          work: sqlPerformance,
          seconds: [
            { by: 'tainara', experience: 'finished' },
            { by: 'kwabena', experience: 'started' },
            { by: 'gus-a', experience: 'finished' },
          ],
        },
        { work: sqlAntipatterns, seconds: [{ by: 'tainara', experience: 'started' }] },
      ],
      seconds: ['kwabena', 'tainara', 'lukasz', 'jpr'],
    },
    {
      by: 'maren',
      key: 'two-weeks',
      to: 'teach',
      body: "Two weeks is optimistic for people with tickets. It took me a quarter to stop writing a loop where a window function belongs. What helped was The Art of PostgreSQL, since it begins with questions somebody would really ask and doesn't sort itself by keyword.",
      recommends: [{ work: artOfPostgres, seconds: [{ by: 'bola', experience: 'finished' }] }],
      seconds: ['kwabena', 'bola'],
    },
    {
      by: 'moira',
      key: 'fake',
      body: 'Nobody has mentioned the tests. With the ORM our suite ran against SQLite, because it could. Production is Postgres. We had 2,300 green tests for a database we do not operate. Whatever you choose, test against the real one.',
      seconds: ['bola', 'tainara', 'gus-a', 'daryna', 'ravi_k'],
    },
    {
      by: 'leyla',
      key: 'agree',
      to: 'fake',
      body: 'On this I agree with everybody, including Gus.',
      seconds: ['gus-a', 'moira'],
    },
    { by: 'gus-a', key: 'calendar', to: 'agree', body: 'I have put it in my calendar.', seconds: ['leyla', 'tainara', 'haruka'] },
    {
      by: 'daryna',
      key: 'migrations',
      body: 'Separate the two things the word covers. Migrations and the mapping of a row to an object: keep. Identity map, lazy relations, cascades: those are what wakes me. You can delete the second list and keep the first.',
      seconds: ['tainara', 'thordis', 'leyla', 'bola'],
    },
    {
      by: 'jpr',
      key: 'entangled',
      to: 'migrations',
      body: 'This is the distinction Rich Hickey draws in Simple Made Easy between what lies near at hand and what is not entangled. The identity map is near at hand. It is also braided through every function that touches a row.',
      recommends: [
        {
          work: simpleMadeEasy,
          seconds: [
            { by: 'thordis', experience: 'finished' },
            { by: 'lukasz', experience: 'finished' },
            { by: 'daryna', experience: 'want' },
          ],
        },
      ],
    },
    {
      by: 'yuchen',
      key: 'below',
      body: 'May I add a course? CMU 15-445 builds the thing underneath: buffer pool, B+ tree, executor. After the third project I stopped having an opinion about ORMs and started having one about joins. All the lectures are public.',
      recommends: [
        {
          work: cmuDatabases,
          seconds: [
            { by: 'bola', experience: 'finished' },
            { by: 'jpr', experience: 'finished' },
            { by: 'kwabena', experience: 'want' },
          ],
        },
      ],
      seconds: ['bola', 'jpr'],
    },
    {
      by: 'tainara',
      key: 'decision',
      body: `What we decided today, with thanks to both camps:

1. Lazy loading off everywhere, this week. An unloaded relation throws.
2. Tests run on Postgres. It costs us 40 seconds.
3. New modules use the query builder. Old ones stay until somebody has a reason of their own.
4. Every second Thursday, one hour: one slow query, on the screen, all eight of us.

Nobody got what they wanted, and everybody signed it.`,
      seconds: ['leyla', 'gus-a', 'thordis', 'bola', 'daryna', 'moira', 'lukasz', 'kwabena'],
    },
    {
      by: 'bola',
      key: 'thursday',
      to: 'decision',
      body: 'Point 4 is the one that will matter. Write down each prediction before you run the query.',
      seconds: ['tainara', 'moira'],
    },
  ],
}
