const root = document.documentElement

/** Switches between light and dark, and keeps the choice where the server reads it for the next page. Without one the system decides. */
export function keepTheme(): void {
  document.addEventListener('click', (event) => {
    if (!(event.target as HTMLElement).closest('[data-theme-toggle]')) return
    const { theme, base } = root.dataset
    const isDark = theme ? theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches
    root.dataset.theme = isDark ? 'light' : 'dark'
    document.cookie = `theme=${root.dataset.theme};path=${base || '/'};max-age=31536000;samesite=lax`
  })
}
