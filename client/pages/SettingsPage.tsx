import { type Call, calls } from '../calls.ts'
import { Button } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import { Form } from '../ui/Form.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Problems } from '../ui/Problems.tsx'
import type { Refused } from '../ui/refused.ts'
import { languageNames } from '../words/languages.ts'
import { useWords } from '../words/words.ts'
import type { Frame } from './frame.ts'
import { Page } from './Page.tsx'

export interface SettingsPageProps {
  frame: Frame
  /** Whether nobody else sees the member's shelf, and whether nobody sees that they are writing. */
  chosen?: { shelfPrivate: boolean; typingHidden: boolean }
  form?: Refused
}

/** What a member chooses for themselves; each section posts by itself. */
export function SettingsPage({ frame, chosen, form }: SettingsPageProps) {
  const words = useWords('settings')
  const { viewer, lang, ownMembers } = frame
  const displayName = ownMembers && viewer?.displayName
  return (
    <Page frame={frame} title={words.title}>
      <main id="main" class="narrow" tabindex={-1}>
        <h1>{words.title}</h1>
        <Problems form={form} labels={{ displayName: words.displayName, language: words.language }} />
        {displayName && (
          <section class="sect" aria-labelledby="settings-name">
            <h2 id="settings-name">{words.name}</h2>
            <Form to={calls.editMe()} class="form flush">
              <input type="hidden" name="next" value="/settings" />
              <Field
                name="displayName"
                label={words.displayName}
                hint={words.displayNameHint}
                value={displayName}
                form={form}
                input={{ autocomplete: 'name', required: true, maxLength: 60 }}
              />
              <Button look="ink">{words.save}</Button>
            </Form>
          </section>
        )}
        <section class="sect" aria-labelledby="settings-language">
          <h2 id="settings-language">{words.language}</h2>
          <Form to={calls.setLanguage()} class="form flush">
            <input type="hidden" name="next" value="/settings" />
            <fieldset class="seg">
              <legend class="legend">{words.languageHint}</legend>
              {Object.entries(languageNames).map(([language, name]) => (
                <label class="chip" key={language} lang={language}>
                  <input type="radio" name="language" value={language} checked={language === lang} />
                  {name}
                </label>
              ))}
            </fieldset>
            <Button look="ink">{words.save}</Button>
          </Form>
        </section>
        <Choice
          name="shelf"
          title={words.shelf}
          hint={words.shelfHint}
          to={calls.keepShelf()}
          field="private"
          options={[
            [false, words.shelfOpen],
            [true, words.shelfPrivate],
          ]}
          chosen={chosen?.shelfPrivate ?? false}
        />
        <Choice
          name="typing"
          title={words.typing}
          hint={words.typingHint}
          to={calls.keepTyping()}
          field="shown"
          options={[
            [true, words.typingShown],
            [false, words.typingHidden],
          ]}
          chosen={!chosen?.typingHidden}
        />
        <p class="paging">
          <a class="more" href={`${frame.base}/corrections`}>
            {words.corrections}
            <Icon name="on" flip />
          </a>
        </p>
      </main>
    </Page>
  )
}

interface ChoiceProps {
  name: string
  title: string
  hint: string
  to: Call
  field: string
  options: [boolean, string][]
  chosen: boolean
}

// One of two, by a form of its own.
function Choice({ name, title, hint, to, field, options, chosen }: ChoiceProps) {
  const { save } = useWords('settings')
  return (
    <section class="sect" aria-labelledby={`settings-${name}`}>
      <h2 id={`settings-${name}`}>{title}</h2>
      <Form to={to} class="form flush">
        <input type="hidden" name="next" value={`/settings#settings-${name}`} />
        <fieldset class="seg">
          <legend class="legend">{hint}</legend>
          {options.map(([value, label]) => (
            <label class="chip" key={label}>
              <input type="radio" name={field} value={String(value)} checked={value === chosen} />
              {label}
            </label>
          ))}
        </fieldset>
        <Button look="ink">{save}</Button>
      </Form>
    </section>
  )
}
