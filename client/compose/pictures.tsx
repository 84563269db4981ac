import type { UploadView } from '../../server/contract/index.ts'
import { newKey } from '../send.ts'
import { words } from '../words/composer.ts'
import type { Composer } from './composer.tsx'
import { SentPictures, type Sending } from './SentPictures.tsx'
import { sendFile } from './send-file.ts'

const mostBytes = 10 * 1024 * 1024

/** Lets pictures be dropped on a text, pasted into it, or chosen: each is sent, shown below with a field for what it shows, and stands in the text. */
export function takePictures(composer: Composer): void {
  const { base, form, text } = composer
  const place = composer.below('sendings')
  let all: Sending[] = []

  const draw = () =>
    composer.draw(
      place,
      <SentPictures
        all={all}
        onAlt={(one, alt) => {
          put(text, addressOf(one), lineOf({ ...one, alt }))
          change(one, { alt })
        }}
        onRetry={(one) => void deliver(one)}
        onDrop={(one) => {
          one.stop?.()
          put(text, addressOf(one), '')
          all = all.filter((other) => other !== one)
          draw()
          text.focus()
        }}
      />,
    )
  const change = (one: Sending, facts: Partial<Sending>) => {
    Object.assign(one, facts)
    draw()
  }
  const deliver = async (one: Sending) => {
    change(one, { state: 'sending', sent: 0, why: undefined })
    const { stop, answered } = sendFile(`${base}/api/uploads`, one.file, one.key, (sent) => change(one, { sent }))
    one.stop = stop
    const answer = await answered
    if (!all.includes(one)) return
    if (!answer.ok) {
      const mayRetry = passing.has(answer.problem.status)
      // Where it would have stood is kept only for one that may still come.
      if (!mayRetry) put(text, addressOf(one), '')
      change(one, { state: 'refused', why: whyNot(answer.problem), mayRetry })
      return composer.say(`${words.pictures.notSent} ${one.why}`)
    }
    const { upload } = answer.body as { upload: UploadView }
    put(text, addressOf(one), `![](${upload.url})`)
    change(one, { state: 'sent', url: upload.url })
    composer.say(words.pictures.sentSay)
  }
  const take = (files: File[]) => {
    for (const file of files) {
      const one: Sending = { key: newKey(), file, state: 'sending', sent: 0, alt: '', name: file.name.slice(0, 60) }
      all = [...all, one]
      // Said here at once, rather than by the server after a minute.
      if (file.size > mostBytes) change(one, { state: 'refused', why: words.pictures.tooLarge })
      else {
        insert(text, lineOf(one))
        void deliver(one)
      }
    }
  }

  text.addEventListener('paste', (event) => {
    const files = picturesIn(event.clipboardData)
    // A table copied from a sheet comes as a picture too; its words are what was meant.
    if (files.length === 0 || event.clipboardData?.types.includes('text/plain')) return
    event.preventDefault()
    take(files)
  })
  form.addEventListener('dragover', (event) => {
    if (!event.dataTransfer?.types.includes('Files')) return
    event.preventDefault()
    form.classList.add('over')
  })
  form.addEventListener('dragleave', () => form.classList.remove('over'))
  form.addEventListener('drop', (event) => {
    form.classList.remove('over')
    const files = picturesIn(event.dataTransfer)
    if (!event.dataTransfer?.types.includes('Files')) return
    event.preventDefault()
    if (files.length > 0) take(files)
    else composer.say(words.pictures.none)
  })
  form.querySelector('a.add-picture')?.addEventListener('click', (event) => {
    event.preventDefault()
    choose(take)
  })
  form.addEventListener('submit', (event) => {
    if (!all.some(({ state }) => state === 'sending')) return
    event.preventDefault()
    event.stopPropagation()
    composer.say(words.pictures.wait)
  })
  form.addEventListener('reset', () => {
    all = []
    draw()
  })
}

// Nothing answered, or what answered said: later.
const passing = new Set([0, 408, 409, 429, 500, 502, 503, 504])

function whyNot({ status, detail }: { status: number; detail: string }): string {
  return status === 0 ? words.pictures.offline : detail
}

function choose(take: (files: File[]) => void): void {
  const input = document.createElement('input')
  input.type = 'file'
  input.accept = 'image/*'
  input.multiple = true
  input.addEventListener('change', () => take([...(input.files ?? [])]))
  input.click()
}

function picturesIn(data: DataTransfer | null): File[] {
  return [...(data?.files ?? [])].filter(({ type }) => type.startsWith('image/'))
}

// What stands in the text for a picture: while it is on its way, its name.
function lineOf(one: Sending): string {
  return `![${escaped(one.url ? one.alt : one.name)}](${addressOf(one)})`
}

function addressOf({ url, key }: Sending): string {
  return url ?? `#${key.slice(0, 6)}`
}

function escaped(words: string): string {
  return words.replace(/[\\[\]]/g, '\\$&').replace(/\s+/g, ' ')
}

function insert(text: HTMLTextAreaElement, line: string): void {
  const { selectionStart: at, value } = text
  const before = at === 0 || value[at - 1] === '\n' ? '' : '\n\n'
  text.setRangeText(`${before}${line}\n\n`, at, text.selectionEnd, 'end')
  tell(text)
}

// Found by its address, since its words may have been changed by hand. Where the caret stands, it stays.
function put(text: HTMLTextAreaElement, address: string, line: string): void {
  const end = `](${address})`
  const at = text.value.indexOf(end)
  const from = text.value.lastIndexOf('![', at)
  if (at < 0 || from < 0) return
  text.setRangeText(line, from, at + end.length, 'preserve')
  tell(text)
}

function tell(text: HTMLTextAreaElement): void {
  text.dispatchEvent(new Event('input', { bubbles: true }))
}
