export const drafts = {
  yours: 'Your drafts',
  lead: 'What you have begun to write and not sent yet, on any of your devices. Nobody else sees it.',
  none: 'Nothing is begun. What you write and do not send stands here until you do.',
  noScript: 'Their forms are filled in by a script: without JavaScript they come up empty, and what you write is not kept.',
  newThread: 'A new thread',
  reply: 'Your reply',
  /** A name comes after it. */
  replyTo: 'Reply to ',
  edit: 'Edit of your post',
  gone: 'No longer there',
  closed: 'The thread is locked, so this cannot be sent at present.',
  wordless: { new: 'No words yet.', reply: 'No words yet.', edit: 'The text is as it was.' },
  goOn: 'Go on writing',
  whole: 'Show all of it',
  drop: 'Let go',
  suffix: (title: string) => `: ${title}`,
}
