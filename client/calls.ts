/** Where a form posts without a script (below the mount path), and the API call that stands for it. */
export interface Call {
  action: string
  call: string
}

// The contract's endpoints in the browser's hands; the endpoints themselves would bring zod along.
export const calls = {
  startThread: (): Call => ({ action: '/new', call: 'POST /api/threads' }),
  reply: (threadId: string): Call => ({ action: `/t/${threadId}/reply`, call: `POST /api/threads/${threadId}/posts` }),
  accept: (threadId: string): Call => ({ action: `/t/${threadId}/accept`, call: `PUT /api/threads/${threadId}/accepted` }),
  unaccept: (threadId: string): Call => ({ action: `/t/${threadId}/unaccept`, call: `DELETE /api/threads/${threadId}/accepted` }),
  seeThread: (threadId: string): Call => ({ action: `/t/${threadId}/seen`, call: `PUT /api/threads/${threadId}/seen` }),
  editPost: (id: string): Call => ({ action: `/p/${id}/edit`, call: `PATCH /api/posts/${id}` }),
  removePost: (id: string): Call => ({ action: `/p/${id}/remove`, call: `DELETE /api/posts/${id}` }),
  unhidePost: (id: string): Call => ({ action: `/p/${id}/unhide`, call: `DELETE /api/posts/${id}/hidden` }),
  restorePost: (id: string): Call => ({ action: `/p/${id}/restore`, call: `PUT /api/posts/${id}/restored` }),
  secondPost: (id: string): Call => ({ action: `/p/${id}/second`, call: `PUT /api/posts/${id}/second` }),
  withdrawPost: (id: string): Call => ({ action: `/p/${id}/withdraw`, call: `DELETE /api/posts/${id}/second` }),
  secondWork: (id: string): Call => ({ action: `/r/${id}/second`, call: `PUT /api/recommendations/${id}/second` }),
  withdrawWork: (id: string): Call => ({ action: `/r/${id}/withdraw`, call: `DELETE /api/recommendations/${id}/second` }),
  setExperience: (id: string): Call => ({ action: `/works/${id}/experience`, call: `PUT /api/works/${id}/experience` }),
  forgetExperience: (id: string): Call => ({ action: `/works/${id}/forget`, call: `DELETE /api/works/${id}/experience` }),
  putOff: (id: string): Call => ({ action: `/works/${id}/not-now`, call: `DELETE /api/members/me/questions/${id}` }),
  mergeWork: (id: string): Call => ({ action: `/works/${id}/merge`, call: `POST /api/works/${id}/merge` }),
  unmergeWork: (id: string): Call => ({ action: `/works/${id}/unmerge`, call: `DELETE /api/works/${id}/merge` }),
  hideWork: (id: string): Call => ({ action: `/works/${id}/hide`, call: `PUT /api/works/${id}/hidden` }),
  unhideWork: (id: string): Call => ({ action: `/works/${id}/show`, call: `DELETE /api/works/${id}/hidden` }),
  join: (): Call => ({ action: '/join', call: 'POST /api/members' }),
  signIn: (): Call => ({ action: '/sign-in', call: 'POST /api/session' }),
  keepTyping: (): Call => ({ action: '/settings/typing', call: 'PUT /api/members/me/typing' }),
  keepShelf: (): Call => ({ action: '/settings/shelf', call: 'PUT /api/members/me/shelf' }),
  editMe: (): Call => ({ action: '/settings', call: 'PATCH /api/members/me' }),
  setLanguage: (): Call => ({ action: '/language', call: 'PUT /api/session/language' }),
  signOut: (): Call => ({ action: '/sign-out', call: 'DELETE /api/session' }),
}

// Of pages of their own: apart, so that a thread's script does not carry them.
export const writingCalls = {
  keepTemplate: (name: string): Call => ({ action: '/templates', call: `PUT /api/templates/${encodeURIComponent(name)}` }),
  dropTemplate: (name: string): Call => ({
    action: '/templates/drop',
    call: `DELETE /api/templates/${encodeURIComponent(name)}`,
  }),
  dropDraft: (place: string): Call => ({ action: '/drafts/drop', call: `DELETE /api/drafts/${place}` }),
  setThreadTemplate: (threadId: string): Call => ({
    action: `/t/${threadId}/template`,
    call: `PUT /api/threads/${threadId}/template`,
  }),
}

// How the catalogue is kept true; on pages of their own too.
export const keepingCalls = {
  splitWork: (id: string): Call => ({ action: `/works/${id}/split`, call: `POST /api/works/${id}/split` }),
  unsplitWork: (id: string): Call => ({ action: `/works/${id}/unsplit`, call: `DELETE /api/works/${id}/split` }),
  suggestCorrection: (id: string): Call => ({ action: `/works/${id}/corrections`, call: `POST /api/works/${id}/corrections` }),
  correctWork: (id: string): Call => ({ action: `/works/${id}/correct`, call: `PATCH /api/works/${id}` }),
  acceptCorrection: (id: string): Call => ({ action: `/corrections/${id}/accept`, call: `PUT /api/corrections/${id}/accepted` }),
  declineCorrection: (id: string): Call => ({
    action: `/corrections/${id}/decline`,
    call: `PUT /api/corrections/${id}/declined`,
  }),
}

// What moderators decide, on pages of their own.
export const promotionCalls = {
  decidePromotion: (id: string): Call => ({
    action: `/moderation/promotion/${id}`,
    call: `PUT /api/moderation/promotions/${id}`,
  }),
}
