/** What the browser keeps across reloads and closed tabs; where storage is off, until the page goes. */
const memory = new Map<string, string>()

/** A value kept under a name, or undefined. */
export function kept<T>(name: string): T | undefined {
  try {
    const text = localStorage.getItem(name) ?? memory.get(name)
    return text ? (JSON.parse(text) as T) : undefined
  } catch {
    return undefined
  }
}

/** Keeps a value under a name; undefined lets go of it. */
export function keep(name: string, value: unknown): void {
  const text = value === undefined ? undefined : JSON.stringify(value)
  if (text === undefined) memory.delete(name)
  else memory.set(name, text)
  try {
    if (text === undefined) localStorage.removeItem(name)
    else localStorage.setItem(name, text)
  } catch {
    // Full or off: the memory has it.
  }
}
