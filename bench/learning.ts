/**
 * `npm run bench -- learning [--choices 5000] [--rows 100000] [--json]`: what learning costs those who go on working. A throw-away
 * embedded Postgres (fsync on, as in life), the product's own server in this process, its reader in another. Rows are filed by hand,
 * a model is trained on them, and meanwhile somebody reads pages; then a statement, half of whose merchants are new, is imported with
 * that model in use. Memory is this process', server and training thread together, at its height: while pages are read and rows filed,
 * and while a model is trained and pages are read; Postgres has processes of its own.
 */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { createReadStream } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { createRng } from '@scale/numerics'
import { fromWire } from '../apps/api/core/ids.ts'
import { type CategoryList, Me } from '../apps/api/domains/accounts/schemas.ts'
import type { ModelList } from '../apps/api/domains/categorization/schemas.ts'
import { serve } from '../apps/api/serve.ts'
import type { Read, Wanted } from './api/readers.ts'

const { values } = parseArgs({
  options: {
    choices: { type: 'string', default: '5000' },
    rows: { type: 'string', default: '100000' },
    json: { type: 'boolean', default: false },
  },
})
const [choices, rows] = [Number(values.choices), Number(values.rows)]
const kinds = 20
const merchantsKnown = 1500
const watchMs = 10_000
const sampleMs = 20

const folder = await mkdtemp(join(tmpdir(), 'scale-bench-learning-'))
try {
  const result = await measured()
  process.stdout.write(values.json ? `${JSON.stringify(result, null, 2)}\n` : report(result))
} finally {
  await rm(folder, { recursive: true, force: true })
}

async function measured() {
  const settings = {
    NODE_ENV: 'production',
    SCALE_DATA: join(folder, 'data'),
    LOG_LEVEL: 'silent',
    REQUESTS_PER_MINUTE_MAX: '1000000',
    PORT: '0',
    HOST: '127.0.0.1',
    OPEN_SIGNUP: 'true',
  }
  const { address, wired, stop } = await serve(settings, () => {})
  try {
    const person = await signUp(address ?? '')
    const { imports } = wired.ingestion
    const take = async (name: string, content: string): Promise<number> => {
      const file = join(folder, name)
      await writeFile(file, content)
      const startedAt = performance.now()
      const account = { newAccountName: name }
      const read = await imports.receive(person.scope, createReadStream(file), { fileName: name, ...account })
      await imports.commit(person.scope, read.id, { rows: 'good', acceptSuggestions: false })
      return (performance.now() - startedAt) / 1000
    }
    await take('choices.csv', statement(choices, merchantsKnown, 1))
    const resting = highWater()
    const quiet = await watched(person)
    await fileByKind(person)
    await until(async () => (await models(person)).choices === choices)
    const restingMb = resting()
    const training = highWater()
    const startedAt = performance.now()
    await person.call('POST', '/v1/category-models/train', {})
    const busy = await watched(person)
    const learned = async () => (await models(person)).items.find(({ trainedOn }) => trainedOn === choices)
    await until(async () => (await learned()) !== undefined)
    const model = await learned()
    const trainedAt = performance.now()
    const trainingMb = training()
    await person.call('POST', '/v1/category-models/use', { id: model?.id })
    const importSeconds = await take('rows.csv', statement(rows, 2 * merchantsKnown, 2))
    return {
      choices,
      trainSeconds: (trainedAt - startedAt) / 1000,
      model: { state: model?.state, accuracy: model?.heldOut?.accuracy, ece: model?.heldOut?.ece },
      page: { quiet, whileTraining: busy },
      memoryMb: { quiet: restingMb, whileTraining: trainingMb, added: trainingMb - restingMb },
      import: { rows, seconds: importSeconds },
    }
  } finally {
    await stop()
  }
}

type Person = Awaited<ReturnType<typeof signUp>>

async function signUp(origin: string) {
  const reply = await fetch(`${origin}/v1/auth/sign-up/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    body: JSON.stringify({ name: 'Bench', email: 'bench@example.org', password: 'a long enough phrase' }),
  })
  const headers = { authorization: `Bearer ${reply.headers.get('set-auth-token')}` }
  const call = async <T>(method: 'GET' | 'POST', path: string, body?: object): Promise<T> => {
    const answer = await fetch(origin + path, {
      method,
      headers: { ...headers, ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    })
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`)
    return answer.json() as Promise<T>
  }
  const { currentWorkspaceId } = Me.parse(await call('GET', '/v1/me'))
  const scope = { workspaceId: fromWire('wsp', currentWorkspaceId ?? ''), userId: null }
  return { origin, headers, call, scope }
}

/** Each row is of a merchant, and each merchant of a kind that its name tells by a word: what a model can learn and a list cannot. */
function statement(count: number, merchants: number, seed: number): string {
  const rng = createRng(seed)
  const start = Temporal.PlainDate.from('2024-01-01')
  const lines = Array.from({ length: count }, (_, at) => {
    const merchant = rng.below(merchants)
    const day = start.add({ days: Math.floor((at * 700) / count) })
    const amount = (-(100 + rng.below(20_000)) / 100).toFixed(2)
    return `${day},CARD ${nameOf(merchant)} ${kindOf(merchant)} ${10_000_000 + rng.below(9_000_000)},${amount}`
  })
  return ['Date,Description,Amount', ...lines, ''].join('\n')
}

function nameOf(merchant: number): string {
  return spelled((merchant * 7919 + 12_345) % 343_000, 3)
}

function kindOf(merchant: number): string {
  return `${spelled(31 * (1 + (merchant % kinds)), 2)}x`
}

function spelled(number: number, syllables: number): string {
  const [consonants, vowels] = ['bdfgklmnprstvz', 'aeiou']
  return Array.from({ length: syllables }, (_, at) => {
    const digit = Math.floor(number / 70 ** at) % 70
    return `${consonants[digit % 14] ?? ''}${vowels[Math.floor(digit / 14)] ?? ''}`
  }).join('')
}

async function fileByKind({ call }: Person): Promise<void> {
  const { items: categories } = await call<ReturnType<typeof CategoryList.parse>>('GET', '/v1/categories')
  const leaves = categories.filter(({ parentId, kind }) => parentId !== null && kind === 'expense')
  for (let kind = 0; kind < kinds; kind++) {
    const categoryId = leaves[kind % leaves.length]?.id
    const select = { filter: { search: kindOf(kind) } }
    await call('POST', '/v1/transactions/bulk', { select, change: { categoryId } })
  }
}

function models({ call }: Person) {
  return call<ReturnType<typeof ModelList.parse>>('GET', '/v1/category-models')
}

/** Starts to watch the memory of this process; the function it answers ends that and says the most there was, in MB. */
function highWater(): () => number {
  let most = 0
  const look = () => void (most = Math.max(most, process.memoryUsage.rss()))
  const timer = setInterval(look, sampleMs)
  look()
  return () => {
    clearInterval(timer)
    look()
    return Math.round(most / 1e6)
  }
}

async function until(done: () => Promise<boolean>): Promise<void> {
  while (!(await done())) await new Promise((resume) => setTimeout(resume, 200))
}

/** Ten people reading a page each tenth of a second. */
async function watched({ origin, headers }: Person): Promise<{ p50: number; p99: number; pages: number }> {
  const reader = fork(new URL('./api/readers.ts', import.meta.url), { execArgv: [] })
  const wanted: Wanted = {
    origin,
    headers,
    paths: ['/v1/transactions?limit=50'],
    count: 10,
    pauseMs: 100,
    forMs: watchMs,
  }
  reader.send(wanted)
  const [read] = (await once(reader, 'message')) as [Read]
  const took = read.tookMs.toSorted((a, b) => a - b)
  const at = (share: number) => took[Math.floor(share * took.length)] ?? Number.NaN
  return { p50: at(0.5), p99: at(0.99), pages: took.length }
}

function report(result: Awaited<ReturnType<typeof measured>>): string {
  const { page, model, memoryMb } = result
  const ms = ({ p50, p99, pages }: typeof page.quiet) =>
    `p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms of ${pages}\n`
  return (
    `training on ${result.choices} choices  ${result.trainSeconds.toFixed(1)} s; ${model.state}, right ${model.accuracy ?? '—'}, ECE ${model.ece ?? '—'}\n` +
    `a page, nothing else   ${ms(page.quiet)}` +
    `a page while training  ${ms(page.whileTraining)}` +
    `memory  ${memoryMb.quiet} MB, while training ${memoryMb.whileTraining} MB: ${memoryMb.added} MB more\n` +
    `import of ${result.import.rows} rows with the model  ${result.import.seconds.toFixed(2)} s\n`
  )
}
