// The engine's face: what a host imports.
export * from './contract/index.ts'
export { createForum, type Forum, type ForumOptions, type HostUser } from './forum.ts'
