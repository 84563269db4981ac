import { people } from './people.ts'
import { accessibility } from './threads-accessibility.ts'
import { career } from './threads-career.ts'
import { distributed } from './threads-distributed.ts'
import { documentation } from './threads-documentation.ts'
import { evenings } from './threads-evenings.ts'
import { go } from './threads-go.ts'
import { keyset } from './threads-keyset.ts'
import { oncall } from './threads-oncall.ts'
import { orm } from './threads-orm.ts'
import { reading } from './threads-reading.ts'
import { rust } from './threads-rust.ts'
import { commute, graphs, longTitle, waiting, waitingToo } from './threads-small.ts'
import { testing } from './threads-testing.ts'
import type { Village } from './types.ts'

/** The demo community: what the first start plays in through the API. Threads stand oldest first. */
export const village: Village = {
  people,
  threads: [
    evenings,
    reading,
    distributed,
    commute,
    rust,
    testing,
    keyset,
    documentation,
    orm,
    career,
    go,
    graphs,
    oncall,
    accessibility,
    longTitle,
    waiting,
    waitingToo,
  ],
}
