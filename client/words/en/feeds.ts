/** What feeds are called, in the readers that people take them to. */
export const feeds = {
  threads: 'Newest threads',
  tag: (tag: string) => `Newest threads on #${tag}`,
  works: 'Newest on the shelf',
  work: (title: string) => `Who recommends ${title}`,
  member: (name: string) => `Threads by ${name}`,
  replies: (title: string) => `Replies: ${title}`,
  reply: (author: string, title: string) => `${author} in: ${title}`,
  recommends: (author: string, title: string) => `${author} recommends ${title}`,
}
