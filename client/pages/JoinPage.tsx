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

export interface JoinPageProps {
  frame: Frame
  /** Where to go afterwards, a path below the mount path. */
  next: string
  form?: Refused
}

/** Where one becomes a member; with a host's members, a word about where that is. */
export function JoinPage({ frame, next, form }: JoinPageProps) {
  const words = useWords('members')
  return (
    <Page frame={frame} title={words.join} section="sign-in">
      <main id="main" class="gate" tabindex={-1}>
        <div>
          <h1>{words.join}</h1>
          <p class="lead-in">{frame.ownMembers ? words.joinLeadIn : words.hosted}</p>
        </div>
        {frame.ownMembers && (
          <>
            <Problems
              form={form}
              labels={{ name: words.name, displayName: words.displayName, email: words.email, password: words.password }}
            />
            <JoinForm next={next} form={form} />
            <p class="quiet small">
              {words.already}
              <a href={frame.base + withQuery('/sign-in', { next })}>{words.signIn}</a>
            </p>
          </>
        )}
      </main>
    </Page>
  )
}

function JoinForm({ next, form }: Pick<JoinPageProps, 'next' | 'form'>) {
  const words = useWords('members')
  return (
    <Form to={calls.join()} class="form flush">
      <input type="hidden" name="next" value={next} />
      <Field
        name="name"
        label={words.name}
        hint={words.nameHint}
        form={form}
        input={{
          autocomplete: 'username',
          autocapitalize: 'none',
          spellcheck: false,
          required: true,
          minLength: 3,
          maxLength: 30,
          dir: 'ltr',
        }}
      />
      <Field
        name="displayName"
        label={words.displayName}
        hint={words.displayNameHint}
        form={form}
        input={{ autocomplete: 'name', maxLength: 60 }}
      />
      <Field
        name="email"
        label={words.email}
        hint={words.emailHint}
        form={form}
        input={{ type: 'email', autocomplete: 'email', required: true, dir: 'ltr' }}
      />
      <Field
        name="password"
        label={words.password}
        hint={words.passwordHint}
        form={form}
        input={{ type: 'password', autocomplete: 'new-password', required: true, minLength: 8, maxLength: 200, dir: 'ltr' }}
      />
      <Button look="ink">{words.join}</Button>
    </Form>
  )
}
