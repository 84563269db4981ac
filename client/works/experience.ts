import type { Experience, ExperienceCounts } from '../../server/contract/index.ts'

/** The stages in the order in which a reader meets them. */
export const stages: Experience[] = ['want', 'started', 'finished', 'using', 'stopped']

/** The stage that most are at, the furthest first where two are even; nothing where nobody said. */
export function mostly(counts: ExperienceCounts): { stage: Experience; people: number } | undefined {
  const order: Experience[] = ['using', 'finished', 'started', 'want', 'stopped']
  const stage = order.reduce((best, next) => (counts[next] > counts[best] ? next : best))
  return counts[stage] ? { stage, people: counts[stage] } : undefined
}
