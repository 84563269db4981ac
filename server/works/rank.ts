import type { Experience } from '../contract/index.ts'

/** Somebody behind a work: how much their account is trusted by now (a share of one), and how far they got. */
export interface Backer {
  ramp: number
  /** Whether they seem to promote what it is of: marked, and not said to be fine by a moderator. */
  capped?: boolean
  experience?: Experience
}

/**
 * What a person's weight is, by what they did with the work. Finished and still using speak from the whole of it; wanting speaks from
 * hearsay; who stopped speaks against.
 */
export const weights: Record<Experience | 'none', number> = {
  none: 1,
  want: 0.7,
  started: 1,
  finished: 1.5,
  using: 1.5,
  stopped: -1,
}

/** A work with few people is taken to have this many more, of average weight: a Bayesian average (as in IMDb's weighted rating). */
export const priorPeople = 3
export const priorWeight = 1

/** The account of a first day counts for a fifth; after a week, in full. */
export const rampFrom = 0.2
export const rampDays = 7

/** Who seems to promote a site or creator counts for its works as an account of a first day does, at most. */
export const promotedRamp = rampFrom

/**
 * How high a work stands: n × (m·C + S) / (m + n), with n the people behind it, each as much as their ramp, S their weights, each times
 * their ramp, m the prior's people and C its weight. Each member counts once, whatever they did; another second never lowers it.
 */
export function score(backers: Backer[]): number {
  const n = backers.reduce((sum, backer) => sum + countsAs(backer), 0)
  const s = backers.reduce((sum, backer) => sum + countsAs(backer) * weights[backer.experience ?? 'none'], 0)
  return (n * (priorPeople * priorWeight + s)) / (priorPeople + n)
}

function countsAs({ ramp, capped }: Backer): number {
  return capped ? Math.min(ramp, promotedRamp) : ramp
}

/** How much an account of that age counts, from 0.2 to 1, in steps of a hundredth. */
export function ramp(accountAgeMs: number): number {
  const share = rampFrom + (1 - rampFrom) * (accountAgeMs / (rampDays * 86_400_000))
  return Math.round(Math.min(1, Math.max(rampFrom, share)) * 100) / 100
}

// The tables hold whole numbers, so that adding and taking away leaves no remainder: hundredths of a ramp, tenths of a weight.

/** The weight in tenths. */
export function weightUnits(experience: Experience | undefined): number {
  return Math.round(weights[experience ?? 'none'] * 10)
}
