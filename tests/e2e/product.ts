/** The whole product: a server on a folder and a database of its own, and a real browser looking at it. */
import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core'

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

/** For whatever is waited for. Two browsers and two servers share two cores, so only a fault may take so long. */
const patienceMs = 60_000

export interface Product {
  address: string
  open(complaints: string[], options?: BrowserContextOptions): Promise<Page>
  /** How the server ends well is what `serve` and `start` look at; here it would finish work nobody waits for. */
  end(signal?: NodeJS.Signals): Promise<void>
}

export async function startProduct(database: string, { lookAhead = true } = {}): Promise<Product> {
  if (!existsSync(join(root, 'apps/web/dist/index.html'))) {
    throw new Error('the web client is not built: run `npm run build -w @scale/web` first')
  }
  const folder = mkdtempSync(join(tmpdir(), 'scale-e2e-'))
  const port = await freePort()
  const address = `http://localhost:${port}`
  const server = spawn(process.execPath, [join(root, 'apps/api/main.ts')], {
    env: {
      ...process.env,
      SCALE_DATA: folder,
      DATABASE_URL: database,
      PORT: String(port),
      LOG_LEVEL: 'error',
      REDIS_URL: '',
      ...(lookAhead ? {} : { FORECAST_AFTER_SECONDS: '3600' }),
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  let browser: Browser | undefined
  const end = async (signal: NodeJS.Signals = 'SIGKILL') => {
    await browser?.close()
    await gone(server, signal)
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    await ready(address)
    browser = await chromium.launch({ executablePath: browserPath ?? '', args: flags })
  } catch (error) {
    await end()
    throw error
  }
  const started = browser
  return { address, end, open: (complaints, options) => openPage(started, address, complaints, options) }
}

async function openPage(
  browser: Browser,
  address: string,
  complaints: string[],
  options: BrowserContextOptions = {},
): Promise<Page> {
  const context = await browser.newContext({
    baseURL: address,
    locale: 'en-IN',
    viewport: { width: 1280, height: 800 },
    ...options,
  })
  const page = await context.newPage()
  page.setDefaultTimeout(patienceMs)
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) complaints.push(message.text())
  })
  return page
}

async function gone(server: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return
  const exit = new Promise((resolve) => server.once('exit', resolve))
  server.kill(signal)
  await exit
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
