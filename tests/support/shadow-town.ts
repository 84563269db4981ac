import { type Member, openForum, type TestForum } from './forum.ts'

/** Who lives in a town; the number of each is their place here. */
export const names = ['ada', 'bob', 'cleo', 'dora']

/** What members may say that they did with a work. */
export const stages = ['want', 'started', 'finished', 'using', 'stopped']

/** A town of a few members, and the works that they recommend to each other in one run. */
export interface Town {
  forum: TestForum
  people: Member[]
  warden: Member
  works: string[]
  posts: { id: string; author: number; recommendationId: string }[]
}

/** Two towns in which the same is done, but for what is undone again in the first. */
export function openTowns(): Promise<[Town, Town]> {
  return Promise.all([settled(), settled()])
}

async function settled(): Promise<Town> {
  const forum = await openForum({ moderators: ['warden-1'] })
  const people: Member[] = []
  for (const name of names) people.push(await forum.as(name))
  return { forum, people, warden: await forum.as('warden-1'), works: [], posts: [] }
}
