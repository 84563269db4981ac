import type { PromotionShown, PromotionView } from '../../server/contract/index.ts'
import { promotionCalls } from '../calls.ts'
import { memberPath, postPath, withQuery, workPath } from '../links.ts'
import { Button } from '../ui/Button.tsx'
import { Face } from '../ui/Face.tsx'
import { Form } from '../ui/Form.tsx'
import { Onward } from '../ui/Onward.tsx'
import { Tabs } from '../ui/Tabs.tsx'
import { Time } from '../ui/Time.tsx'
import { useWords } from '../words/words.ts'
import type { Frame } from './frame.ts'
import { Page } from './Page.tsx'

export interface PromotionPageProps {
  frame: Frame
  show: PromotionShown
  promotions: PromotionView[]
  /** Path and query of the next page, below the mount path. */
  next: string | null
}

const here = '/moderation/promotion'
const parts: PromotionShown[] = ['open', 'confirmed', 'fine']

/** For moderators: who recommends the same site or creator again and again, and what was said of it. */
export function PromotionPage({ frame, show, promotions, next }: PromotionPageProps) {
  const words = useWords('promotion')
  return (
    <Page frame={frame} title={words.title}>
      <main id="main" class="narrow" tabindex={-1}>
        <h1>{words.title}</h1>
        <p class="lead-in">{words.lead}</p>
        <Tabs
          label={words.parts}
          links={parts.map((part) => ({
            label: words.part[part],
            path: withQuery(here, { show: part === 'open' ? null : part }),
            current: part === show,
          }))}
        />
        {promotions.length === 0 && <p class="empty quiet">{words.none[show]}</p>}
        {promotions.map((one) => (
          <Mark key={one.id} frame={frame} promotion={one} />
        ))}
        <Onward path={next} label={words.more} />
      </main>
    </Page>
  )
}

function Mark({ frame, promotion }: { frame: Frame; promotion: PromotionView }) {
  const words = useWords('promotion')
  const { id, member, kind, name, counted, outOf, places, foundAt, decided, decidedBy, decidedAt } = promotion
  return (
    <section class="sect" aria-labelledby={`mark-${id} what-${id}`}>
      <h2 id={`mark-${id}`}>
        <a class="author" href={frame.base + memberPath(member)}>
          <Face {...member} size="s" />
          <bdi>{member.displayName}</bdi>
        </a>
      </h2>
      <p class="to">
        {words[kind]}{' '}
        <b id={`what-${id}`} dir="auto">
          {name}
        </b>
        <span class="dot" />
        {words.share(counted, outOf)}
      </p>
      <p class="small quiet">
        {decided && decidedBy && decidedAt ? (
          <>
            {words.said[decided]}
            <a href={frame.base + memberPath(decidedBy)}>
              <bdi>{decidedBy.displayName}</bdi>
            </a>
            , <Time at={decidedAt} />
          </>
        ) : (
          <>
            {words.found}
            <Time at={foundAt} />
          </>
        )}
      </p>
      <Places frame={frame} places={places} />
      {member.id === frame.viewer?.id ? (
        <p class="hint">{words.own}</p>
      ) : (
        <div class="form-acts">
          {(['fine', 'confirmed'] as const)
            .filter((verdict) => verdict !== decided)
            .map((verdict) => (
              <Form key={verdict} to={promotionCalls.decidePromotion(id)}>
                <input type="hidden" name="verdict" value={verdict} />
                <Button>
                  {verdict === 'fine' ? words.fine : words.confirm}
                  <span class="vh">{words.suffix(member.displayName, name)}</span>
                </Button>
              </Form>
            ))}
        </div>
      )}
    </section>
  )
}

function Places({ frame, places }: { frame: Frame; places: PromotionView['places'] }) {
  const words = useWords('promotion')
  if (places.length === 0) return null
  return (
    <ul class="plain" aria-label={words.places}>
      {places.map(({ thread, number, work, at }) => (
        <li key={`${thread.id} ${number} ${work.id}`}>
          <a href={frame.base + postPath(thread, { number })}>
            <bdi>{thread.title}</bdi>
          </a>{' '}
          <span class="small quiet">
            {words.work}
            <a href={`${frame.base}${workPath({ kind: 'other', creators: [], url: null, ...work })}`}>
              <bdi>{work.title}</bdi>
            </a>
            , <Time at={at} />
          </span>
        </li>
      ))}
    </ul>
  )
}
