/** A real Chromium, and what every page must hold: no script errors, nothing refused by the content policy, axe-clean. */
import { AxeBuilder } from '@axe-core/playwright'
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from 'playwright-core'
import { expect } from 'vitest'

/** `--no-sandbox` because tests run as root in containers; the rest keeps Chromium from calling home. */
const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export function openBrowser(): Promise<Browser> {
  const executablePath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium'
  return chromium.launch({ executablePath, args, headless: true })
}

export interface Visitor {
  context: BrowserContext
  page: Page
  /** What went wrong in the page so far: thrown errors and refusals of the content policy. */
  mishaps: string[]
}

export async function visit(
  browser: Browser,
  address: string,
  options: BrowserContextOptions = {},
): Promise<Visitor> {
  const context = await browser.newContext({
    baseURL: address,
    locale: 'en-GB',
    reducedMotion: 'reduce',
    ...options,
  })
  const page = await context.newPage()
  const mishaps: string[] = []
  page.on('pageerror', (error) => mishaps.push(`${page.url()}: ${error.message}`))
  page.on('console', (message) => {
    if (message.type() === 'error' && /content security|refused to|hydrat/i.test(message.text()))
      mishaps.push(message.text())
  })
  page.setDefaultTimeout(15_000)
  return { context, page, mishaps }
}

/** What of WCAG 2.2 AA axe finds wanting, as page, rule and element; `only` narrows it to one rule. */
export async function barriers(page: Page, only?: 'color-contrast'): Promise<string[]> {
  const axe = new AxeBuilder({ page })
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
  const { violations } = await (only ? axe.withRules(only) : axe.withTags(tags)).analyze()
  const { pathname } = new URL(page.url())
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${pathname} ${id}: ${node.target.join(' ')}`),
  )
}

/** The page has its heading, and nothing stands in for what is still loading. */
export async function settled(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  await expect.poll(() => page.locator('.skeleton').count(), { timeout: 10_000, message: page.url() }).toBe(0)
}

/** A page may be taller than the screen, never wider: by how many pixels it is. */
export function sidewaysScroll(page: Page): Promise<number> {
  return page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth')
}
