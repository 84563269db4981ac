import type { Words } from '../en.ts'

export const feeds: Words['feeds'] = {
  threads: 'Neueste Themen',
  tag: (tag) => `Neueste Themen zu #${tag}`,
  works: 'Neu im Regal',
  work: (title) => `Wer ${title} empfiehlt`,
  member: (name) => `Themen von ${name}`,
  replies: (title) => `Antworten: ${title}`,
  reply: (author, title) => `Antwort von ${author}: ${title}`,
  recommends: (author, title) => `${author} empfiehlt ${title}`,
}
