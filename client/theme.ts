const root = document.documentElement

/** Keeps the reader's choice of light or dark, and shows the button that makes it. Without a choice the system decides. */
export function keepTheme(): void {
  const kept = read()
  if (kept) root.dataset.theme = kept
  document.addEventListener('click', (event) => {
    if (!(event.target as HTMLElement).closest('[data-theme-toggle]')) return
    const isDark = root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches
    root.dataset.theme = isDark ? 'light' : 'dark'
    try {
      localStorage.setItem('theme', root.dataset.theme)
    } catch {
      // Storage is off: the choice lasts as long as the page.
    }
  })
}

function read(): string | null {
  try {
    return localStorage.getItem('theme')
  } catch {
    return null
  }
}
