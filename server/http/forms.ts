/** What a form carries beside the input: where to go next, its key, and the revision that was read. */
export interface FormControls {
  next?: string
  key?: string
  revision?: number
  /** Asks to see the text as it would look; nothing else happens. */
  preview?: true
}

// Left empty, these say something: that there is nothing any more, or that it is missing.
const mayBeEmpty = new Set(['body', 'title', 'note', 'edition', 'creators', 'year', 'url'])
// What a form sends as a box for each, one of them alone too.
const lists = new Set(['drop', 'recommendations', 'identifiers', 'aliases'])

/**
 * A urlencoded form as the input that JSON would carry: empty fields are left out, lists written with commas are split, a work
 * without a title is no work, one that was chosen in the browser is JSON, and a ticked box is true.
 */
export function formFields(body: Record<string, unknown>): { fields: Record<string, unknown>; controls: FormControls } {
  const { next, key, revision, preview, ...rest } = body
  const fields: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(rest)) {
    if (value === '' && !mayBeEmpty.has(name)) continue
    if (name === 'tags' || name === 'creators') fields[name] = commas(value)
    else if (name === 'recommends') fields[name] = works(value)
    else if (name === 'private' || name === 'shown')
      fields[name] = [value].flat().some((each) => each === 'on' || each === 'true')
    else if (lists.has(name)) fields[name] = [value].flat()
    // No address and no year are said by an empty field.
    else if ((name === 'year' || name === 'url') && value === '') fields[name] = null
    else if (name === 'year' && /^-?\d{1,5}$/.test(String(value).trim())) fields[name] = Number(value)
    else if (name === 'version' && /^\d{1,10}$/.test(String(value))) fields[name] = Number(value)
    // A textarea sends CRLF; what is stored has LF, as JSON clients send it.
    else fields[name] = typeof value === 'string' ? value.replaceAll('\r\n', '\n') : value
  }
  if (Array.isArray(fields.recommends) && fields.recommends.length === 0) delete fields.recommends
  return {
    fields,
    controls: {
      ...(isLocal(next) ? { next } : {}),
      ...(typeof key === 'string' && key ? { key } : {}),
      ...(preview === undefined ? {} : { preview: true as const }),
      ...(typeof revision === 'string' && /^\d{1,9}$/.test(revision) ? { revision: Number(revision) } : {}),
    },
  }
}

/** A path below the mount: nothing that a browser could read as another host. */
export function isLocal(path: unknown): path is string {
  return typeof path === 'string' && /^\/(?![/\\])[^\\\u0000-\u001f]*$/.test(path)
}

function commas(value: unknown): unknown {
  if (typeof value !== 'string') return value
  return value
    .split(/[,\n]/)
    .map((part) => part.trim())
    .filter(Boolean)
}

function works(value: unknown): unknown {
  const list = Array.isArray(value) ? value : typeof value === 'object' && value !== null ? Object.values(value) : [value]
  return list.map(work).filter((one) => one !== undefined)
}

function work(value: unknown): unknown {
  if (typeof value === 'string') return chosen(value)
  if (typeof value !== 'object' || value === null) return value
  const filled = Object.entries(value).filter(([, field]) => field !== '')
  const { kind: _kind, ...said } = Object.fromEntries(filled)
  if (Object.keys(said).length === 0) return undefined
  return Object.fromEntries(
    filled.map(([name, field]) => [name, name === 'creators' || name === 'aliases' ? commas(field) : field]),
  )
}

// A work known by its id carries its title for the eye alone.
function chosen(value: string): unknown {
  try {
    const work: unknown = JSON.parse(value)
    const isKnown = typeof work === 'object' && work !== null && 'workId' in work
    return isKnown ? { workId: work.workId } : work
  } catch {
    return value
  }
}
