import type { WorkRef } from '../../server/contract/index.ts'
import { Icon } from '../ui/Icon.tsx'
import { tint } from '../ui/tint.ts'

/** A work's cover: tinted, with an ink spine and the icon of its kind; `xl` sets the title in type. */
export function Cover({ work, size }: { work: WorkRef; size?: 's' | 'l' | 'xl' }) {
  return (
    <span class={size ? `cover ${size}` : 'cover'} data-tint={tint(work.id + work.kind)} aria-hidden="true">
      {size === 'xl' ? (
        <>
          <bdi>{work.title}</bdi>
          <b>{work.creators[0] ?? <Icon name={work.kind} />}</b>
        </>
      ) : (
        <Icon name={work.kind} />
      )}
    </span>
  )
}
