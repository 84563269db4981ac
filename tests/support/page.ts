import type { Answered, Person } from './forum.ts'

/** A form as it stands in a page: where it posts, and what its fields hold before anybody types. */
export interface PageForm {
  action: string
  fields: Record<string, string>
}

/** The forms of a page that post. */
export function formsIn(html: string): PageForm[] {
  return [...html.matchAll(/<form ([^>]*)>(.*?)<\/form>/gs)]
    .filter(([, attributes]) => attributes!.includes('method="post"'))
    .map(([, attributes, inside]) => ({ action: attribute(attributes!, 'action')!, fields: fieldsIn(inside!) }))
}

/** The form that posts to an address; fails where the page has none. */
export function formTo(html: string, action: RegExp | string): PageForm {
  const forms = formsIn(html)
  const form = forms.find((each) => (typeof action === 'string' ? each.action === action : action.test(each.action)))
  if (!form) throw new Error(`no form to ${action}, only to ${forms.map((each) => each.action).join(' ')}`)
  return form
}

/** Opens a page as a browser without JavaScript does, fills in one of its forms, and sends it. */
export async function fillIn(
  person: Person,
  path: string,
  action: RegExp | string,
  typed: Record<string, string> = {},
): Promise<Answered> {
  const page = await arriveAt(person, path)
  const form = formTo(page.text, action)
  return person.form(form.action, { ...form.fields, ...typed })
}

/** Goes where an answer or an address leads, and on, until a page shows itself; without the part after #. */
export async function arriveAt(person: Person, from: string | Answered): Promise<Answered & { path: string }> {
  let path = typeof from === 'string' ? from : from.headers.location!
  for (let hops = 0; hops < 5; hops++) {
    path = path.split('#')[0]!
    const answer = await person.get(path)
    if (answer.status < 300 || answer.status >= 400) return { ...answer, path }
    path = answer.headers.location!
  }
  throw new Error(`from ${path} one never arrives`)
}

/** The words of an element, found by what its tag holds; undefined where there is no such element. */
export function wordsOf(html: string, marked: string): string | undefined {
  const open = new RegExp(`<(\\w+)(?=[^>]* ${marked})[^>]*>`).exec(html)
  if (!open) return undefined
  const rest = html.slice(open.index + open[0].length)
  return decoded(rest.slice(0, rest.indexOf(`</${open[1]}>`)).replace(/<[^>]*>/g, ''))
}

function fieldsIn(html: string): Record<string, string> {
  const fields: Record<string, string> = {}
  for (const [, attributes] of html.matchAll(/<input ((?:[^>"]|"[^"]*")*?)\/?>/g)) {
    const name = attribute(attributes!, 'name')
    const isChoice = /type="(radio|checkbox)"/.test(attributes!)
    // A button is sent where it is pressed.
    if (/type="submit"/.test(attributes!)) continue
    if (name && (!isChoice || /\schecked/.test(` ${attributes}`))) fields[name] = attribute(attributes!, 'value') ?? ''
  }
  for (const [, attributes, text] of html.matchAll(/<textarea ([^>]*)>(.*?)<\/textarea>/gs))
    fields[attribute(attributes!, 'name')!] = decoded(text!)
  for (const [, attributes, options] of html.matchAll(/<select ([^>]*)>(.*?)<\/select>/gs)) {
    const chosen = /<option [^>]*selected[^>]*>/.exec(options!)?.[0] ?? /<option [^>]*>/.exec(options!)?.[0] ?? ''
    fields[attribute(attributes!, 'name')!] = attribute(chosen, 'value') ?? ''
  }
  return fields
}

function attribute(attributes: string, name: string): string | undefined {
  const found = new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(attributes)
  return found ? decoded(found[1]!) : undefined
}

function decoded(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&')
}
