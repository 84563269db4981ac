import { hash, verify } from '@node-rs/argon2'

// argon2id with 19 MiB, 2 passes, 1 lane: OWASP's password storage cheat sheet, 2024.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** The hash of a password, with its salt and cost in it. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, cost)
}

let standIn: Promise<string> | undefined

/** Whether the password made the hash. Without a hash it takes as long and is false, so that time doesn't tell who is a member. */
export async function passwordMatches(passwordHash: string | null | undefined, password: string): Promise<boolean> {
  standIn ??= hashPassword('nobody has this password')
  const matches = await verify(passwordHash ?? (await standIn), password)
  return matches && Boolean(passwordHash)
}
