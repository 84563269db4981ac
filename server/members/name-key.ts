/**
 * A name with its look-alikes folded, so that no name can pass for another: 0 and o, 1 and l and i, rn and m, vv and w, _ and -.
 * Names are ASCII; the pairs are those of Unicode's confusables (UTS 39) within a-z, 0-9, - and _.
 */
export function nameKey(name: string): string {
  return (
    name
      .toLowerCase()
      // Single letters first: c1 looks like cl, and that like d.
      .replace(/[01i5_]/g, (letter) => folded[letter]!)
      .replaceAll('rn', 'm')
      .replaceAll('vv', 'w')
      .replaceAll('cl', 'd')
      .replace(/-+/g, '-')
  )
}

const folded: Record<string, string> = { '0': 'o', '1': 'l', i: 'l', '5': 's', _: '-' }

const reserved = new Set(
  [
    'admin',
    'administrator',
    'moderator',
    'mod',
    'staff',
    'team',
    'support',
    'help',
    'root',
    'system',
    'seconded',
    'forum',
    'official',
    // Stands where a member's name would in the API.
    'suggest',
    'security',
    'abuse',
    'postmaster',
    'webmaster',
    'hostmaster',
    'info',
    'contact',
    'owner',
    'operator',
    'api',
    'guest',
    'anonymous',
    'everyone',
    'all',
    'here',
    'channel',
    'member',
    'members',
    'nobody',
    'null',
    'undefined',
    'deleted',
    'removed',
    'me',
    'you',
    'new',
    'join',
    'sign-in',
    'sign-out',
    'works',
    'tags',
    'search',
    'settings',
    'notifications',
    'assets',
    'uploads',
    'login',
    'logout',
    'register',
  ].map(nameKey),
)

/** Whether a name, or one that looks like it, would speak for the place itself. */
export function isReserved(name: string): boolean {
  return reserved.has(nameKey(name))
}
