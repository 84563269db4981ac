import { usePlace } from './place.ts'
import type { TabLink } from './Tabs.tsx'

/** The orders that a list can be read in. */
export function Order({ label, links }: { label: string; links: TabLink[] }) {
  const { base } = usePlace()
  return (
    <p class="sort">
      <span>{label}</span>
      {links.map(({ label: text, path, current }) => (
        <a key={path} href={base + path} aria-current={current ? 'true' : undefined}>
          {text}
        </a>
      ))}
    </p>
  )
}
