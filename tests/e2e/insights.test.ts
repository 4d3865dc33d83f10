/** What is odd in the sample household: explained with its rows, marked on charts, answered, and opened again. */
import { randomUUID } from 'node:crypto'
import type { Locator, Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { expectAccessible, settled } from './harness.ts'
import { browserPath } from './product.ts'
import { stage } from './stage.ts'

const foundMsMax = 60_000
const headline = 'Fibre Broadband costs more'
const dark = { colorScheme: 'dark' } as const

describe.skipIf(browserPath === null)('insights', () => {
  const product = stage({ sample: true })
  let page: Page

  beforeAll(async () => {
    page = await product.open({ reducedMotion: 'reduce' })
  })
  const list = () => page.getByRole('list', { name: 'What is odd', exact: true })

  test('a price that rose is told with its rows, is found fine, and comes back', async () => {
    await page.goto('/insights/')
    const alert = list().getByRole('listitem').filter({ hasText: headline }).first()
    await alert.waitFor({ timeout: foundMsMax })
    await page.keyboard.press('j')
    await list().locator('[aria-current=true]').waitFor()
    await expectAccessible(page, 'insights')

    await alert.getByRole('button', { name: 'This is fine' }).click()
    await list().getByRole('heading', { name: headline }).waitFor({ state: 'detached' })
    await page.getByLabel('Which insights to show').selectOption('answered')
    await list()
      .getByRole('listitem')
      .filter({ hasText: headline })
      .first()
      .getByRole('button', { name: 'Open again' })
      .click()
    await page.getByLabel('Which insights to show').selectOption('open')
    await alert.waitFor()

    await alert.getByRole('list', { name: 'Rows that show it' }).getByRole('link').first().click()
    await page.waitForURL(/\/transactions\/?\?open=txn_/)
    await settled(page)
  })

  test('its day is marked on the chart of its account, and the mark leads to it', async () => {
    await page.goto('/accounts/')
    await page
      .getByRole('link', { name: /Savings|Everyday|Salary|Current/ })
      .first()
      .click()
    const mark = page.getByRole('list', { name: 'What is odd here' }).getByRole('link', { name: headline })
    await mark.waitFor()
    await settled(page)
    await expectAccessible(page, 'an account with marks')
    await mark.focus()
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/insights\/?\?alert=alt_/)
    await list().locator('[aria-current=true]').filter({ hasText: headline }).waitFor()
  })

  test('whoever wants to sees the shape of a rhythm that is gone, by keyboard alone', async () => {
    await page.goto('/insights/')
    await page.getByLabel('At most').selectOption('10')
    await sendVisits(page)
    const gone = list()
      .getByRole('listitem')
      .filter({ hasText: 'The weekly rhythm of Waitrose Local is gone' })
    const opens = gone.getByRole('button', { name: 'See the shape' })
    await opens.waitFor({ timeout: foundMsMax })
    await looksAtShape(page, opens)
    await expect
      .poll(() => page.evaluate<string>('document.activeElement.textContent'))
      .toContain('See the shape')
  })
})

/** Opened, looked at in both themes, and closed again by keys. */
async function looksAtShape(page: Page, opens: Locator): Promise<void> {
  await opens.focus()
  await page.keyboard.press('Enter')
  const drawer = page.getByRole('dialog', { name: 'The shape of the rhythm' })
  await drawer.getByRole('figure', { name: 'Now' }).waitFor()
  await drawer.getByRole('button', { name: 'Show as table' }).first().waitFor()
  await settled(page)
  await expectAccessible(page, 'the shape of a rhythm')
  await page.emulateMedia(dark)
  await expectAccessible(page, 'the shape of a rhythm, dark', 'contrast')
  await page.keyboard.press('Escape')
  await drawer.waitFor({ state: 'detached' })
}

/** A year of weekly visits, which of late fall on any day. */
async function sendVisits(page: Page): Promise<void> {
  const end = Temporal.Now.plainDateISO()
  const rows = Array.from({ length: 52 }, (_, week) => ({
    bookedOn: end.subtract({ days: 7 * (52 - week) - (week > 42 ? (week * 5) % 7 : 3) }).toString(),
    description: 'WAITROSE LOCAL',
    amount: (-60 - ((week * 31) % 90) / 10).toFixed(2),
  }))
  const workspace = await page.evaluate<string>("localStorage.getItem('scale.workspace')")
  const answer = await page.request.post('/v1/ingest', {
    data: { account: { bankAccountId: 'GB29NWBK60161331926819', currency: 'GBP' }, rows },
    headers: {
      'idempotency-key': randomUUID(),
      'x-workspace': workspace,
      origin: new URL(page.url()).origin,
    },
  })
  expect(answer.ok()).toBe(true)
}
