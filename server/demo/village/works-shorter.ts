import type { NewWork } from '../../../server/contract/index.ts'

/** Talks, articles and podcasts. */
export const insideOut: NewWork = {
  kind: 'talk',
  title: 'Turning the Database Inside Out',
  creators: ['Martin Kleppmann'],
}

export const boundaries: NewWork = {
  kind: 'talk',
  title: 'Boundaries',
  creators: ['Gary Bernhardt'],
  url: 'https://www.destroyallsoftware.com/talks/boundaries',
}

export const simpleMadeEasy: NewWork = {
  kind: 'talk',
  title: 'Simple Made Easy',
  creators: ['Rich Hickey'],
  url: 'https://www.infoq.com/presentations/Simple-Made-Easy/',
}

export const notParallelism: NewWork = {
  kind: 'talk',
  title: 'Concurrency Is Not Parallelism',
  creators: ['Rob Pike'],
  url: 'https://go.dev/blog/waza-talk',
}

export const messWereIn: NewWork = { kind: 'talk', title: "The Mess We're In", creators: ['Joe Armstrong'] }

export const beingGlue: NewWork = {
  kind: 'talk',
  title: 'Being Glue',
  creators: ['Tanya Reilly'],
  url: 'https://www.noidea.dog/glue',
}

export const complexSystemsFail: NewWork = {
  kind: 'article',
  title: 'How Complex Systems Fail',
  creators: ['Richard I. Cook'],
  url: 'https://how.complexsystems.fail/',
}

export const youngBloods: NewWork = {
  kind: 'article',
  title: 'Notes on Distributed Systems for Young Bloods',
  creators: ['Jeff Hodges'],
  url: 'https://www.somethingsimilar.com/2013/01/14/notes-on-distributed-systems-for-young-bloods/',
}

export const noOffset: NewWork = {
  kind: 'article',
  title: 'We need tool support for keyset pagination',
  creators: ['Markus Winand'],
  url: 'https://use-the-index-luke.com/no-offset',
}

export const ormHate: NewWork = {
  kind: 'article',
  title: 'OrmHate',
  creators: ['Martin Fowler'],
  url: 'https://martinfowler.com/bliki/OrmHate.html',
}

export const vietnam: NewWork = {
  kind: 'article',
  title: 'The Vietnam of Computer Science',
  creators: ['Ted Neward'],
}

export const testPyramid: NewWork = {
  kind: 'article',
  title: 'The Practical Test Pyramid',
  creators: ['Ham Vocke'],
  url: 'https://martinfowler.com/articles/practical-test-pyramid.html',
}

export const goPipelines: NewWork = {
  kind: 'article',
  title: 'Go Concurrency Patterns: Pipelines and cancellation',
  creators: ['Sameer Ajmani'],
  url: 'https://go.dev/blog/pipelines',
}

export const linkedLists: NewWork = {
  kind: 'article',
  title: 'Learning Rust With Entirely Too Many Linked Lists',
  url: 'https://rust-unofficial.github.io/too-many-lists/',
}

export const pendulum: NewWork = {
  kind: 'article',
  title: 'The Engineer/Manager Pendulum',
  creators: ['Charity Majors'],
  url: 'https://charity.wtf/2017/05/11/the-engineer-manager-pendulum/',
}

export const bragDocument: NewWork = {
  kind: 'article',
  title: 'Get your work recognized: write a brag document',
  creators: ['Julia Evans'],
  url: 'https://jvns.ca/blog/brag-documents/',
}

export const tenYears: NewWork = {
  kind: 'article',
  title: 'Teach Yourself Programming in Ten Years',
  creators: ['Peter Norvig'],
  url: 'https://norvig.com/21-days.html',
}

export const blameless: NewWork = {
  kind: 'article',
  title: 'Blameless PostMortems and a Just Culture',
  creators: ['John Allspaw'],
}

export const pagerdutyResponse: NewWork = {
  kind: 'other',
  title: 'PagerDuty Incident Response',
  creators: ['PagerDuty'],
  url: 'https://response.pagerduty.com/',
}

export const diataxis: NewWork = {
  kind: 'article',
  title: 'Diátaxis',
  creators: ['Daniele Procida'],
  url: 'https://diataxis.fr/',
}

export const ariaPractices: NewWork = {
  kind: 'other',
  title: 'ARIA Authoring Practices Guide',
  creators: ['W3C'],
  url: 'https://www.w3.org/WAI/ARIA/apg/',
  aliases: ['APG'],
}

export const corecursive: NewWork = {
  kind: 'podcast',
  title: 'CoRecursive',
  creators: ['Adam Gordon Bell'],
  url: 'https://corecursive.com/',
}

export const oxideAndFriends: NewWork = {
  kind: 'podcast',
  title: 'Oxide and Friends',
  creators: ['Oxide Computer Company'],
  url: 'https://oxide-and-friends.transistor.fm/',
}

export const postgresFm: NewWork = {
  kind: 'podcast',
  title: 'Postgres FM',
  creators: ['Nikolay Samokhvalov', 'Michael Christofides'],
  url: 'https://postgres.fm/',
}

export const seRadio: NewWork = { kind: 'podcast', title: 'Software Engineering Radio', url: 'https://se-radio.net/' }

export const softSkills: NewWork = {
  kind: 'podcast',
  title: 'Soft Skills Engineering',
  creators: ['Dave Smith', 'Jamison Dance'],
  url: 'https://softskills.audio/',
}
