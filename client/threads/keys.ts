import type { Words } from '../words/en.ts'

interface Group {
  group: keyof Words['keys']['groups']
  keys: readonly (readonly [keys: string, act: keyof Words['keys']['does']])[]
}

/** The keyboard: which keys do what, in the groups in which they are told. Two keys are pressed one after the other. */
export const keyGroups = [
  {
    group: 'posts',
    keys: [
      ['j', 'next'],
      ['k', 'previous'],
      ['n', 'nextNew'],
      ['p', 'previousNew'],
      ['u', 'parent'],
      ['x', 'fold'],
    ],
  },
  {
    group: 'acts',
    keys: [
      ['r', 'reply'],
      ['t', 'replyToThread'],
      ['s', 'second'],
      ['e', 'edit'],
    ],
  },
  {
    group: 'places',
    keys: [
      ['/', 'search'],
      ['g f', 'front'],
      ['g w', 'shelf'],
      ['g a', 'ask'],
      ['?', 'help'],
    ],
  },
] as const satisfies readonly Group[]
