import type { ComponentChild } from 'preact'
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
  /** The number of the last reply that is shown, where the branch goes on after it on a page of its own. */
  after?: number
  /** The post that this one answers, where that is on another page. */
  parent?: Parent
  /** What stands above it: that it is news to the reader. */
  above?: ComponentChild
  /** The post itself, where the server has drawn it before. */
  drawn?: ComponentChild
  /** Shut as the reader left it. */
  isFolded?: boolean
  /** So far down that hardly any window shows it when the page opens; `mid`: no usual one, `low`: no phone's. */
  sight?: 'far' | 'mid' | 'low' | undefined
}

/** The post that another one answers; `path` leads there where it is on another page. */
export interface Parent {
  number: number
  author: string
  path?: string
}

/** What changed in a thread since the reader was there. */
export interface ThreadNews {
  /** The version that the reader knows, and when they did, ISO 8601; null where they only named it. */
  since: number
  at: string | null
  count: number
  /** There is more than is counted. */
  isMore: boolean
  /** The way to the first of them. */
  first?: string
  /** The versions of those that stand on other pages. */
  elsewhere: number[]
  /** Those on this page by number. */
  posts: Map<number, PostNews>
}

export interface PostNews {
  kind: 'new' | 'edited' | 'seconded' | 'removed'
  /** The ways to the one before and the one after. */
  before?: string
  after?: string
}
