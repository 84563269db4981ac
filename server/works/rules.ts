import type { ExperienceCounts } from '../contract/index.ts'

/** Why a work stands on the shelf: "12 people in 7 threads; 9 finished it". */
export function whyItStands(people: number, threads: number, experience: ExperienceCounts): string {
  const who = `${people} ${people === 1 ? 'person' : 'people'} in ${threads} ${threads === 1 ? 'thread' : 'threads'}`
  const did = [
    experience.finished > 0 && `${experience.finished} finished it`,
    experience.using > 0 && `${experience.using} still ${experience.using === 1 ? 'uses' : 'use'} it`,
    experience.stopped > 0 && `${experience.stopped} stopped`,
  ].filter(Boolean)
  return did.length > 0 ? `${who}; ${did.join(', ')}` : who
}
