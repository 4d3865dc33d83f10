/** The whole product for one test file: a server on a folder of its own, and a real browser looking at it. */
import { spawn, type ChildProcess } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import axe, { type RunOptions } from 'axe-core'
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect } from 'vitest'
import { newDatabase } from '../../apps/api/core/testing/database.ts'

const root = join(import.meta.dirname, '../..')
const candidates = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
]

export const browserPath = candidates.find((path) => path !== undefined && existsSync(path)) ?? null

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export const owner = { name: 'Asha Rao', email: 'asha@example.com', password: 'marble kettle orchard dune' }

/** For whatever is waited for. Two browsers and two servers share two cores, so only a fault may take so long. */
const patienceMs = 60_000

export interface Stage {
  address: string
  /** A fresh browser profile. Messages the page should never print are collected in `complaints`. */
  open(options?: BrowserContextOptions): Promise<Page>
  complaints: string[]
}

/** Starts the product before the tests of a file and stops it after them. Where nobody looks ahead, no forecast is made. */
export function stage({ lookAhead = true } = {}): Stage {
  const folder = mkdtempSync(join(tmpdir(), 'scale-e2e-'))
  const running: { server?: ChildProcess; browser?: Browser } = {}
  const made: Stage = {
    address: '',
    complaints: [],
    async open(options = {}) {
      if (!running.browser) throw new Error('the browser is not running')
      const context = await running.browser.newContext({
        baseURL: made.address,
        locale: 'en-IN',
        viewport: { width: 1280, height: 800 },
        ...options,
      })
      const page = await context.newPage()
      page.setDefaultTimeout(patienceMs)
      page.on('pageerror', (error) => made.complaints.push(error.message))
      page.on('console', (message) => {
        if (message.text().includes('Content Security Policy')) made.complaints.push(message.text())
      })
      return page
    },
  }
  beforeAll(async () => {
    if (!existsSync(join(root, 'apps/web/dist/index.html'))) {
      throw new Error('the web client is not built: run `npm run build -w @scale/web` first')
    }
    const port = await freePort()
    made.address = `http://localhost:${port}`
    running.server = spawn(process.execPath, [join(root, 'apps/api/main.ts')], {
      env: {
        ...process.env,
        SCALE_DATA: folder,
        DATABASE_URL: await newDatabase(),
        PORT: String(port),
        LOG_LEVEL: 'error',
        REDIS_URL: '',
        ...(lookAhead ? {} : { FORECAST_AFTER_SECONDS: '3600' }),
      },
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    await ready(made.address)
    running.browser = await chromium.launch({ executablePath: browserPath ?? '', args: flags })
  })
  afterAll(async () => {
    await running.browser?.close()
    const { server } = running
    if (server && server.exitCode === null) {
      const gone = new Promise((resolve) => server.once('exit', resolve))
      // How it ends well is what `serve` and `start` look at; here it would finish work nobody waits for.
      server.kill('SIGKILL')
      await gone
    }
    rmSync(folder, { recursive: true, force: true })
    expect(made.complaints).toEqual([])
  })
  return made
}

async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))
  const address = probe.address()
  await new Promise((resolve) => probe.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('no free port')
  return address.port
}

async function ready(address: string): Promise<void> {
  const until = Date.now() + patienceMs
  while (Date.now() < until) {
    const answer = await fetch(`${address}/health/ready`).catch(() => null)
    if (answer?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 150))
  }
  throw new Error(`the server did not become ready within ${patienceMs / 1000} s`)
}

/** Through the first run up to its last step. */
export async function signUp(page: Page): Promise<void> {
  await page.goto('/')
  await page.getByLabel('Your name').fill(owner.name)
  await page.getByLabel('E-mail').fill(owner.email)
  await page.getByLabel('Password').fill(owner.password)
  await page.getByRole('button', { name: 'Create sign-in' }).click()
  await page.getByLabel('Country').selectOption('IN')
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByRole('heading', { name: 'Bring in a statement' }).waitFor()
}

export async function openSample(page: Page): Promise<void> {
  await signUp(page)
  await page.getByRole('button', { name: /sample data/ }).click()
  await page.getByRole('heading', { name: 'What needs you' }).waitFor()
}

/** Sends a file as the page's own person, into the workspace the page looks at. Answers the id of the import. */
export async function sendFile(page: Page, name: string, bytes: Buffer): Promise<string> {
  const query = new URLSearchParams({ fileName: name })
  const workspace = await page.evaluate<string | null>("localStorage.getItem('scale.workspace')")
  const answer = await page.request.post(`/v1/imports?${query.toString()}`, {
    data: bytes,
    headers: {
      'content-type': 'application/octet-stream',
      'idempotency-key': randomUUID(),
      ...(workspace ? { 'x-workspace': workspace } : {}),
      origin: new URL(page.url()).origin,
    },
  })
  const { id } = (await answer.json()) as { id?: string }
  if (!id) throw new Error(`${name} was not taken in: HTTP ${answer.status()}`)
  return id
}

const stillMs = 100

/** Nothing is drawn as a skeleton any more, and nothing has arrived for a moment but what is fetched ahead (`.txt`). */
export async function settled(page: Page): Promise<void> {
  await page.evaluate(`new Promise((still) => {
    let seen = -1
    const look = () => {
      const now = performance.getEntriesByType('resource').filter(({ name }) => !name.includes('.txt')).length
      if (now === seen && !document.querySelector('.skeleton')) return still()
      seen = now
      setTimeout(look, ${stillMs})
    }
    look()
  })`)
}

const everyRule = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/**
 * Fails with the rule, the element and the reason of each finding. A second theme is looked at for contrast alone; a menu
 * floats outside of every landmark and may.
 */
export async function expectAccessible(
  page: Page,
  what: string,
  rules: 'all' | 'menu' | 'contrast' = 'all',
): Promise<void> {
  const options: RunOptions = {
    runOnly: rules === 'contrast' ? ['color-contrast'] : everyRule,
    rules: rules === 'menu' ? { region: { enabled: false } } : {},
    resultTypes: ['violations'],
  }
  if (!(await page.evaluate<boolean>("'axe' in window"))) await page.evaluate(axe.source)
  const found = await page.evaluate<string[]>(`axe.run(document, ${JSON.stringify(options)}).then(
    ({ violations }) => violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) =>
        id + ': ' + html.slice(0, 160) + ' (' + failureSummary?.split('\\n')[1]?.trim() + ')')))`)
  expect(found, what).toEqual([])
}
