import { type ComponentChild, render } from 'preact'
import type { PostView, Presence, ThreadView } from '../server/contract/index.ts'
import { Answered } from './threads/Answered.tsx'
import { LiveState } from './threads/LiveState.tsx'
import { Opener } from './threads/Opener.tsx'
import { Post } from './threads/Post.tsx'
import type { Mine, Parent } from './threads/reading.ts'
import { Branch, Reply } from './threads/Reply.tsx'
import { Typing } from './threads/Typing.tsx'
import { type Place, PlaceContext } from './ui/place.ts'
import { keepingPlace } from './place-keeping.ts'
import { words } from './words/browser.ts'
import { WordsContext } from './words/words.ts'

export interface Screen {
  draw: (posts: PostView[], thread: ThreadView, mine: Mine) => void
  state: (isLive: boolean, presence: Presence | undefined, ownName: string | undefined) => void
}

/** Draws into the page that the server rendered: changed posts in their places, new ones at the end of their branches. */
export function openScreen(main: HTMLElement, place: Place): Screen {
  const newestFirst = main.dataset.sort === 'new'
  const drawn = (child: ComponentChild): HTMLElement => {
    const into = document.createElement('div')
    render(
      <WordsContext.Provider value={words}>
        <PlaceContext.Provider value={{ ...place, now: new Date().toISOString() }}>{child}</PlaceContext.Provider>
      </WordsContext.Provider>,
      into,
    )
    return into.firstElementChild as HTMLElement
  }
  const articleOf = (id: string) => main.querySelector<HTMLElement>(`article[data-post="${id}"]`)

  // Whom a reply answers, where that is no opener and on this page.
  const parentOf = ({ replyTo }: PostView): Parent | undefined => {
    const answers = replyTo ? articleOf(replyTo) : null
    if (!answers || answers.id === 'p1') return
    return {
      number: Number(answers.id.slice(1)),
      author: answers.querySelector('.name')?.textContent ?? words.posts!.removedLabel,
    }
  }

  const replace = (old: HTMLElement, post: PostView, thread: ThreadView, mine: Mine) => {
    const fresh = drawn(
      post.number === 1 ? (
        <Opener post={post} thread={thread} mine={mine} />
      ) : (
        <Post post={post} thread={thread} mine={mine} parent={parentOf(post)} />
      ),
    )
    const to = old.querySelector('.by .to')
    if (to && !fresh.querySelector('.to')) fresh.querySelector('.by > :last-child')?.append(to)
    const focus = focusIn(old)
    renew(old, fresh)
    const author = old.querySelector('.name')?.textContent ?? words.posts!.removedLabel
    for (const name of main.querySelectorAll(`.by .to[href$="#${old.id}"] bdi`)) name.textContent = author
    if (!focus) return
    const control = old.querySelector<HTMLElement>(focus) ?? old.querySelector<HTMLElement>('.tomb button, .acts .bad') ?? old
    if (control === old) old.tabIndex = -1
    control.focus({ preventScroll: true })
  }

  // Follows from the thread and another post, so that no change of the opener tells of it.
  const answered = (thread: ThreadView) => {
    const opener = main.querySelector<HTMLElement>('#p1')
    const article = thread.acceptedPostId ? articleOf(thread.acceptedPostId) : null
    const author = article?.querySelector('.by .name')?.textContent
    const asker = thread.author.displayName
    // Where the answer stands on another page, the server has said so.
    if (article || !thread.acceptedPostId) opener?.querySelector('.answered')?.remove()
    if (article && author) opener?.append(drawn(<Answered path={`#${article.id}`} author={author} asker={asker} />))
  }

  const insert = (post: PostView, thread: ThreadView, mine: Mine) => {
    const openerId = main.querySelector<HTMLElement>('article#p1')?.dataset.post
    const parentId = post.replyTo ?? openerId
    const list = main.querySelector<HTMLElement>(`ol.replies[data-branch-of="${parentId}"]`)
    const node = { post, children: [], count: 0 }
    const parent = parentOf(post)
    if (list) {
      const item = drawn(<Reply node={node} thread={thread} mine={mine} parent={parent} />)
      item.classList.add('just-in')
      if (newestFirst) list.prepend(item)
      else list.append(item)
      for (let branch = list.closest('details.branch'); branch; branch = branch.parentElement?.closest('details.branch') ?? null)
        count(branch)
      return
    }
    const above = post.replyTo ? articleOf(post.replyTo)?.parentElement : null
    // Its parent is on another page of the thread: it shows there.
    if (!parent || !above?.matches('li.reply')) return
    const parentView = { ...post, id: parentId!, number: parent.number, author: { ...post.author, displayName: parent.author } }
    const branch = drawn(<Branch node={{ post: parentView, children: [node], count: 1 }} thread={thread} mine={mine} />)
    branch.querySelector('li')?.classList.add('just-in')
    above.append(branch)
    for (let outer = above.closest('details.branch'); outer; outer = outer.parentElement?.closest('details.branch') ?? null)
      count(outer)
  }

  const count = (branch: Element) => {
    const label = branch.querySelector(':scope > summary .n')
    const shut = branch.querySelector(':scope > summary b')
    const replies = branch.querySelectorAll('article').length
    for (const each of [label, shut]) if (each) each.textContent = words.posts!.replies(replies)
  }

  return {
    draw: (posts, thread, mine) =>
      keepingPlace(main, () => {
        const replies = main.querySelector('#replies-h')
        const said = words.thread!.replyCount(thread.replyCount)
        if (replies && replies.textContent !== said) replies.textContent = said
        for (const post of [...posts].sort((a, b) => a.number - b.number)) {
          const old = articleOf(post.id)
          if (!old) insert(post, thread, mine)
          else if (Number(old.dataset.version) <= post.version) replace(old, post, thread, mine)
        }
        answered(thread)
        main.dataset.version = String(Math.max(thread.version, Number(main.dataset.version)))
      }),
    state: (isLive, presence, ownName) => {
      const status = main.querySelector('#live-status')
      if (!status) return
      const typing = (presence?.typing ?? []).filter((name) => name !== ownName)
      status.replaceChildren(drawn(<LiveState on={isLive} reading={presence?.reading} />))
      const says = drawn(<Typing names={typing} />)
      main.querySelector('#typing')?.replaceChildren(...(isLive && says ? [says] : []))
    },
  }
}

// What is being read, and perhaps marked, stays the very node that it was: it is never taken out of the page.
function renew(old: HTMLElement, fresh: HTMLElement): void {
  const isSame = old.dataset.revision === fresh.dataset.revision
  const prose = isSame ? old.querySelector(':scope > .prose') : null
  const drawn = [...fresh.childNodes]
  const at = drawn.findIndex((node) => node instanceof Element && node.matches('.prose'))
  for (const { name, value } of fresh.attributes) old.setAttribute(name, value)
  for (const name of old.getAttributeNames()) if (!fresh.hasAttribute(name)) old.removeAttribute(name)
  if (!prose || at < 0) return old.replaceChildren(...drawn)
  while (prose.previousSibling) prose.previousSibling.remove()
  while (prose.nextSibling) prose.nextSibling.remove()
  prose.before(...drawn.slice(0, at))
  prose.after(...drawn.slice(at + 1))
}

// The selector by which the control that has the focus is found again in the article drawn anew; where it is gone, because the post
// was removed, what undoes that takes its place.
function focusIn(article: HTMLElement): string | undefined {
  const focused = document.activeElement
  if (!(focused instanceof HTMLElement) || !article.contains(focused)) return undefined
  if (focused.id) return `#${CSS.escape(focused.id)}`
  const path = focused.closest('form')?.dataset.call?.split(' ')[1]
  if (path) return `form[data-call$="${CSS.escape(path)}"] button`
  const href = focused.getAttribute('href')
  return href ? `a[href="${CSS.escape(href)}"]` : ':not(*)'
}
