import { usePlace } from './place.ts'

export interface TabLink {
  label: string
  /** How many there are, where that is told. */
  count?: string | undefined
  path: string
  current: boolean
}

/** Views of one list, side by side. */
export function Tabs({ label, links }: { label: string; links: TabLink[] }) {
  const { base } = usePlace()
  return (
    <nav class="tabs" aria-label={label}>
      {links.map(({ label: text, count, path, current }) => (
        <a key={path} href={base + path} aria-current={current ? 'page' : undefined}>
          {text}
          {count !== undefined && <span class="n">{count}</span>}
        </a>
      ))}
    </nav>
  )
}
