import type { Experience, PostView } from '../../server/contract/index.ts'

/** What depends on who reads a thread; the views themselves are the same for everybody. */
export interface Mine {
  memberId: string | null
  /** Ids of the posts that the reader seconded. */
  posts: Set<string>
  /** Ids of the recommendations that the reader seconded. */
  recommendations: Set<string>
  /** The reader's experience, by work id. */
  experience: Record<string, Experience>
  may: { start: boolean; reply: boolean; moderate: boolean }
}

/** A post with the replies below it. */
export interface PostNode {
  post: PostView
  children: PostNode[]
  /** How many posts are below, at any depth. */
  count: number
  /** At the depth limit: how many of them stand behind "Continue this branch" instead of here. */
  hiddenCount?: number
  /** The post that this one answers, where it is not the one right above. */
  parent?: { number: number; author: string }
}
