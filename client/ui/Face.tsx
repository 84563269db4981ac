import { tint } from './tint.ts'

interface FaceProps {
  name: string
  displayName: string
  avatarUrl: string | null
  size?: 's' | 'l'
}

/** A picture, or initials on a tint. It stands beside a name, so screen readers skip it. */
export function Face({ name, displayName, avatarUrl, size }: FaceProps) {
  const kind = size ? `face ${size}` : 'face'
  if (avatarUrl) {
    return (
      <span class={kind} aria-hidden="true">
        <img src={avatarUrl} alt="" width="40" height="40" loading="lazy" />
      </span>
    )
  }
  return (
    <span class={kind} data-tint={tint(name)} aria-hidden="true">
      {initials(displayName)}
    </span>
  )
}

function initials(displayName: string): string {
  const words = displayName.split(/\s+/).filter(Boolean)
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words
  return ends.map((word) => [...word!][0]!.toUpperCase()).join('')
}
