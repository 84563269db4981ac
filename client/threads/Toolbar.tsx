import type { IconName } from '../ui/Icon.tsx'
import { Icon } from '../ui/Icon.tsx'
import { useWords } from '../words/words.ts'

const tools: { tool: IconName & ('bold' | 'italic' | 'code' | 'link' | 'quote' | 'list'); key?: string }[] = [
  { tool: 'bold', key: 'B' },
  { tool: 'italic', key: 'I' },
  { tool: 'link', key: 'K' },
  { tool: 'quote' },
  { tool: 'code', key: 'E' },
  { tool: 'list' },
]

/** What can be done to the text without knowing Markdown; a script makes it work. */
export function Toolbar({ controls }: { controls: string }) {
  const words = useWords('compose')
  return (
    <div class="composer-top needs-js" role="toolbar" aria-label={words.toolbar} aria-controls={controls}>
      {tools.map(({ tool, key }, place) => (
        <button
          key={tool}
          class="act sq"
          type="button"
          data-tool={tool}
          aria-label={words.tools[tool]}
          aria-keyshortcuts={key && `Control+${key} Meta+${key}`}
          title={key ? words.withKey(words.tools[tool], key) : words.tools[tool]}
          tabIndex={place === 0 ? 0 : -1}
        >
          <Icon name={tool} flip={tool === 'list' || tool === 'quote'} />
        </button>
      ))}
    </div>
  )
}
