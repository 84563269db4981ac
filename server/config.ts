import { join } from 'node:path'
import { z } from 'zod'

const onOff = z
  .enum(['on', 'off', 'true', 'false', '1', '0'])
  .transform((word) => word === 'on' || word === 'true' || word === '1')

const webAddress = (such: string) => z.url({ protocol: /^https?$/, error: `must be an address such as ${such}` })

const Environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must begin with postgres://')
    .optional(),
  DATA_DIR: z.string().min(1).default('./data'),
  /** Where pictures are kept, if not in DATA_DIR/uploads; with S3_BUCKET it is a bucket instead. */
  UPLOADS_DIR: z.string().min(1).optional(),
  S3_ENDPOINT: webAddress('https://s3.eu-central-1.amazonaws.com').optional(),
  S3_BUCKET: z.string().min(1).optional(),
  S3_REGION: z.string().min(1).default('us-east-1'),
  S3_ACCESS_KEY_ID: z.string().min(1).optional(),
  S3_SECRET_ACCESS_KEY: z.string().min(1).optional(),
  /** Where browsers may read the bucket themselves. */
  S3_PUBLIC_URL: webAddress('https://pictures.example.org').optional(),
  /** Where the ISBNs that members write are looked up; without it nobody is asked. */
  OPEN_LIBRARY_URL: webAddress('https://openlibrary.org').optional(),
  REDIS_URL: z
    .string()
    .regex(/^rediss?:\/\//, 'must begin with redis://')
    .optional(),
  ORIGIN: webAddress('https://forum.example.org').optional(),
  SESSION_SECRET: z.string().min(16, 'must have at least 16 characters').optional(),
  /** How many proxies stand before the forum, or the addresses of those that are trusted. */
  TRUST_PROXY: z.string().default('off'),
  RATE_LIMITS: onOff.default(true),
  DATABASE_SCHEMA: z
    .string()
    .regex(/^[a-z_][a-z0-9_]{0,62}$/, 'must be a plain lower-case name')
    .default('seconded'),
  DATABASE_CONNECTIONS: z.coerce.number().int().min(2).max(200).default(12),
  /** Names of members who moderate, with commas; whoever has such a name is given the role when they join, or at the next start. */
  MODERATORS: z
    .string()
    .default('')
    .transform((names) =>
      names
        .split(',')
        .map((name) => name.trim())
        .filter(Boolean),
    ),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  /** Whoever shows it may read `/metrics`; without it there is no such path. */
  METRICS_TOKEN: z.string().min(16, 'must have at least 16 characters').optional(),
  NODE_ENV: z.string().default('development'),
  DEMO: onOff.default(true),
})

export type Config = z.infer<typeof Environment>

/** The environment, read once. An empty value counts as none. Throws one line that names each bad value and what it must be. */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''))
  const read = Environment.safeParse(given)
  if (read.success) return read.data
  throw new Error(read.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`).join('; '))
}

/** Where pictures are kept: the bucket, where one is named, else a folder. Throws where the bucket's other facts are missing. */
export function uploadsIn(config: Config) {
  if (!config.S3_BUCKET) return config.UPLOADS_DIR ?? join(config.DATA_DIR, 'uploads')
  const { S3_ENDPOINT: endpoint, S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey } = config
  if (!endpoint || !accessKeyId || !secretAccessKey)
    throw new Error('S3_BUCKET needs S3_ENDPOINT, S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY beside it')
  return {
    endpoint,
    bucket: config.S3_BUCKET,
    region: config.S3_REGION,
    accessKeyId,
    secretAccessKey,
    ...(config.S3_PUBLIC_URL ? { publicUrl: config.S3_PUBLIC_URL } : {}),
  }
}

/** What Express calls "trust proxy": false, a count of proxies, or addresses. */
export function trustProxy(word: string): boolean | number | string {
  if (/^(off|false|0|no)$/i.test(word)) return false
  if (/^(on|true|yes)$/i.test(word)) return 1
  return /^\d+$/.test(word) ? Number(word) : word
}
