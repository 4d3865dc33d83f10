/** What SCALE learns and finds: the model page, discovery cards, a rule that splits, and the preview that says so. */
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { expectAccessible, sendFile, settled, signUp } from './harness.ts'
import { browserPath } from './product.ts'
import { stage } from './stage.ts'

/** Payees nobody knows, whose kind stands in a word of their name. */
const kinds = { zubrovka: 'leisure.hobbies', quindle: 'home.maintenance', fambrel: 'health.medical' }
const known = Array.from({ length: 156 }, (_, number) => {
  const name = (number * 7919 + 12_345)
    .toString(26)
    .replace(/\d/g, (digit) => 'klmnopqrst'[Number(digit)] ?? '')
  return lineOf(number, `${name} ${Object.keys(kinds)[number % 3]}`, 20 + (number % 9))
})
/** Two groups that belong to none of these. */
const unnamed = Array.from({ length: 40 }, (_, number) => {
  const kind = number % 2 === 0 ? 'VELODROMIX LESSON' : 'GRUNDELWERK POTTERY'
  return lineOf(number, `${kind} ${'ABCDEFGH'[number % 8]}`, 60 + (number % 5))
})

function lineOf(number: number, description: string, amount: number): string {
  const day = String(1 + (number % 28)).padStart(2, '0')
  const month = String(1 + (Math.floor(number / 28) % 6)).padStart(2, '0')
  return `2026-${month}-${day},${description},-${amount}.00`
}

const fileOf = (lines: readonly string[]) => Buffer.from(['Date,Description,Amount', ...lines].join('\n'))
const trainingMsMax = 90_000

describe.skipIf(browserPath === null)('learning', () => {
  const product = stage({ lookAhead: false })
  let page: Page

  test('the model page says what is missing, then trains by itself, shows how good the model is, and takes it back', async () => {
    page = await product.open({ reducedMotion: 'reduce' })
    await trainsAndTakesBack(page)
  })

  test('groups among the rows that wait are found, named, merged and dismissed', () => findsGroups(page))

  test('a rule splits, and the preview of an import says so before the commit', () => splitsByRule(page))
})

async function trainsAndTakesBack(page: Page): Promise<void> {
  await signUp(page)
  await page.goto('/settings/learning/')
  await page.getByText('so 150 rows are missing', { exact: false }).waitFor()
  await expectAccessible(page, 'learning, no model')

  await importFile(page, 'known.csv', known)
  await fileByKind(page)
  const said = page.getByText(/^A new model files your rows: right for \d+%/)
  await said.waitFor({ timeout: trainingMsMax })
  await page.getByRole('button', { name: 'See it' }).click()
  await page.getByText(/^The model of .* files your rows/).waitFor()
  const versions = page.getByRole('list', { name: 'Versions' }).getByRole('listitem')
  await versions.nth(1).waitFor()
  await page.getByRole('button', { name: 'Show as table' }).first().click()
  await page.getByRole('columnheader', { name: 'It is right' }).waitFor()
  await settled(page)
  await expectAccessible(page, 'learning')
  await expectFits(page)

  await page.getByRole('button', { name: 'Train now' }).click()
  await page.getByRole('button', { name: 'Stop' }).click()
  await page.getByText('Stopped. Nothing changed', { exact: false }).waitFor()
  await page.getByText('The next training begins by itself at 181 choices.', { exact: false }).waitFor()
  expect(await versions.count()).toBe(2)

  await page.getByRole('button', { name: /^Use this one: Merchant dictionary/ }).click()
  await page.getByText('The merchant dictionary is in use.', { exact: false }).waitFor()
  await page.getByRole('button', { name: /^Use this one: Model of/ }).click()
  await page.getByText(/^The model of .* files your rows/).waitFor()
}

async function findsGroups(page: Page): Promise<void> {
  await page.goto('/categories/')
  await page.getByText('SCALE can look among them', { exact: false }).waitFor()
  await importFile(page, 'unnamed.csv', unnamed)
  await page.goto('/categories/')
  await page.getByRole('button', { name: 'Look for new categories' }).click()
  const cards = page.getByRole('list', { name: 'Categories nobody has named' }).getByRole('listitem')
  await cards.first().waitFor({ timeout: trainingMsMax })
  await settled(page)
  await expectAccessible(page, 'discovery')
  await expectFits(page)
  const found = await page.getByRole('button', { name: /^Name it: / }).count()
  expect(found).toBeGreaterThan(1)

  await page
    .getByRole('button', { name: /^Name it: Velodromix/ })
    .first()
    .click()
  const dialog = page.getByRole('dialog', { name: 'A category of its own' })
  await dialog.getByLabel('Name').fill('Courses')
  await dialog.getByLabel('Belongs to').selectOption({ label: 'Leisure' })
  await expectAccessible(page, 'accept a category')
  await dialog.getByRole('button', { name: /^File \d+ rows/ }).click()
  await page.getByText(/\d+ rows filed under Courses/).waitFor()
  await page.getByRole('link', { name: 'Courses', exact: true }).waitFor()
  await page
    .getByRole('button', { name: /^Dismiss: / })
    .first()
    .click()
  await page.getByText('It will not be proposed again', { exact: false }).waitFor()
}

async function splitsByRule(page: Page): Promise<void> {
  await page.goto('/settings/rules/')
  await page.getByRole('button', { name: 'Add a rule' }).click()
  const dialog = page.getByRole('dialog', { name: 'Add a rule' })
  await dialog.getByLabel('When a row matches').fill('description:warehouse amount:>50')
  await dialog.getByLabel('Then').selectOption('split')
  await dialog.getByLabel('Name of the rule').fill('Shared shop')
  const add = dialog.getByRole('button', { name: 'Add a rule' })
  expect(await add.isDisabled()).toBe(true)
  await dialog.getByText('It finds no row now.').waitFor()
  await pick(page, dialog.getByLabel(/^Choose a category/).nth(0), 'Groceries')
  await pick(page, dialog.getByLabel(/^Choose a category/).nth(1), 'Hobbies')
  await dialog.getByLabel('Share of part 1 in percent').fill('66.67')
  await dialog.getByText('Adds up to 100 %').waitFor()
  await expectAccessible(page, 'rule that splits')
  await add.click()
  await page.getByText('split: 67% Groceries + 33% Hobbies', { exact: false }).waitFor()

  await previewFile(page, 'shop.csv', ['2026-06-02,WAREHOUSE 44,-90.00', '2026-06-03,WAREHOUSE 45,-9.00'])
  await page.getByText('split in 2 · rule “Shared shop”').waitFor()
  await settled(page)
  await expectAccessible(page, 'preview with rules')
  await page.getByRole('button', { name: /^Import 2 rows/ }).click()
  await page.getByRole('heading', { name: /2 rows/ }).waitFor()
  await page.goto('/settings/rules/')
  await page.getByRole('button', { name: '1 row changed' }).waitFor()
}

/** On a phone, and in the dark. */
async function expectFits(page: Page): Promise<void> {
  await page.emulateMedia({ colorScheme: 'dark' })
  await expectAccessible(page, 'dark', 'contrast')
  await page.setViewportSize({ width: 390, height: 844 })
  await settled(page)
  expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBe(390)
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize({ width: 1280, height: 800 })
}

async function pick(page: Page, field: ReturnType<Page['getByLabel']>, name: string): Promise<void> {
  await field.click()
  await page.getByPlaceholder('Choose a category').fill(name)
  await page.keyboard.press('Enter')
}

async function importFile(page: Page, name: string, lines: readonly string[]): Promise<void> {
  await previewFile(page, name, lines)
  await page.getByRole('button', { name: /^Import \d+ rows/ }).click()
  await page.getByRole('heading', { name: new RegExp(`${lines.length} rows`) }).waitFor()
}

/** Each file brings an account of its own; where SCALE asks which one it is, it is a new one. */
async function previewFile(page: Page, name: string, lines: readonly string[]): Promise<void> {
  const id = await sendFile(page, name, fileOf(lines))
  await page.goto(`/import/?id=${id}`)
  const ready = page.getByRole('button', { name: /^Import \d+ rows/ })
  const asked = page.getByRole('radio', { name: 'A new account' })
  await ready.or(asked).waitFor()
  if (await asked.isVisible()) {
    await asked.check()
    await page.getByRole('button', { name: 'Continue' }).click()
  }
  await ready.waitFor()
}

/** As the person would in the transaction list, all rows of a kind at once. */
async function fileByKind(page: Page): Promise<void> {
  const get = async <T>(address: string): Promise<T> => (await page.request.get(address)).json() as Promise<T>
  const { items } = await get<{ items: { id: string; slug: string }[] }>('/v1/categories')
  for (const [word, slug] of Object.entries(kinds)) {
    const categoryId = items.find((one) => one.slug === slug)?.id
    const answer = await page.request.post('/v1/transactions/bulk', {
      data: { select: { filter: { search: word } }, change: { categoryId } },
      headers: { origin: new URL(page.url()).origin, 'idempotency-key': crypto.randomUUID() },
    })
    expect(answer.status()).toBe(200)
  }
}
