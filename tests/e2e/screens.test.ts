import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { browserPath, expectAccessible, openSample, stage } from './harness.ts'

const screens = {
  home: ['/', 'What needs you'],
  transactions: ['/transactions/', 'Transactions'],
  accounts: ['/accounts/', 'Bank accounts'],
  imports: ['/imports/', 'Imports'],
  categories: ['/categories/', 'Expense'],
  income: ['/reports/', 'Money in and out, by month'],
  'cash flow': ['/reports/?report=cashflow', 'Cash flow'],
  'by month': ['/reports/?report=categories', 'Reports'],
  'balance sheet': ['/reports/?report=balance', 'Reports'],
  'net worth': ['/reports/?report=worth', 'Net worth'],
  profile: ['/settings/', 'Profile'],
  appearance: ['/settings/appearance/', 'Theme'],
  security: ['/settings/security/', 'Signed in'],
  workspace: ['/settings/workspace/', 'This workspace'],
  members: ['/settings/members/', 'Members'],
  data: ['/settings/data/', 'Export transactions'],
} as const

async function quiet(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle')
  await page.locator('.skeleton').first().waitFor({ state: 'detached' })
}

describe.skipIf(browserPath === null)('every screen', () => {
  const product = stage()
  let state: Awaited<ReturnType<ReturnType<Page['context']>['storageState']>>

  test('the doorstep is accessible', async () => {
    const page = await product.open()
    await page.goto('/welcome/')
    await page.getByRole('heading', { name: 'Welcome to SCALE' }).waitFor()
    await expectAccessible(page, 'welcome')
    await openSample(page)
    state = await page.context().storageState()
    const stranger = await product.open()
    await stranger.goto('/sign-in/')
    await stranger.getByRole('heading', { name: 'Welcome back' }).waitFor()
    await expectAccessible(stranger, 'sign-in')
  })

  for (const theme of ['light', 'dark'] as const) {
    test(`is accessible in the ${theme} theme`, { timeout: 300_000 }, async () => {
      const page = await product.open({ storageState: state, colorScheme: theme, reducedMotion: 'reduce' })
      for (const [name, [path, heading]] of Object.entries(screens)) {
        await page.goto(path)
        await page.getByRole('heading', { name: heading }).first().waitFor()
        await quiet(page)
        await expectAccessible(page, `${name}, ${theme}`, theme === 'light' ? 'all' : 'contrast')
      }
    })
  }

  test('is accessible where something floats', async () => {
    const page = await product.open({ storageState: state, reducedMotion: 'reduce' })
    await page.goto('/transactions/')
    await page.getByRole('row').nth(3).click()
    await page.getByRole('complementary', { name: 'Transaction' }).getByText('Where it comes from').waitFor()
    await quiet(page)
    await expectAccessible(page, 'side sheet')
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Add', exact: true }).click()
    await page.getByRole('dialog').waitFor()
    await expectAccessible(page, 'add dialog')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+k')
    await page.getByRole('dialog').waitFor()
    await expectAccessible(page, 'palette')
  })

  test('fits a phone without scrolling sideways, and is accessible there', async () => {
    const page = await product.open({
      storageState: state,
      viewport: { width: 390, height: 844 },
      hasTouch: true,
    })
    for (const [name, [path]] of Object.entries(screens)) {
      await page.goto(path)
      await page.getByRole('heading').first().waitFor()
      await quiet(page)
      const width = await page.evaluate<number>('document.documentElement.scrollWidth')
      expect([name, width]).toEqual([name, 390])
    }
    await page.goto('/')
    await quiet(page)
    await expectAccessible(page, 'home, phone')
  })

  test('speaks German when asked', async () => {
    const page = await product.open({ storageState: state, locale: 'de-DE' })
    await page.goto('/')
    await page.getByRole('heading', { name: 'Was auf Sie wartet' }).waitFor()
    expect(await page.evaluate<string>('document.documentElement.lang')).toBe('de')
  })
})
