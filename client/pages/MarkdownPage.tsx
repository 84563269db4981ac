import { Html } from '../ui/Html.tsx'
import { useWords } from '../words/words.ts'
import type { Frame } from './frame.ts'
import { Page } from './Page.tsx'

export interface MarkdownPageProps {
  frame: Frame
  /** The examples of the guide, in their order, as the server renders them. */
  shown: string[]
}

/** How to write a post: each example as it is typed, beside what it becomes. */
export function MarkdownPage({ frame, shown }: MarkdownPageProps) {
  const words = useWords('guide')
  return (
    <Page frame={frame} title={words.title} description={words.lead} canonical="/markdown">
      <main id="main" class="narrow" tabindex={-1}>
        <h1>{words.title}</h1>
        <p class="lead-in">{words.lead}</p>
        <h2 class="vh">{words.examples}</h2>
        <table class="shown">
          <thead>
            <tr>
              <th scope="col">{words.typed}</th>
              <th scope="col">{words.shown}</th>
            </tr>
          </thead>
          <tbody>
            {words.entries.map(({ says, text }, place) => (
              <tr key={says}>
                <td>
                  <h3>{says}</h3>
                  <pre>{text}</pre>
                </td>
                <td>
                  <Html class="prose" html={shown[place] ?? ''} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <p class="hint">{words.keys}</p>
      </main>
    </Page>
  )
}
