import { calls } from '../calls.ts'
import { withQuery } from '../links.ts'
import { Button } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import { Form } from '../ui/Form.tsx'
import { Problems } from '../ui/Problems.tsx'
import type { Refused } from '../ui/refused.ts'
import { useWords } from '../words/words.ts'
import type { Frame } from './frame.ts'
import { Page } from './Page.tsx'

export interface SignInPageProps {
  frame: Frame
  /** Where to go afterwards, a path below the mount path. */
  next: string
  form?: Refused
}

/** The way in for members; with a host's members, a word about where that is. */
export function SignInPage({ frame, next, form }: SignInPageProps) {
  const words = useWords('members')
  return (
    <Page frame={frame} title={words.signIn} section="sign-in">
      <main id="main" class="gate" tabindex={-1}>
        <h1>{words.welcome}</h1>
        {frame.ownMembers ? (
          <>
            <Problems form={form} labels={{ login: words.login, password: words.password }} />
            <Form to={calls.signIn()} class="form flush">
              <input type="hidden" name="next" value={next} />
              <Field
                name="login"
                label={words.login}
                form={form}
                input={{ autocomplete: 'username', required: true, ...asTyped }}
              />
              <Field
                name="password"
                label={words.password}
                form={form}
                input={{ type: 'password', autocomplete: 'current-password', required: true, dir: 'ltr' }}
              />
              <Button look="ink">{words.signIn}</Button>
            </Form>
            <p class="quiet small">
              {words.newHere}
              <a href={frame.base + withQuery('/join', { next })}>{words.join}</a>
              {words.newHereAfter}
            </p>
          </>
        ) : (
          <p class="lead-in">{words.hosted}</p>
        )}
      </main>
    </Page>
  )
}

const asTyped = { autocapitalize: 'none', spellcheck: false, dir: 'ltr' } as const
