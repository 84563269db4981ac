import { Fragment } from 'preact'
import { keyGroups } from '../threads/keys.ts'
import { useWords } from '../words/words.ts'
import type { Frame } from './frame.ts'
import { Page } from './Page.tsx'

/** The keyboard map. The script shows the same list in a dialog, and lets the keys be switched off. */
export function KeysPage({ frame }: { frame: Frame }) {
  const words = useWords('keys')
  return (
    <Page frame={frame} title={words.title} canonical="/keys">
      <main id="main" class="narrow keymap" tabindex={-1} data-keys>
        <h1>{words.title}</h1>
        <p class="lead-in">{words.leadIn}</p>
        {keyGroups.map(({ group, keys }) => (
          <Fragment key={group}>
            <h2>{words.groups[group]}</h2>
            <dl>
              {keys.map(([key, act]) => (
                <div key={act}>
                  <dt>
                    {key.split(' ').map((each, place) => (
                      <Fragment key={each}>
                        {place > 0 && words.between}
                        <kbd>{each}</kbd>
                      </Fragment>
                    ))}
                  </dt>
                  <dd>{words.does[act]}</dd>
                </div>
              ))}
            </dl>
          </Fragment>
        ))}
        <label class="check needs-js">
          <input type="checkbox" checked data-keys-use />
          {words.use}
        </label>
        <form method="dialog" hidden>
          <button class="btn ink" type="submit">
            {words.close}
          </button>
        </form>
      </main>
    </Page>
  )
}
