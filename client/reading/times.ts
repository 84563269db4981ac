import { words } from '../words/reader.ts'

const minuteMs = 60_000

/** Keeps "just now" true while a page stands open; what is being looked at is left alone, so that nothing moves under the eye. */
export function keepTimes(main: HTMLElement): void {
  setInterval(() => {
    for (const time of main.querySelectorAll('time')) {
      const { top, bottom } = time.getBoundingClientRect()
      if (bottom > 0 && top < innerHeight) continue
      const said = words.times.ago(new Date(time.dateTime), new Date())
      if (time.textContent !== said) time.textContent = said
    }
  }, minuteMs)
}
