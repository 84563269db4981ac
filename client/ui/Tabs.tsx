import { usePlace } from './place.ts'

export interface TabLink {
  label: string
  path: string
  current: boolean
}

/** Views of one list, side by side. */
export function Tabs({ label, links }: { label: string; links: TabLink[] }) {
  const { base } = usePlace()
  return (
    <nav class="tabs" aria-label={label}>
      {links.map(({ label: text, path, current }) => (
        <a key={path} href={base + path} aria-current={current ? 'page' : undefined}>
          {text}
        </a>
      ))}
    </nav>
  )
}
