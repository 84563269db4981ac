import { usePlace } from './place.ts'

/** The way to the next page of a list; nothing at its end. `path` lies below the mount path. */
export function Onward({ path, label }: { path: string | null; label: string }) {
  const { base } = usePlace()
  if (!path) return null
  return (
    <p class="paging">
      <a class="btn" rel="next" href={base + path}>
        {label}
      </a>
    </p>
  )
}
