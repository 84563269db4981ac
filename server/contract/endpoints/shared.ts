import { z } from 'zod'
import { Id, MemberView, PostView } from '../views.ts'

export const flag = z.enum(['1', 'true', '0', 'false']).optional()
export const Empty = z.strictObject({})
export const OnePost = z.strictObject({ postId: Id })
export const OneThread = z.strictObject({ threadId: Id })
export const Changed = z.object({ post: PostView, version: z.int() })
export const MemberAnswer = z.object({ member: MemberView })

/** What the asking member may do; asked apart, since views are the same for everybody. */
export const May = z.object({ start: z.boolean(), reply: z.boolean(), moderate: z.boolean() })
