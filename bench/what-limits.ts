/** What each case is about and how it is measured, and what sets the limit of its figures: for docs/performance.md. */
export const about: Record<string, { title: string; measured: string; limits: string }> = {
  read: {
    title: 'Reading',
    measured:
      '32 connections, kept alive, ask for one page over and over, with `Accept-Encoding: gzip`. Beside it, each in a process of its own: an Express handler that sends the same HTML from memory (not compressed, as Express does by itself), and a server of `node:http` that writes the same compressed bytes. The forum runs as in production, without rate limits and with warnings only in its log.',
    limits:
      'A guest is answered before any handler runs, with bytes that are kept compressed: twice the processor time of a plain server, for the headers and for finding them. A member gets a page drawn for them, out of parts that are kept: its queries and its lists are what is left. A list, or the page of a work, that a member finds as they left it is sent as it was: its session and what of it is theirs are what is asked.',
  },
  write: {
    title: 'Writing',
    measured:
      'Replies of 260 characters and seconds, each under an idempotency key and with a session. Beside it the very statements that the forum sends for one of them, taken down from the forum itself, fired through `pg` at the same Postgres, each writer on a connection of its own.',
    limits:
      'In one thread the bare statements wait for the lock of its row; the forum takes up to 20 who wait in one transaction, and so can be faster than they are. Over many threads what limits it is Node itself: reading the request, rendering, and one round trip to Postgres for each statement.',
  },
  'fan-out': {
    title: 'From an answer to every screen',
    measured:
      'Five replies a second into one thread, to sockets in two processes of their own; the time from the answer to the writer until the message is there, for each socket. Beside it Socket.IO with nothing behind it sends the same bytes to as many.',
    limits: 'After the commit the forum reads what is new, once, before it tells anybody; the rest is the broadcast.',
  },
  crowd: {
    title: 'Full',
    measured:
      '500 guests who look at a page for a second, 100 members who write a reply every other second and read as often, at once, for a minute (`--seconds 15` makes it five); then twice as many; and five seconds later as many as at first. All are kept-alive connections.',
    limits:
      'Guests get kept pages and cost little. Each reply makes the pages of its thread and the lists new, so that what is drawn anew follows the writers; where the node is busy with answering alone, the thread that a guest sees may be ten seconds old. The first seconds, in which nothing is kept yet, are the slowest: over a minute they make the p99. Past what the node can do it turns readers away with 503 and `Retry-After`, never a reply that it has taken.',
  },
  growth: {
    title: 'As it grows',
    measured:
      'A filled forum of 10 thousand posts, and others of 100 thousand and a million, with as many seconds. One member asks for pages that have as much to show in each; p95 of the answers against that in the smallest.',
    limits: 'Every list is read by an index, so that what a page costs is what it shows.',
  },
  works: {
    title: 'As the shelf grows',
    measured:
      'A filled forum of a thousand works with ten thousand seconds, and one of 100 thousand works with a million. One member asks for what shows works; p95 of the answers against that in the smaller.',
    limits:
      'Each filter of the shelf has an index in its own order; words are looked for in the names that it brings along. What a page shows to all is read once for all members, until something changes: what is measured is mostly the session and the answer. Read anew for each request (measured apart, once), one tag takes 1.4 times as long and each other filter less, of answers that take four to eight times as long as those that were kept.',
  },
  page: {
    title: 'In the browser',
    measured:
      'Chromium, for a guest; a thread of 100 and one of 1,000 posts; cold and with a warm cache; plain, and slowed to a quarter of the processor, 1.6 Mbit/s and 150 ms.',
    limits:
      'The document itself: its bytes on a slow line, its layout on a slow processor. The script comes later and blocks little. The longest task is the style and layout of the first window, so that it follows the machine: in an hour in which this one was half as slow again (measured apart, once), it took 90 to 310 ms, and the same HTML at once and without a script 500 to 945 ms.',
  },
  start: {
    title: 'Starting, and memory',
    measured:
      '`npm start` until the first page, with the embedded Postgres: cold (just installed, which builds; no data) and warm. Resident memory of the Node process at rest and with 1,000 sockets, each in a thread.',
    limits: 'Cold, initdb and the migrations. Warm, loading the modules.',
  },
}
