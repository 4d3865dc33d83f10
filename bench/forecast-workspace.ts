/**
 * `npm run bench -- forecast-workspace [--only cost|quality|balances] [--seeds N] [--from F] [--json]`: a made household of
 * three accounts, forty categories and three years. `cost`: how long the product takes to forecast all of it, untrained and
 * with its model, and to train that model, and what a reader of a page waits meanwhile (throw-away embedded Postgres, fsync
 * on, the product's own jobs and threads). `quality`: for N households from seed F on, how near the forecasts of weeks kept
 * back come, and whether their bands hold. `balances` does so of balances alone, for many households: whether a household's
 * balance stays within its bands over a few weeks is mostly luck.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { readConfig } from '../apps/api/core/config/config.ts'
import type { Scope } from '../apps/api/core/db/db.ts'
import { fromWire, newId } from '../apps/api/core/ids.ts'
import { openCore } from '../apps/api/core/open.ts'
import type { Forecasting } from '../apps/api/domains/forecasting/service/deps.ts'
import { lookForRecurring } from '../apps/api/domains/forecasting/service/look-for-recurring.ts'
import { refreshForecasts } from '../apps/api/domains/forecasting/service/refresh.ts'
import { trainModel } from '../apps/api/domains/forecasting/service/train.ts'
import { listForecasts } from '../apps/api/domains/forecasting/store/forecasts.ts'
import { listModels } from '../apps/api/domains/forecasting/store/models.ts'
import { ensureLocalWorkspace, migrations, wire } from '../apps/api/wiring.ts'
import { accountNames, type MadeRow, madeHousehold } from './workspace/household.ts'
import { kindOf } from './workspace/ledger.ts'
import { coverageOver, type Quality, qualityOf } from './workspace/quality.ts'

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    seeds: { type: 'string', default: '1' },
    from: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
  },
})
const asked = (part: string): boolean => values.only === undefined || values.only === part
const days = 3 * 365
const today = Temporal.Now.plainDateISO('UTC')
const household = { from: today.subtract({ days: days - 1 }).toString(), days }
const runs = 5

const folder = await mkdtemp(join(tmpdir(), 'scale-bench-forecast-'))
try {
  const cost = asked('cost') ? await costOf(madeHousehold(1, household)) : null
  const quality: Quality[] = []
  const from = Number(values.from)
  const seeds = values.only === 'cost' ? 0 : Number(values.seeds)
  for (let seed = from; seed < from + seeds; seed++) {
    const one = await qualityOf(madeHousehold(seed, household), values.only === 'balances')
    quality.push({ seed, ...one })
    if (!values.json) process.stdout.write(linesOf({ seed, ...one }))
  }
  const together = coverageOver(quality)
  process.stdout.write(
    values.json
      ? `${JSON.stringify({ ...cost, quality, together }, null, 2)}\n`
      : `${summaryOf(together)}${cost ? report(cost) : ''}`,
  )
} finally {
  await rm(folder, { recursive: true, force: true })
}

async function costOf(rows: readonly MadeRow[]) {
  const config = readConfig({ SCALE_DATA: folder, LOG_LEVEL: 'error' })
  const { core, close } = await openCore({ config, modules: migrations })
  try {
    const { contract, books, filing, flows, payments } = wire(core).accounts
    const deps: Forecasting = {
      ...core,
      refreshAfterMs: 86_400_000,
      accounts: contract,
      books,
      filing,
      flows,
      payments,
    }
    const scope = await ensureLocalWorkspace(core.db)
    await record(deps, scope, rows)
    const job = { signal: new AbortController().signal, progress: async () => {} }
    const refresh = () => timed(() => refreshForecasts(deps, scope, job))
    await lookForRecurring(deps, scope, job)
    const untrained = [await refresh(), await refresh(), await refresh()]
    const reader = readPages(deps, scope)
    const training = await timed(() => trainModel(deps, scope, job))
    const waited = await reader.stop()
    const trained: number[] = []
    for (let run = 0; run < runs; run++) trained.push(await refresh())
    const { models, forecasts } = await core.db.withWorkspace(scope, async (tx) => ({
      models: await listModels(tx),
      forecasts: await listForecasts(tx, {}),
    }))
    return {
      rows: rows.length,
      forecasts: forecasts.length,
      refreshSeconds: {
        untrained: median(untrained),
        trained: median(trained),
        slowest: Math.max(...trained),
      },
      trainingSeconds: training,
      duringTraining: waited,
      model: models[0] && { state: models[0].state, ...models[0].report },
      rssMb: Math.round(process.resourceUsage().maxRSS / 1024),
    }
  } finally {
    await close()
  }
}

async function record(deps: Forecasting, scope: Scope, rows: readonly MadeRow[]): Promise<void> {
  const names = [...new Set(rows.map(({ category }) => category))]
  await deps.db.withWorkspace(scope, async (tx) => {
    const categories = new Map<string, string>()
    for (const name of names) {
      const { id } = await deps.books.addCategory(tx, {
        name: `made ${name}`,
        kind: kindOf(name),
        parentId: null,
      })
      categories.set(name, fromWire('cat', id))
    }
    for (const name of accountNames) {
      const account = await deps.accounts.openAccount(tx, {
        name,
        type: name === 'card' ? 'card' : 'bank',
        currency: 'GBP',
        bankAccountId: null,
        openingMinor: 500_000n,
        openingOn: null,
      })
      const own = rows.filter((row) => row.account === name)
      await deps.accounts.recordTransactions(
        tx,
        account.id,
        newId(),
        own.map(({ date, minor, description, category }) => ({
          id: newId(),
          bookedOn: date,
          valueOn: null,
          amountMinor: BigInt(minor),
          currency: 'GBP',
          description,
          counterparty: null,
          reference: null,
          bankId: null,
          bankCategory: null,
          pending: false,
          category: { id: categories.get(category) ?? '', reasonId: newId() },
        })),
      )
    }
  })
}

/** Somebody who looks at a page ten times a second, and how late the event loop is meanwhile. */
function readPages({ db, books }: Forecasting, scope: Scope) {
  const delay = monitorEventLoopDelay({ resolution: 5 })
  delay.enable()
  const tookMs: number[] = []
  const state = { stopped: false }
  const reading = (async () => {
    while (!state.stopped) {
      const seconds = await timed(() =>
        db.withWorkspace(
          scope,
          (tx) => books.transactions(tx, { filter: {}, order: 'newest', limit: 50 }),
          'read',
        ),
      )
      tookMs.push(1000 * seconds)
      await sleep(100)
    }
  })()
  return {
    async stop() {
      state.stopped = true
      await reading
      delay.disable()
      const sorted = tookMs.toSorted((a, b) => a - b)
      return {
        pages: sorted.length,
        pageMsP50: round(median(sorted)),
        pageMsP99: round(sorted[Math.floor(0.99 * (sorted.length - 1))] ?? 0),
        eventLoopMsP99: round(delay.percentile(99) / 1e6),
      }
    },
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return round((performance.now() - start) / 1000)
}

function median(list: readonly number[]): number {
  const sorted = list.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}

function percents(coverage: readonly number[]): string {
  return coverage.map((share) => (100 * share).toFixed(1).padStart(7)).join('')
}

function linesOf({ seed, overNaive, kinds }: Quality): string {
  const lines = kinds.map(
    ({ name, series, beatNaive, ratio, coverage }) =>
      `  ${name.padEnd(16)}${`${beatNaive}/${series}`.padStart(8)}${ratio.toFixed(3).padStart(8)}${percents(coverage)}`,
  )
  const head = `household ${seed}: loss over naive ${overNaive.toFixed(3)}`.padEnd(32)
  return `${head} loss  in 50 %  80 %   95 %\n${lines.join('\n')}\n`
}

function summaryOf(together: ReturnType<typeof coverageOver>): string {
  const lines = together.map(({ name, coverage }) => `  ${name.padEnd(32)}${percents(coverage)}`)
  return together.length === 0 ? '' : `all households\n${lines.join('\n')}\n`
}

function report(cost: Awaited<ReturnType<typeof costOf>>): string {
  const { refreshSeconds: refresh, duringTraining: waited } = cost
  return `${cost.rows} rows, ${cost.forecasts} forecasts; ${cost.rssMb} MB at most
refresh: ${refresh.untrained} s untrained, ${refresh.trained} s with a model (slowest ${refresh.slowest} s)
training: ${cost.trainingSeconds} s, ${cost.model?.state}; meanwhile a page takes ${waited.pageMsP50} ms (p99 ${waited.pageMsP99} ms), the event loop is ${waited.eventLoopMsP99} ms late (p99)
`
}
