import type { Experience, MemberView } from '../../server/contract/index.ts'
import { memberPath } from '../links.ts'
import { Face } from '../ui/Face.tsx'
import { usePlace } from '../ui/place.ts'
import { Time } from '../ui/Time.tsx'
import { useWords } from '../words/words.ts'

/** Somebody behind a work, with what they did with it where they say so to all. */
export interface Behind {
  member: MemberView
  experience: Experience | null
  note: string
  /** Which version or edition. */
  edition: string
  at: string
}

/** Who stands behind a work, how far each got, and what they say of it in a line. */
export function People({ people }: { people: Behind[] }) {
  const { base } = usePlace()
  const words = useWords('work')
  const works = useWords('works')
  const hasNotes = people.some(({ note }) => note)
  return (
    <table class="people">
      <thead>
        <tr>
          <th scope="col">{words.member}</th>
          <th scope="col">{words.howFar}</th>
          {hasNotes && <th scope="col">{words.inALine}</th>}
          <th scope="col">{words.when}</th>
        </tr>
      </thead>
      <tbody>
        {people.map(({ member, experience, note, edition, at }) => (
          <tr key={member.id}>
            <td>
              <a class="who" href={base + memberPath(member)}>
                <Face {...member} size="s" />
                <bdi>{member.displayName}</bdi>
              </a>
            </td>
            <td>
              {experience ? works.experience[experience] : words.seconds}
              {edition && (
                <>
                  <span class="dot" />
                  <bdi>{edition}</bdi>
                </>
              )}
            </td>
            {hasNotes && (
              <td class="note" dir="auto">
                {note}
              </td>
            )}
            <td class="quiet">
              <Time at={at} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
