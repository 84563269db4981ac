import type { OpenPage } from '../later.ts'

/** Nothing yet. */
export function open(_page: OpenPage, _target: HTMLElement): void {}
