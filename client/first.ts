// A file of its own that runs before a thread is first painted: what is out of sight is laid out after that, piece by piece, so that a
// slow phone shows the thread sooner and can be used meanwhile. Where the browser cannot wait for it, all is laid out at once.
const { classList } = document.documentElement
const [visit] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]

// Laid out together, for a start; more or fewer by how long they take.
let postsAtOnce = 2
// On a slow phone a frame that takes longer is felt; of two, one may yet come between.
const soonMs = 20
const longMs = 40

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
  requestAnimationFrame(() => {
    const begun = performance.now()
    setTimeout(() => {
      const took = performance.now() - begun
      if (took < soonMs) postsAtOnce *= 2
      else if (took > longMs && postsAtOnce > 1) postsAtOnce /= 2
      // With what it answers before it: none is laid out in what is not.
      const posts = document.querySelectorAll('.arriving li:is(.far,.mid,.low):not(.laid)')
      for (let place = 0; place < postsAtOnce; place++) posts[place]?.classList.add('laid')
      if (posts.length > postsAtOnce) goOn()
      else end()
    })
  })
}
