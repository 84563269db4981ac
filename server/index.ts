// The engine's face: what a host imports.
export * from './contract/index.ts'
export {
  type BookFacts,
  type Bucket,
  createForum,
  type Forum,
  type ForumOptions,
  type HostUser,
  type Metadata,
  type Store,
} from './forum.ts'
