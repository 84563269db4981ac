import type { MemberRow, PostRow, ThreadRow } from '../../db/schema.ts'
import { isModerator, mayWrite } from '../members/rules.ts'
import type { Verdict } from '../refusal.ts'

/** The one rule of who may see a thread: pages, API, live, search and counts all ask it. Undefined is a guest. */
export function mayRead(_viewer: MemberRow | undefined, thread: Pick<ThreadRow, 'removedAt'>): boolean {
  return thread.removedAt === null
}

/** Whether a member may start a thread. */
export function mayStart(member: MemberRow, now: Date): Verdict {
  return mayWrite(member, now)
}

/** Whether a member may reply in a thread. */
export function mayReply(member: MemberRow, thread: Pick<ThreadRow, 'lockedAt'>, now: Date): Verdict {
  if (thread.lockedAt && !isModerator(member)) return 'This thread is locked.'
  return mayWrite(member, now)
}

/** Whether a member may change the text of a post. */
export function mayEdit(
  member: MemberRow,
  post: Pick<PostRow, 'authorId'>,
  thread: Pick<ThreadRow, 'lockedAt'>,
  now: Date,
): Verdict {
  if (post.authorId !== member.id) return 'Only its author edits a post.'
  return mayReply(member, thread, now)
}

/** Whether a post's author may take a recommendation off it: what others second is not theirs alone any more. */
export function mayDrop({ seconded }: { seconded: number }): Verdict {
  return seconded > 0 ? 'Others second this by now: it stays with the post.' : null
}

/** Whether a member may remove a post: its author, or a moderator. */
export function mayRemove(member: MemberRow, post: Pick<PostRow, 'authorId'>, now: Date): Verdict {
  if (isModerator(member)) return null
  if (post.authorId !== member.id) return 'Only its author or a moderator removes a post.'
  return mayWrite(member, now)
}

/** Whether a member may bring a removed post back: who removed it. */
export function mayRestore(member: MemberRow, post: Pick<PostRow, 'authorId' | 'removedBy'>, now: Date): Verdict {
  if (isModerator(member)) return null
  if (post.authorId !== member.id || post.removedBy !== member.id) return 'Only who removed a post brings it back.'
  return mayWrite(member, now)
}

/** Whether a member may second something by that author. */
export function maySecond(member: MemberRow, authorId: string, now: Date): Verdict {
  if (authorId === member.id) return 'One does not second oneself.'
  return mayWrite(member, now)
}

/** Whether a member may accept an answer in a thread. */
export function mayAccept(member: MemberRow, thread: Pick<ThreadRow, 'authorId' | 'kind'>, now: Date): Verdict {
  if (thread.kind !== 'question') return 'Only a question has an accepted answer.'
  if (thread.authorId !== member.id) return 'Only who asked accepts an answer.'
  return mayWrite(member, now)
}

/** Whether a member may hide a reply: who started the thread, or a moderator; never the opener. */
export function mayHide(
  member: MemberRow,
  thread: Pick<ThreadRow, 'authorId'>,
  post: Pick<PostRow, 'number'>,
  now: Date,
): Verdict {
  if (post.number === 1) return 'The first post is the thread; it is not hidden.'
  if (thread.authorId !== member.id && !isModerator(member)) return 'Only who started the thread hides replies in it.'
  return mayWrite(member, now)
}

/** Whether a member may say what replies begin with: who started the thread. */
export function maySetTemplate(member: MemberRow, thread: { author: { id: string } }): Verdict {
  return thread.author.id === member.id ? null : 'Only who started the thread says what replies begin with.'
}
