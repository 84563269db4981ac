import { z } from 'zod'
import { Cursor, endpoint, next } from '../endpoint.ts'
import { Id, MemberView, Time } from '../views.ts'

/** Marks by what was decided on them; open where nothing was. */
export const PromotionShown = z.enum(['open', 'confirmed', 'fine'])
export type PromotionShown = z.infer<typeof PromotionShown>

/** A member who recommends the same site or creator again and again; moderators alone see it. */
export const PromotionView = z.object({
  id: Id,
  member: MemberView,
  kind: z.enum(['site', 'creator']),
  name: z.string().describe('the site, or the owner on a site where many publish; or the creator'),
  counted: z.int().describe('how many of the latest recommendations are of it'),
  outOf: z.int().describe('how many the member has made lately, up to a hundred'),
  places: z
    .array(
      z.object({
        postId: Id,
        number: z.int(),
        thread: z.object({ id: Id, title: z.string(), slug: z.string() }),
        work: z.object({ id: Id, title: z.string() }),
        at: Time,
      }),
    )
    .describe('the latest of them'),
  foundAt: Time,
  decided: z.enum(['fine', 'confirmed']).nullable(),
  decidedBy: MemberView.nullable(),
  decidedAt: Time.nullable(),
})
export type PromotionView = z.infer<typeof PromotionView>

export const listPromotions = endpoint({
  name: 'listPromotions',
  method: 'GET',
  path: '/api/moderation/promotions',
  status: 200,
  says: 'Moderators: who recommends the same site or creator again and again, the newest first',
  input: z.strictObject({ show: PromotionShown.optional(), cursor: Cursor }),
  answer: z.object({ promotions: z.array(PromotionView), next }),
})
export const decidePromotion = endpoint({
  name: 'decidePromotion',
  method: 'PUT',
  path: '/api/moderation/promotions/:promotionId',
  form: '/moderation/promotion/:promotionId',
  status: 200,
  says: 'Moderators: say that it is fine, which lifts the mark for good, or confirm it',
  input: z.strictObject({ promotionId: Id, verdict: z.enum(['fine', 'confirmed']) }),
  answer: z.object({ promotion: PromotionView }),
})
