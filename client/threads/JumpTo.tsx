import { usePlace } from '../ui/place.ts'
import { useWords } from '../words/words.ts'

/** The way to any post of a long thread by its number. `path` is the thread's, below the mount path. */
export function JumpTo({ path }: { path: string }) {
  const { base } = usePlace()
  const words = useWords('reading')
  return (
    <form class="jump-to" action={base + path}>
      <label for="jump-to">{words.jumpTo}</label>
      <input class="in" id="jump-to" name="to" type="number" min="1" max="999999999" required inputMode="numeric" />
      <button class="btn" type="submit">
        {words.jump}
      </button>
    </form>
  )
}
