/** Goes to the page on which the post stands that the address names, where that is not this one; now, and whenever the address changes. */
export function seekElsewhere(): void {
  const seek = () => {
    const number = /^#p(\d{1,9})$/.exec(location.hash)?.[1]
    if (!number || document.getElementById(`p${number}`)) return
    // Asked for, it did not come: there is no such post.
    if (new URLSearchParams(location.search).get('at') === number) return
    location.replace(`${location.pathname}?at=${number}${location.hash}`)
  }
  seek()
  addEventListener('hashchange', seek)
}
