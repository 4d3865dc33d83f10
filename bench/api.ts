/**
 * `npm run bench -- api --rows N [--only WORDS] [--json]`: how long a reader of a large workspace waits.
 *
 * N rows are put into a throw-away embedded Postgres (fsync on, as in life), the product's own server answers on a port
 * of this process, and readers run in another process. Two loads: `50 readers` each ask once a second, as fifty people
 * do who look at a page (open arrivals, 50 requests/s); `flood` is fifty readers who never pause, which shows what the
 * machine carries. `server` is Fastify's own time from arrival to the end of
 * the answer, `work` the part inside the database
 * transaction's work (without waiting for a connection), `client` what a reader waits. Everything warm.
 */
import { fork } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { FastifyPluginAsync } from 'fastify'
import { readConfig } from '../apps/api/core/config/config.ts'
import { loadSecrets } from '../apps/api/core/config/secrets.ts'
import { openDb, type Db } from '../apps/api/core/db/db.ts'
import { systemClock } from '../apps/api/core/clock.ts'
import { openServer } from '../apps/api/core/http/open.ts'
import { encodeCursor } from '../apps/api/core/http/cursor.ts'
import { fromWire } from '../apps/api/core/ids.ts'
import type { DomainModule } from '../apps/api/core/module.ts'
import { openCore } from '../apps/api/core/open.ts'
import { CategoryList, FinancialAccountList, Me } from '../apps/api/domains/accounts/schemas.ts'
import { migrations, wire } from '../apps/api/wiring.ts'
import type { Read, Wanted } from './api/readers.ts'
import { rival } from './api/rival.ts'
import { seed } from './api/seed.ts'

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '1000000' },
    json: { type: 'boolean' },
    seconds: { type: 'string', default: '8' },
    only: { type: 'string', default: '' },
  },
})
const rows = Number(values.rows)
const forMs = Number(values.seconds) * 1_000
const readers = 50

const folder = await mkdtemp(join(tmpdir(), 'scale-bench-api-'))
const spans = { server: [] as number[], work: [] as number[] }
async function measured(): Promise<string> {
  const config = readConfig({
    NODE_ENV: 'production',
    SCALE_DATA: folder,
    LOG_LEVEL: 'silent',
    REQUESTS_PER_MINUTE_MAX: '1000000',
    PORT: '0',
    HOST: '127.0.0.1',
    OPEN_SIGNUP: 'true',
  })
  const { core: opened, close } = await openCore({ config, modules: migrations })
  const core = { ...opened, db: timed(opened.db) }
  const { modules, memberships } = wire(core)
  const server = await openServer({
    core,
    secrets: await loadSecrets(config),
    memberships,
    modules: [stopwatch, ...modules],
    checks: [],
  })
  try {
    const { port } = await server.listen({ host: '127.0.0.1', port: 0 })
    const origin = `http://127.0.0.1:${port}`
    const { headers, workspaceId } = await signUp(origin)
    say(`seeding ${rows} rows …`)
    await seed(core.db, { workspaceId, userId: null }, rows)
    const owner = await openDb({ url: core.databaseUrl, clock: systemClock })
    await owner.withOwner((tx) => tx.query('analyze'))
    const results = []
    for (const [name, paths] of Object.entries(await scenarios(origin, headers))) {
      if (name.includes(values.only)) results.push(await measure({ name, paths, origin, headers }))
    }
    say('the naive rival …')
    const naive = await rival(owner, workspaceId, rows)
    await owner.close()
    return values.json
      ? `${JSON.stringify({ rows, readers, results, rival: naive }, null, 2)}\n`
      : report(results, naive)
  } finally {
    await server.close()
    await close()
  }
}

const say = (line: string): boolean => process.stderr.write(`${line}\n`)

/** The database's part of each request: what runs inside the transaction. */
function timed(db: Db): Db {
  return {
    ...db,
    withWorkspace: (scope, work, access) =>
      db.withWorkspace(
        scope,
        async (tx) => {
          const start = performance.now()
          const result = await work(tx)
          spans.work.push(performance.now() - start)
          return result
        },
        access,
      ),
  }
}

/** A module without routes whose hook sees every answer; `elapsedTime` counts from the request's arrival. */
const hooks: FastifyPluginAsync = async (app) => {
  app.addHook('onResponse', async (request, reply) => {
    if (request.routeOptions.url?.startsWith('/v1/')) spans.server.push(reply.elapsedTime)
  })
}
const stopwatch: DomainModule = {
  name: 'stopwatch',
  migrations: new URL('./none/', import.meta.url),
  routes: Object.assign(hooks, { [Symbol.for('skip-override')]: true }),
  consumers: [],
  queues: [],
}

async function signUp(origin: string) {
  const reply = await fetch(`${origin}/v1/auth/sign-up/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    body: JSON.stringify({ name: 'Bench', email: 'bench@example.org', password: 'a long enough phrase' }),
  })
  if (!reply.ok) throw new Error(`sign-up: ${reply.status} ${await reply.text()}`)
  const headers = { authorization: `Bearer ${reply.headers.get('set-auth-token')}` }
  const me = Me.parse(await (await fetch(`${origin}/v1/me`, { headers })).json())
  return { headers, workspaceId: fromWire('wsp', me.currentWorkspaceId ?? '') }
}

async function scenarios(origin: string, headers: Record<string, string>): Promise<Record<string, string[]>> {
  const ask = async (path: string) => (await fetch(origin + path, { headers })).json()
  const accounts = FinancialAccountList.parse(await ask('/v1/accounts'))
  const categories = CategoryList.parse(await ask('/v1/categories'))
  const category = categories.items.find(({ slug }) => slug === 'food.groceries')?.id ?? ''
  const days = Array.from({ length: 40 }, (_, index) =>
    Temporal.PlainDate.from('2017-01-01').add({ days: index * 89 }),
  )
  const deep = days.map((day) => encodeCursor([day.toString(), 'ffffffff-ffff-7fff-bfff-ffffffffffff']))
  return {
    'page of 50, newest': ['/v1/transactions?limit=50'],
    'page of 50, anywhere': deep.map((cursor) => `/v1/transactions?limit=50&cursor=${cursor}`),
    'page of one account': accounts.items.map(({ id }) => `/v1/transactions?limit=50&account=${id}`),
    'page of one category': [`/v1/transactions?limit=50&category=${category}`],
    'search, a word of every row': ['/v1/transactions?limit=50&search=merchant'],
    'search, one merchant': Array.from(
      { length: 20 },
      (_, index) => `/v1/transactions?limit=50&search=m${100 + index * 7}`,
    ),
    'search, its two words': Array.from(
      { length: 20 },
      (_, index) => `/v1/transactions?limit=50&search=merchant%20${100 + index * 7}`,
    ),
    'search, a rare word': Array.from(
      { length: 20 },
      (_, index) => `/v1/transactions?limit=50&search=${100000000000 + index * Math.floor(rows / 21)}`,
    ),
    'search, amount and category': ['/v1/transactions?limit=50&search=amount:%3E4990%20cat:food'],
    'month × category, 12 months': ['/v1/reports/month-category'],
    'income statement, a month': ['/v1/reports/income'],
    'accounts with balances': ['/v1/accounts'],
    'totals of everything': ['/v1/transactions/totals'],
  }
}

interface Figures {
  p50: number
  p99: number
}
interface Result {
  name: string
  paced: { requests: number; server: Figures; work: Figures; client: Figures }
  flood: { perSecond: number; refused: number; server: Figures; work: Figures; client: Figures }
}

async function measure(wanted: {
  name: string
  paths: string[]
  origin: string
  headers: Record<string, string>
}): Promise<Result> {
  say(wanted.name)
  const once = async (pauseMs: number, count: number, lasting: number) => {
    spans.server.length = 0
    spans.work.length = 0
    const read = await readIn({ ...wanted, count, pauseMs, forMs: lasting })
    return { read, server: figures(spans.server), work: figures(spans.work), client: figures(read.tookMs) }
  }
  await once(0, 4, 1_500)
  const paced = await once(1_000, readers, forMs)
  const flood = await once(0, readers, forMs / 2)
  return {
    name: wanted.name,
    paced: {
      requests: paced.read.tookMs.length,
      server: paced.server,
      work: paced.work,
      client: paced.client,
    },
    flood: {
      perSecond: Math.round((flood.read.tookMs.length / flood.read.forMs) * 1_000),
      refused: flood.read.refused,
      server: flood.server,
      work: flood.work,
      client: flood.client,
    },
  }
}

function readIn(wanted: Wanted): Promise<Read> {
  return new Promise((resolve, reject) => {
    // Without this process's own --import, which lets go of the channel the readers wait on.
    const child = fork(new URL('./api/readers.ts', import.meta.url), { execArgv: [] })
    child.once('message', (result: Read) => resolve(result))
    child.once('error', reject)
    child.once('exit', () => reject(new Error('the readers stopped without a result')))
    child.send(wanted)
  })
}

function figures(took: readonly number[]): Figures {
  const sorted = took.toSorted((a, b) => a - b)
  const at = (share: number) => Math.round((sorted[Math.floor(sorted.length * share)] ?? 0) * 100) / 100
  return { p50: at(0.5), p99: at(0.99) }
}

function report(results: readonly Result[], naive: object): string {
  const pair = ({ p50, p99 }: Figures) => `${p50.toFixed(1)} / ${p99.toFixed(1)}`.padStart(15)
  const line = ({ name, paced, flood }: Result) =>
    `${name.padEnd(30)}${pair(paced.server)}${pair(paced.work)}${pair(paced.client)}${String(flood.perSecond).padStart(9)}${pair(flood.server)}${pair(flood.work)}`
  return [
    `${rows} rows in one workspace; milliseconds, p50 / p99; ${readers} readers asking once a second, then without pause`,
    `${''.padEnd(30)}${'server'.padStart(15)}${'work'.padStart(15)}${'client'.padStart(15)}${'flood/s'.padStart(9)}${'server'.padStart(15)}${'work'.padStart(15)}`,
    ...results.map(line),
    '',
    `rival (no index, OFFSET, one reader, SQL alone, ms): ${JSON.stringify(naive)}`,
    '',
  ].join('\n')
}

try {
  process.stdout.write(await measured())
} finally {
  await rm(folder, { recursive: true, force: true })
}
