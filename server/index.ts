// The engine's face: what a host imports.
export * from './contract/index.ts'
export { type Bucket, createForum, type Forum, type ForumOptions, type HostUser, type Store } from './forum.ts'
