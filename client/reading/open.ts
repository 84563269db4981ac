import type { OpenPage } from '../later.ts'
import { watchArrivals } from './arrivals.ts'
import { keepBeside } from './beside.ts'
import { openCame } from './came.ts'
import { rememberFolds } from './folds.ts'
import { seekElsewhere } from './elsewhere.ts'
import { openPill } from './pill.ts'
import { openSeen } from './seen.ts'
import { watchSight } from './sight.ts'
import { keepTimes } from './times.ts'

/** Gives a thread's page what its reader needs: what is new and not seen yet, and what stays folded. */
export function open(page: OpenPage, events: Event[]): void {
  const { base, main } = page
  seekElsewhere()
  if (!main.dataset.thread) return
  const pill = openPill(main)
  const came = openCame(main)
  const show = watchSight(main, (news) => {
    pill(news)
    came(news)
  })
  const seen = openSeen({ base, main, onChange: show })
  show(seen.unseen())
  watchArrivals(main, seen.add)
  rememberFolds(
    base,
    main,
    events.filter(({ type }) => type === 'click'),
  )
  // What nobody asked for came because the thread has changed.
  keepBeside(page, events.length === 0 && !main.dataset.reading)
  keepTimes(main)
}
