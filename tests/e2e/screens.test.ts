import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { expectAccessible, sendFile, settled } from './harness.ts'
import { browserPath } from './product.ts'
import { stage } from './stage.ts'

const examples = join(import.meta.dirname, '../../examples')

/** Nothing in it tells the month from the day. */
const unclear = 'Date,Description,Amount\n03/02/2026,Coffee,-4.50\n04/02/2026,Rent,-900.00\n'
/** One line has no amount, one no day. */
const broken = [
  'Date;Text;Amount;Balance',
  '01.02.2026;Rent;-900,00;100,00',
  '02.02.2026;Coffee;-4,5x;95,50',
  '31.02.2026;Bakery;-5,50;90,00',
  '15.02.2026;Salary;2.500,00;2.590,00',
].join('\n')

/** Addresses that are known only once there is something to look at. */
const ids = { account: '', preview: '', question: '', problems: '' }

const screens: Record<string, readonly [address: () => string, shows: string]> = {
  home: [() => '/', 'What needs you'],
  transactions: [() => '/transactions/', 'Transactions'],
  accounts: [() => '/accounts/', 'Bank accounts'],
  'an account': [() => `/account/?id=${ids.account}`, 'Recent transactions'],
  imports: [() => '/imports/', 'History'],
  'an import in preview': [() => `/import/?id=${ids.preview}`, 'india-bank-upi.csv'],
  'an import with a question': [() => `/import/?id=${ids.question}`, 'unclear.csv'],
  'an import with problems': [() => `/import/?id=${ids.problems}`, 'broken.csv'],
  review: [() => '/review/', 'Skip'],
  categories: [() => '/categories/', 'Expense'],
  forecast: [() => '/forecast/', 'What it rests on'],
  'forecast accuracy': [() => '/forecast/?view=accuracy', 'How well it held'],
  recurring: [() => '/recurring/', 'Going out'],
  insights: [() => '/insights/', 'Insights'],
  income: [() => '/reports/', 'Money in and out, by month'],
  'cash flow': [() => '/reports/?report=cashflow', 'Cash flow'],
  'by month': [() => '/reports/?report=categories', 'Reports'],
  'balance sheet': [() => '/reports/?report=balance', 'Assets'],
  'net worth': [() => '/reports/?report=worth', 'Net worth'],
  profile: [() => '/settings/', 'Profile'],
  appearance: [() => '/settings/appearance/', 'Theme'],
  security: [() => '/settings/security/', 'Signed in'],
  workspace: [() => '/settings/workspace/', 'This workspace'],
  rules: [() => '/settings/rules/', 'Add a rule'],
  categorising: [() => '/settings/categorising/', 'How sure SCALE must be'],
  learning: [() => '/settings/learning/', 'What SCALE has learned'],
  members: [() => '/settings/members/', 'Members'],
  data: [() => '/settings/data/', 'Export transactions'],
}

/** How far things have moved of themselves since the page was opened, as browsers reckon it; above the limit people notice. */
const watchShifts = `window.shifted = 0
  new PerformanceObserver((list) => list.getEntries().forEach(({ value }) => (window.shifted += value)))
    .observe({ type: 'layout-shift', buffered: true })`
const shiftMax = 0.1

const desk = { width: 1280, height: 800 }
const phone = { width: 390, height: 844 }

describe.skipIf(browserPath === null)('every screen', () => {
  const product = stage({ sample: true })
  let page: Page

  beforeAll(async () => {
    page = await product.open({ reducedMotion: 'reduce' })
    await page.addInitScript(watchShifts)
    await page.goto('/')
    await page.getByRole('heading', { name: 'What needs you' }).waitFor()
    await fill(page)
  })

  afterEach(async () => {
    await page.emulateMedia({ colorScheme: 'light' })
    await page.setViewportSize(desk)
  })

  test.for(Object.entries(screens))(
    '%s stands still while it loads, is accessible in both themes and fits a phone',
    async ([name, [address, shows]]) => {
      await page.goto(address())
      await page.getByText(shows, { exact: true }).first().waitFor()
      await settled(page)
      expect(await page.evaluate<number>('shifted')).toBeLessThan(shiftMax)
      await expectAccessible(page, name)
      await page.emulateMedia({ colorScheme: 'dark' })
      await expectAccessible(page, `${name}, dark`, 'contrast')
      await page.setViewportSize(phone)
      await settled(page)
      expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBe(phone.width)
    },
  )

  test('what is not accessible would be found', () => lookAtFault(page))

  test('is accessible on a phone, where the ways about are others', async () => {
    await page.setViewportSize(phone)
    await page.goto('/')
    await page.getByText('What needs you').waitFor()
    await settled(page)
    await expectAccessible(page, 'home, phone')
    await page.getByRole('link', { name: 'Rows', exact: true }).click()
    await page.getByRole('grid').getByRole('row').nth(3).waitFor()
    await settled(page)
    await expectAccessible(page, 'transactions, phone')
  })

  test('is accessible where something floats', () => lookAtWhatFloats(page))

  test('speaks German when asked', async () => {
    const german = await product.open({
      storageState: await page.context().storageState(),
      locale: 'de-DE',
    })
    await german.goto('/')
    await german.getByRole('heading', { name: 'Was auf Sie wartet' }).waitFor()
    expect(await german.evaluate<string>('document.documentElement.lang')).toBe('de')
  })
})

async function lookAtFault(page: Page): Promise<void> {
  await page.goto('/accounts/')
  await page.getByText('Bank accounts', { exact: true }).first().waitFor()
  await page.evaluate("document.querySelector('main').append(document.createElement('img'))")
  const what = 'an image nobody described'
  await expect(expectAccessible(page, what)).rejects.toThrow(what)
}

async function lookAtWhatFloats(page: Page): Promise<void> {
  await page.goto('/transactions/')
  await page
    .getByRole('row')
    .nth(3)
    .click({ position: { x: 300, y: 12 } })
  await page.getByRole('complementary', { name: 'Transaction' }).getByText('Where it comes from').waitFor()
  await settled(page)
  await expectAccessible(page, 'side sheet')
  await page.getByRole('button', { name: 'Split' }).click()
  await page.getByRole('dialog', { name: /^Split/ }).waitFor()
  await expectAccessible(page, 'split dialog')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Columns' }).click()
  await page.getByRole('menu').waitFor()
  await expectAccessible(page, 'columns', 'menu')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await page.getByRole('dialog').waitFor()
  await expectAccessible(page, 'add dialog')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+k')
  await page.getByRole('dialog').waitFor()
  await expectAccessible(page, 'palette')
}

/** Files in every state one can meet, beside the sample household. */
async function fill(page: Page): Promise<void> {
  ids.preview = await sendFile(page, 'india-bank-upi.csv', readFileSync(join(examples, 'india-bank-upi.csv')))
  ids.question = await sendFile(page, 'unclear.csv', Buffer.from(unclear))
  ids.problems = await sendFile(page, 'broken.csv', Buffer.from(broken))
  const account = await page
    .locator('a[href*="/account/?id="], a[href*="/account?id="]')
    .first()
    .getAttribute('href')
  ids.account = account?.split('id=')[1] ?? ''
}
