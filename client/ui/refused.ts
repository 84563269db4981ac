/** A form that was refused, to be shown again with what was typed (never a password). */
export interface Refused {
  /** By field name, flat ("recommends[0][title]") or nested as a body parser leaves it. */
  values: Record<string, unknown>
  errors: { path: string; message: string }[]
  message?: string
  /** Not refused: asked to be shown as it would look. */
  preview?: { html: string; undescribed: number }
}

/** What was typed into a field before the form was refused. */
export function typed(form: Refused | undefined, name: string): string | undefined {
  if (!form) return undefined
  const value = form.values[name] ?? pathOf(name).reduce<unknown>(step, form.values)
  if (Array.isArray(value)) return value.join(', ')
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined
}

/** The message for a field: of its own path, or of something inside it (`tags.2` belongs to `tags`). */
export function errorAt(form: Refused | undefined, name: string): string | undefined {
  return form?.errors.find((error) => within(pathOf(error.path), pathOf(name)))?.message
}

/** The field, of those in the form, that a refused path is best mended in. */
export function fieldFor(path: string, names: string[]): string | undefined {
  const wanted = pathOf(path)
  return names.find((name) => within(wanted, pathOf(name))) ?? names.find((name) => within(pathOf(name), wanted))
}

/** The id of a field's element. */
export function fieldId(name: string): string {
  return `f-${pathOf(name).join('-')}`
}

function pathOf(name: string): string[] {
  return name.split(/[^\w-]+/).filter(Boolean)
}

function within(inner: string[], outer: string[]): boolean {
  return outer.length > 0 && outer.every((part, at) => part === inner[at])
}

function step(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined
}
