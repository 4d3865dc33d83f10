/** The one table of settings: each environment variable, its form, its default and what it means. */
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

export const projectRoot = fileURLToPath(new URL('../../../../', import.meta.url))

interface Setting<T extends z.ZodType> {
  env: string
  type: T
  meaning: string
  /** Shown instead of the default where that depends on something else. */
  defaultShown?: string
  /** Never printed. */
  secret?: boolean
}

const setting = <T extends z.ZodType>(definition: Setting<T>): Setting<T> => definition

const whole = (min: number, max: number) =>
  z.coerce.number('must be a whole number').int('must be a whole number').min(min).max(max)
const yesNo = z.stringbool({ truthy: ['true', '1', 'yes'], falsy: ['false', '0', 'no'] })
const list = z.string().transform((text) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== ''),
)
const folder = z
  .string()
  .min(1)
  .transform((text) => path.resolve(text))
const url = (pattern: RegExp, form: string) => z.string().regex(pattern, `must look like ${form}`)

export const settings = {
  role: setting({
    env: 'ROLE',
    type: z.enum(['all', 'api', 'worker']).default('all'),
    meaning:
      'What this process does: answer requests (`api`), run jobs and publish events (`worker`), or both (`all`).',
  }),
  host: setting({
    env: 'HOST',
    type: z.string().min(1).default('127.0.0.1'),
    meaning:
      'Address to listen on. The default is reachable from this machine only; `0.0.0.0` is reachable from everywhere.',
  }),
  port: setting({
    env: 'PORT',
    type: whole(0, 65_535).default(8080),
    meaning: 'Port for the web pages, the API, event streams and gRPC. 0 takes any free one.',
  }),
  publicUrl: setting({
    env: 'PUBLIC_URL',
    type: url(/^https?:\/\/[^/]+$/, 'https://scale.example.org').optional(),
    defaultShown: 'http://localhost:PORT',
    meaning: 'The address people type, without a path. With https, cookies are marked Secure.',
  }),
  dataDir: setting({
    env: 'SCALE_DATA',
    type: folder.default(path.join(projectRoot, '.scale')),
    defaultShown: '.scale in the project folder',
    meaning: 'Folder for the embedded database and generated secrets. Back this up.',
  }),
  databaseUrl: setting({
    env: 'DATABASE_URL',
    type: url(/^postgres(ql)?:\/\//, 'postgres://user:password@host/database').optional(),
    defaultShown: 'the embedded Postgres',
    secret: true,
    meaning:
      'A Postgres 15 or newer of your own, in place of the embedded one. The user should own the database.',
  }),
  databaseDirectUrl: setting({
    env: 'DATABASE_DIRECT_URL',
    type: url(/^postgres(ql)?:\/\//, 'postgres://user:password@host/database').optional(),
    defaultShown: 'DATABASE_URL',
    secret: true,
    meaning:
      'The same database without a transaction pooler, for LISTEN. Needed behind PgBouncer or Supavisor.',
  }),
  databaseConnectionsMax: setting({
    env: 'DATABASE_CONNECTIONS_MAX',
    type: whole(2, 500).default(10),
    meaning: 'Connections of the main pool. Sign-in, jobs and LISTEN hold a few more.',
  }),
  redisUrl: setting({
    env: 'REDIS_URL',
    type: url(/^rediss?:\/\//, 'redis://host:6379').optional(),
    defaultShown: 'none: jobs and limits live in Postgres and in memory',
    secret: true,
    meaning: 'Redis 7 for jobs and shared rate limits.',
  }),
  authSecret: setting({
    env: 'SCALE_SECRET',
    type: z.string().min(1).optional(),
    defaultShown: 'made at the first start, kept in the data folder',
    secret: true,
    meaning: 'Signs sessions. Set it where several processes or short-lived containers serve one database.',
  }),
  production: setting({
    env: 'NODE_ENV',
    type: z
      .enum(['production', 'development', 'test'])
      .default('production')
      .transform((mode) => mode === 'production'),
    defaultShown: 'production',
    meaning: '`development` and `test` also check every answer against its documented shape.',
  }),
  logLevel: setting({
    env: 'LOG_LEVEL',
    type: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('warn'),
    meaning: 'How much is logged to stderr, as JSON lines of ids and counts.',
  }),
  openSignup: setting({
    env: 'OPEN_SIGNUP',
    type: yesNo.default(false),
    meaning:
      'Whether anybody may sign up. Otherwise the first person owns the installation and invites the others.',
  }),
  trustProxy: setting({
    env: 'TRUST_PROXY',
    type: list.default([]),
    defaultShown: 'none',
    meaning:
      'Addresses or networks of reverse proxies whose X-Forwarded headers are believed, separated by commas.',
  }),
  metricsToken: setting({
    env: 'METRICS_TOKEN',
    type: z.string().min(16, 'must have at least 16 characters').optional(),
    defaultShown: 'none: /metrics answers this machine only',
    secret: true,
    meaning: 'Bearer token that reads /metrics.',
  }),
  bodyBytesMax: setting({
    env: 'BODY_BYTES_MAX',
    type: whole(1024, 1024 ** 3).default(1024 ** 2),
    meaning: 'Largest JSON body, in bytes.',
  }),
  uploadBytesMax: setting({
    env: 'UPLOAD_BYTES_MAX',
    type: whole(1024, 4 * 1024 ** 3).default(256 * 1024 ** 2),
    meaning: 'Largest uploaded statement, in bytes.',
  }),
  requestsPerMinuteMax: setting({
    env: 'REQUESTS_PER_MINUTE_MAX',
    type: whole(1, 1_000_000).default(6000),
    meaning: 'Requests a person or address may make each minute.',
  }),
  signInsPerMinuteMax: setting({
    env: 'SIGN_INS_PER_MINUTE_MAX',
    type: whole(1, 10_000).default(20),
    meaning: 'Sign-in attempts an address may make each minute.',
  }),
  streamsPerUserMax: setting({
    env: 'STREAMS_PER_USER_MAX',
    type: whole(1, 1000).default(5),
    meaning: 'Event streams one person may hold open.',
  }),
  filesPerUserMax: setting({
    env: 'FILES_PER_USER_MAX',
    type: whole(1, 1000).default(2),
    meaning:
      'Exports, archives and restores one person may have under way. Each takes disk until its last byte has left.',
  }),
  forecastAfterSeconds: setting({
    env: 'FORECAST_AFTER_SECONDS',
    type: whole(0, 86_400).default(5),
    meaning:
      'How long after a change of the ledger forecasts are made anew, in seconds; a model is trained after 120 times as long.',
  }),
  webDist: setting({
    env: 'WEB_DIST',
    type: folder.default(path.join(projectRoot, 'apps', 'web', 'dist')),
    defaultShown: 'apps/web/dist',
    meaning: 'Folder of the built web pages.',
  }),
}

export type SettingName = keyof typeof settings
export type Settings = { [Name in SettingName]: z.output<(typeof settings)[Name]['type']> }
