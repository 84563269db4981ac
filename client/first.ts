// A file of its own that runs before a thread is first painted: what is out of sight is laid out after that, piece by piece, so that a
// slow phone shows the thread sooner and can be used meanwhile. Where the browser cannot wait for it, all is laid out at once.
const { classList } = document.documentElement
const [visit] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]

// Laid out together without a long task on a slow phone.
const postsAtOnce = 4

// A place that is come back to, or that the address names, is found by the true height of all above it. So is one that the reader goes to.
if (visit?.type === 'navigate' && !location.hash && 'blocking' in HTMLScriptElement.prototype) {
  classList.add('arriving')
  onclick = onkeydown = onhashchange = end
  document.onreadystatechange = goOn
}

function end(): void {
  classList.remove('arriving')
}

// After each frame one piece more, once the whole document is here.
function goOn(): void {
  document.onreadystatechange = null
  requestAnimationFrame(() =>
    setTimeout(() => {
      const posts = document.querySelectorAll('.arriving :is(.far,.low)>article:not(.laid)')
      for (let place = 0; place < postsAtOnce; place++)
        for (const one of [posts[place], posts[place]?.closest('.root>*')]) one?.classList.add('laid')
      if (posts.length > postsAtOnce) goOn()
      else end()
    }),
  )
}
