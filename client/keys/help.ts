import type { OpenPage } from '../later.ts'

/** Shows the list of keys in a dialog: the very list of its page, which is gone to where it cannot be had. */
export function openHelp({ base, trusted }: OpenPage, onShown: (dialog: HTMLElement) => void): () => void {
  let dialog: HTMLDialogElement | undefined
  const fetched = async () => {
    const answer = await fetch(`${base}/keys`)
    if (!answer.ok) throw new Error(`keys: ${answer.status}`)
    const list = new DOMParser().parseFromString(trusted(await answer.text()), 'text/html').querySelector('main')!
    const made = document.createElement('dialog')
    made.className = 'keymap'
    made.append(...list.childNodes)
    const title = made.querySelector('h1')!
    title.id = 'keys-title'
    // It is read from the top.
    title.tabIndex = -1
    title.autofocus = true
    made.setAttribute('aria-labelledby', title.id)
    made.querySelector<HTMLElement>('form')!.hidden = false
    // A click beside it closes it.
    made.addEventListener('click', ({ target }) => target === made && made.close())
    document.body.append(made)
    onShown(made)
    return made
  }
  return () => {
    if (document.querySelector('main[data-keys]')) return
    void (async () => {
      try {
        dialog ??= await fetched()
        if (!dialog.open) dialog.showModal()
      } catch {
        location.assign(`${base}/keys`)
      }
    })()
  }
}
