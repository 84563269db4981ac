import { keepingPlace } from '../place-keeping.ts'
import { words } from '../words/reader.ts'

type Kind = 'new' | 'edited'

// A busy thread is announced every few seconds, not reply by reply.
const announceMs = 3_000

/** Marks what arrives while the page is open, and says so to those who listen. One's own posts are no news. */
export function watchArrivals(main: HTMLElement, onNews: (article: HTMLElement) => void): void {
  const replies = main.querySelector('#replies')!
  const known = new WeakSet(main.querySelectorAll('li.reply:not(.just-in) > article'))
  const say = announcer(main)

  const arrived = (article: HTMLElement) => {
    if (known.has(article)) return
    known.add(article)
    if (isOwn(article)) return
    mark(main, article, 'new')
    say(article.querySelector('.by .name')?.textContent ?? '')
    onNews(article)
  }
  const changed = (article: HTMLElement) => {
    if (isOwn(article)) return
    mark(main, article, 'edited')
    onNews(article)
  }
  for (const article of replies.querySelectorAll<HTMLElement>('.just-in > article')) arrived(article)
  new MutationObserver((records) => {
    for (const { type, target, oldValue, addedNodes } of records) {
      if (type === 'childList') {
        for (const node of addedNodes)
          if (node instanceof HTMLElement)
            for (const article of node.querySelectorAll<HTMLElement>('.just-in > article')) arrived(article)
      } else if (target instanceof HTMLElement && target.matches('article') && known.has(target)) {
        const { revision } = target.dataset
        if (oldValue !== null && revision !== undefined && oldValue !== revision) changed(target)
      }
    }
  }).observe(replies, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: ['data-revision'],
    attributeOldValue: true,
  })
}

// Only who wrote a post may edit it, or take its removal back.
function isOwn(article: HTMLElement): boolean {
  return article.querySelector('.acts a[href$="/edit"], .tomb form') !== null
}

function mark(main: HTMLElement, article: HTMLElement, kind: Kind): void {
  const item = article.parentElement
  if (!item?.matches('.reply') || item.querySelector(':scope > .news')) return
  keepingPlace(main, () => {
    item.classList.add('is-new')
    const line = document.createElement('p')
    line.className = 'news'
    line.dataset.kind = kind
    const word = document.createElement('span')
    word.className = 'fresh'
    word.textContent = words.reading.kinds[kind]
    line.append(word)
    article.before(line)
  })
}

function announcer(main: HTMLElement): (author: string) => void {
  const region = document.createElement('p')
  region.className = 'vh'
  region.role = 'status'
  main.append(region)
  let authors: string[] = []
  let due: ReturnType<typeof setTimeout> | undefined
  return (author) => {
    authors.push(author)
    due ??= setTimeout(() => {
      due = undefined
      region.textContent = words.reading.arrived(authors.length, words.posts.names([...new Set(authors)]))
      authors = []
    }, announceMs)
  }
}
