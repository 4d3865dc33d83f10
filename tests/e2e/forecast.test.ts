/** Looking ahead in the sample household: a scenario over the forecast, and a word about a recurring payment. */
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { expectAccessible, settled } from './harness.ts'
import { browserPath } from './product.ts'
import { stage } from './stage.ts'

const foundMsMax = 60_000

describe.skipIf(browserPath === null)('looking ahead', () => {
  const product = stage({ sample: true })

  test('a recurring payment is renamed and ended, and a scenario moves the forecast', async () => {
    const page = await product.open({ reducedMotion: 'reduce' })
    await renamesAndEnds(page)

    await page.goto('/forecast/')
    await page.getByRole('heading', { name: 'All accounts in INR' }).waitFor({ timeout: foundMsMax })
    await page.getByRole('button', { name: 'Month', exact: true }).click()
    await page.getByText('Safe to spend until', { exact: false }).waitFor()
    await page.getByRole('button', { name: 'New scenario' }).click()
    const dialog = page.getByRole('dialog', { name: 'New scenario' })
    await dialog.getByLabel('Name').fill('A new roof')
    await dialog.getByLabel('Amount in INR').fill('2,00,000')
    await expectAccessible(page, 'new scenario')
    await dialog.getByRole('button', { name: 'Keep the scenario' }).click()
    await page.getByText(/With the scenario it is ₹2L less by the end/).waitFor()
    await settled(page)
    await expectAccessible(page, 'forecast with a scenario')
    await page.getByRole('button', { name: 'Show as table' }).first().click()
    const months = page.getByRole('table').filter({ hasText: 'With the scenario' })
    // What there is on the last days of this month and those after it, to the one in which 90 days end.
    const asOf = Temporal.Now.plainDateISO()
    const last = asOf.add({ days: 90 })
    const ends =
      (last.year - asOf.year) * 12 + last.month - asOf.month + (asOf.day === asOf.daysInMonth ? 0 : 1)
    expect(await months.getByRole('row').count()).toBe(1 + ends)
    await page.getByRole('checkbox', { name: /A new roof/ }).uncheck()
    await page.getByRole('columnheader', { name: 'With the scenario' }).waitFor({ state: 'detached' })
    expect(await page.getByRole('checkbox', { name: /A new roof/ }).count()).toBe(1)

    await page.getByRole('button', { name: 'Show each method' }).click()
    await page.getByText('no share').first().waitFor({ timeout: foundMsMax })
    await expectAccessible(page, 'each method')
    await page.goto('/forecast/?view=model')
    await page.getByRole('heading', { name: 'What forecasts' }).waitFor()
    await settled(page)
    await expectAccessible(page, 'the model')

    await page.goto('/')
    const ahead = page.getByRole('link', { name: /your accounts likely hold .+ 8 times out of 10 between/ })
    await ahead.locator('svg').waitFor()
  })

  test('what forecasts were worth is shown beside the naive rival, and said where it is less', async () => {
    const page = await product.open({ reducedMotion: 'reduce' })
    await page.route('**/v1/forecasts/accuracy*', (route) => route.fulfill({ json: accuracy }))
    await page.goto('/forecast/?view=accuracy')
    await page.getByText('1 of 2 series are forecast better', { exact: false }).waitFor()
    await page.getByText('One did not beat it', { exact: false }).waitFor()
    const rows = page.getByRole('region', { name: 'Series by series' }).getByRole('row')
    const told = await rows.allInnerTexts()
    const squeezed = told.map((row) => row.replaceAll(/\s+/g, ' ').trim())
    expect(squeezed).toEqual([
      'Series MASE Pinball loss In 50 % In 80 % In 95 % Against naive',
      expect.stringMatching(
        /^All accounts in INR Month .+ 0\.50 naive 0\.90 0\.20 naive 0\.40 50% 80% 95% Better$/,
      ),
      expect.stringMatching(/^Money out, INR Week .+ – naive – 0\.60 naive 0\.40 40% 70% 90% Not better$/),
    ])
    await page.getByRole('heading', { name: /Can the bands be trusted/ }).waitFor()
    await settled(page)
    await expectAccessible(page, 'accuracy')
  })
})

async function renamesAndEnds(page: Page): Promise<void> {
  await page.goto('/recurring/')
  const look = page.getByRole('list', { name: 'Worth a look' })
  await look.getByText('It was due on', { exact: false }).waitFor({ timeout: foundMsMax })

  await page.getByRole('button', { name: 'What to do with Lotus Yoga Studio' }).click()
  await page.getByRole('menuitem', { name: 'Rename' }).press('Enter')
  const rename = page.getByRole('dialog', { name: 'Rename' })
  await rename.getByLabel('Name').fill('Yoga')
  await expectAccessible(page, 'rename')
  await rename.getByRole('button', { name: 'Save' }).click()
  await page.getByText('It is called Yoga now').waitFor()
  await page.getByRole('button', { name: 'What to do with Yoga' }).click()
  await page.getByRole('menuitem', { name: 'It has ended' }).press('Enter')
  await page.getByText('Yoga has ended', { exact: false }).waitFor()
  await page.getByRole('button', { name: 'Show 1' }).click()
  await page.getByRole('list', { name: 'Ended' }).getByText('Yoga', { exact: true }).waitFor()
}

const seriesOf = (kind: string, grain: string, part: object) => ({
  subject: { kind, accountId: null, categoryId: null, name: null },
  currency: 'INR',
  grain,
  origins: 6,
  steps: 60,
  reliability: [0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975].map((stated) => ({ stated, met: stated })),
  ...part,
})
const coverage = (...met: number[]) => [0.5, 0.8, 0.95].map((level, at) => ({ level, met: met[at] }))

/** A back-test of two series, one of which did no better than its rival. */
const accuracy = {
  items: [
    seriesOf('balance', 'month', {
      forecast: { mase: 0.5, pinball: 0.2 },
      naive: { mase: 0.9, pinball: 0.4 },
      beatsNaive: true,
      coverage: coverage(0.5, 0.8, 0.95),
    }),
    seriesOf('expense', 'week', {
      forecast: { mase: null, pinball: 0.6 },
      naive: { mase: null, pinball: 0.4 },
      beatsNaive: false,
      coverage: coverage(0.4, 0.7, 0.9),
    }),
  ],
  beatNaive: 1,
  modelId: null,
  testedAt: '2026-11-01T10:00:00Z',
}
