import type { MemberView } from '../../server/contract/index.ts'
import { Face } from '../ui/Face.tsx'
import { words } from '../words/composer.ts'
import { asked, openAsking } from './asking.ts'
import type { Composer } from './composer.tsx'
import { openOptions } from './options.tsx'
import { apply } from './toolbar.ts'

// The build puts the name of the built file here.
declare const LATER: { emoji: string }

/** What is suggested at the caret: a member to be named, or an emoji. */
type Offer = { put: string; key: string; member?: MemberView; character?: string }

interface Begun {
  sign: '@' | ':'
  word: string
  /** Where the sign stands in the text. */
  from: number
}

const most = 8

/** The name of a member or an emoji that is begun right before the caret; undefined where none is. */
export function begunAt(text: string, caret: number): Begun | undefined {
  const before = text.slice(Math.max(0, caret - 60), caret)
  const [, sign, word = ''] =
    /(?<![\p{L}\p{N}_@/.+-])(@)([\p{L}\p{N}_-]{0,30})$/u.exec(before) ??
    /(?<![\p{L}\p{N}:/@])(:)([a-z+-][a-z0-9_+-]{1,40})$/u.exec(before) ??
    []
  return sign ? { sign: sign as Begun['sign'], word, from: caret - word.length - 1 } : undefined
}

/** Suggests members after @, those of the thread first, and emoji after a colon and two letters. */
export function suggestAtCaret(composer: Composer): { isOpen: () => boolean } {
  const { base, text } = composer
  const threadId = document.querySelector<HTMLElement>('main[data-thread]')?.dataset.thread
  let begun: Begun | undefined
  // Closed with Escape, it stays closed for that name.
  let closedAt: number | undefined
  let members: Offer[] = []

  const options = openOptions<Offer>({
    composer,
    field: text,
    place: composer.below('at-caret'),
    id: 'at-caret',
    label: words.compose.atCaret,
    eager: true,
    keyOf: ({ key }) => key,
    option: ({ member, character, key }) => (
      <>
        {member ? <Face {...member} size="s" /> : <span aria-hidden="true">{character}</span>}
        <bdi>{member ? member.displayName : key}</bdi>
        {member && <span class="quiet small">@{member.name}</span>}
      </>
    ),
    onPick: ({ put }) => {
      if (!begun) return
      const to = begun.from + begun.word.length + 1
      const said = `${put} `
      apply(text, { from: begun.from, to, text: said, start: begun.from + said.length, end: begun.from + said.length })
    },
    onClose: () => (closedAt = begun?.from),
  })
  const asking = openAsking<string, { members: MemberView[] }>({
    restMs: 120,
    mostMs: 500,
    leastMs: 400,
    send: (q, signal) =>
      asked(`${base}/api/members/suggest?${new URLSearchParams({ q, ...(threadId ? { thread: threadId } : {}) })}`, signal),
    show: (answer, q) => {
      members = answer.members.map((member) => ({ put: `@${member.name}`, key: member.name, member }))
      if (begun?.sign === '@' && begun.word === q) options.show(members)
    },
  })
  const look = async () => {
    begun = text.selectionStart === text.selectionEnd ? begunAt(text.value, text.selectionEnd) : undefined
    if (begun?.from !== closedAt) closedAt = undefined
    if (!begun || closedAt !== undefined) {
      asking.stop()
      return options.hide()
    }
    if (begun.sign === ':') {
      const mine = begun
      const found = emojiLike(await charactersByName(), mine.word)
      if (begun === mine) options.show(found)
      return
    }
    // What is known already is narrowed down at once; the answer adds to it.
    const word = begun.word.toLowerCase()
    options.show(members.filter(({ member }) => isLike(member!, word)))
    asking.ask(begun.word)
  }
  text.addEventListener('input', () => void look())
  text.addEventListener('click', () => void look())
  // Whoever types fast has begun a name before these tools had come.
  void look()
  return { isOpen: options.isOpen }
}

function isLike({ name, displayName }: MemberView, word: string): boolean {
  return [name, ...displayName.toLowerCase().split(' ')].some((one) => one.startsWith(word))
}

function emojiLike(characters: Record<string, string>, word: string): Offer[] {
  const names = Object.keys(characters)
  const begin = names.filter((name) => name.startsWith(word)).sort((one, other) => one.length - other.length)
  const hold = names.filter((name) => !name.startsWith(word) && name.includes(word))
  return [...begin, ...hold]
    .slice(0, most)
    .map((name) => ({ put: `:${name}:`, key: `:${name}:`, character: characters[name] ?? '' }))
}

let loading: Promise<Record<string, string>> | undefined

function charactersByName(): Promise<Record<string, string>> {
  loading ??= import(new URL(LATER.emoji, import.meta.url).href).then(
    (module) => (module as { characters: Record<string, string> }).characters,
    () => {
      loading = undefined
      return {}
    },
  )
  return loading
}
