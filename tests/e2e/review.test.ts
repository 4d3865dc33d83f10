import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import type { ReviewPage } from '../../apps/api/domains/categorization/schemas.ts'
import { expectAccessible, sendFile, settled } from './harness.ts'
import { browserPath } from './product.ts'
import { stage } from './stage.ts'

/** A name of the dictionary, and two that nobody knows. */
const statement = [
  'Date,Description,Amount',
  '2026-03-02,NETFLIX.COM,-649.00',
  '2026-03-05,XQZ PLUMBAGO 4411,-20.00',
  '2026-03-09,XQZ PLUMBAGO 9132,-25.00',
  '2026-04-02,NETFLIX.COM,-649.00',
  '2026-04-03,GLIMMER ORBITAL,-7.00',
].join('\n')

describe.skipIf(browserPath === null)('the review', () => {
  const product = stage({ sample: true, lookAhead: false })
  let page: Page

  test('asks by merchant, takes one key for an answer, goes on, and gives back what is undone', async () => {
    page = await product.open({ reducedMotion: 'reduce' })
    await page.goto('/')
    await askMore(page)
    await importRows(page)

    await page.keyboard.press('g')
    await page.keyboard.press('v')
    const groups = page.getByRole('list', { name: 'Waiting for a category' }).getByRole('listitem')
    const group = (name: string) => groups.filter({ has: page.getByRole('heading', { name }) })
    await group('Netflix').getByText('The merchant dictionary knows Netflix.').waitFor()
    await settled(page)

    await walks(page)
    await page.keyboard.press('s')
    await lookAt(page, 'XQZ Plumbago')
    // As a quick hand types: `gr` is the beginning of a category, not the way to the reports.
    await page.keyboard.press('c')
    await page.keyboard.type('gr')
    await page.getByPlaceholder('Choose a category').fill('Pets')
    await page.keyboard.press('Enter')
    await page.getByText('2 rows filed under Pets').waitFor()
    await group('XQZ Plumbago').waitFor({ state: 'detached' })

    await lookAt(page, 'Glimmer Orbital')
    await whileColleagueDecides(page, 'Glimmer Orbital')

    await lookAt(page, 'Netflix')
    await page.keyboard.press('y')
    await group('Netflix').waitFor({ state: 'detached' })
    expect(await page.locator('li[aria-current=true]').count()).toBe(1)
    await page.keyboard.press('u')
    await group('Netflix').waitFor()

    await saysWhy(page)
  })

  test('a rule shows what it finds while it is written, and files the past when asked', async () => {
    await page.goto('/settings/rules/')
    await page.getByRole('button', { name: 'Add a rule' }).click()
    const dialog = page.getByRole('dialog', { name: 'Add a rule' })
    await dialog.getByLabel('When a row matches').fill('netflix')
    await dialog.getByText(/It finds \d+ rows now/).waitFor()
    await expectAccessible(page, 'rule dialog')
    await dialog.getByLabel(/^Choose a category/).click()
    await page.getByPlaceholder('Choose a category').fill('Pets')
    await page.keyboard.press('Enter')
    await dialog.getByLabel('Name of the rule').fill('Films')
    await dialog.getByRole('button', { name: 'Add a rule' }).click()
    await page.getByRole('button', { name: 'Apply to past: Films' }).click()
    const past = page.getByRole('dialog', { name: 'Apply to past: Films' })
    await past.getByText(/It would change \d+ rows/).waitFor()
    await expectAccessible(page, 'what a rule would change')
    await past.getByRole('button', { name: /^Change \d+ rows/ }).click()
    await page
      .getByText(/\d+ rows changed/)
      .first()
      .waitFor()
    await settled(page)
    await expectAccessible(page, 'rules')
  })

  test('a rule is carried through the list by one key pressed fast, and keeps the focus at the end', () =>
    carriesRule(page))
})

/** The row that was filed by hand says so. */
async function saysWhy(page: Page): Promise<void> {
  await page.goto('/transactions/?q=plumbago')
  await page
    .getByRole('row')
    .nth(1)
    .click({ position: { x: 300, y: 12 } })
  const why = page.getByRole('region', { name: 'Why this category' })
  await why.getByText('You chose it.').waitFor()
}

async function carriesRule(page: Page): Promise<void> {
  await page.reload()
  for (const name of ['Second', 'Third']) await makeRule(page, name)
  const order = () => page.getByRole('list', { name: 'Rules' }).locator('label').allInnerTexts()
  await expect.poll(order).toEqual(['Films', 'Second', 'Third'])
  const down = page.getByRole('button', { name: 'Move Films down' })
  await down.focus()
  for (let press = 0; press < 3; press++) {
    await page.keyboard.press('Enter')
    await page.waitForTimeout(betweenPressesMs)
  }
  await expect.poll(order).toEqual(['Second', 'Third', 'Films'])
  expect(await page.evaluate("document.activeElement?.getAttribute('aria-label')")).toBe('Move Films down')
  expect(await page.getByText('Somebody was faster').count()).toBe(0)
  await settled(page)
  await page.reload()
  await expect.poll(order).toEqual(['Second', 'Third', 'Films'])
}

/** A quick hand; the server may take longer to answer. */
const betweenPressesMs = 40

async function makeRule(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Add a rule' }).click()
  const dialog = page.getByRole('dialog', { name: 'Add a rule' })
  await dialog.getByLabel('When a row matches').fill(name)
  await dialog.getByLabel('Then', { exact: true }).selectOption('none')
  await dialog.getByLabel('Tag it').fill('seen')
  await dialog.getByLabel('Name of the rule').fill(name)
  await dialog.getByRole('button', { name: 'Add a rule' }).click()
  await dialog.waitFor({ state: 'detached' })
}

/** Raises the bar, so that what the dictionary knows is asked about too. */
async function askMore(page: Page): Promise<void> {
  await page.goto('/settings/categorising/')
  await page.getByRole('slider').press('End')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Saved', { exact: true }).waitFor()
}

async function importRows(page: Page): Promise<void> {
  const id = await sendFile(page, 'march.csv', Buffer.from(statement))
  await page.goto(`/import/?id=${id}`)
  await page.getByRole('button', { name: /^Import \d+ rows/ }).click()
  await page.getByRole('heading', { name: /5 rows/ }).waitFor()
}

/** What is typed for a merchant files no other, though the merchant is decided elsewhere under the open list. */
async function whileColleagueDecides(page: Page, merchant: string): Promise<void> {
  const active = list(page).and(page.locator('[aria-current=true]'))
  await page.keyboard.press('c')
  await page.getByPlaceholder('Choose a category').fill('Pets')
  const left = async () =>
    Number.parseInt(await page.getByRole('status').filter({ hasText: 'rows left' }).innerText(), 10)
  const before = await left()
  await decideElsewhere(page, merchant)
  await expect.poll(left).toBe(before - 1)
  expect(await active.getByRole('heading').innerText()).toContain(merchant)
  await page.keyboard.press('Enter')
  await page.getByText(`Somebody else has just decided ${merchant}`).waitFor()
  expect(await left()).toBe(before - 1)
}

async function decideElsewhere(page: Page, merchantName: string): Promise<void> {
  const workspace = await page.evaluate<string | null>("localStorage.getItem('scale.workspace')")
  const headers = {
    'x-workspace': workspace ?? '',
    'idempotency-key': randomUUID(),
    origin: new URL(page.url()).origin,
  }
  const read = async <T>(address: string) =>
    (await page.request.get(address, { headers })).json() as Promise<T>
  const { items } = await read<ReviewPage>('/v1/review?limit=200')
  const found = items.find((item) => item.merchantName === merchantName)
  const categories = await read<{ items: { id: string; slug: string }[] }>('/v1/categories')
  const categoryId = categories.items.find(({ slug }) => slug === 'food.groceries')?.id
  const data = { merchant: found?.merchant, incoming: found?.incoming, categoryId }
  const answer = await page.request.post('/v1/review', { data, headers })
  expect(await answer.json()).toMatchObject({ changed: 1 })
}

const list = (page: Page) => page.getByRole('list', { name: 'Waiting for a category' }).getByRole('listitem')

/** Names may repeat and groups still come, so a step is known by its direction. */
async function walks(page: Page): Promise<void> {
  const place = () =>
    list(page).evaluateAll((items) => items.findIndex((item) => item.getAttribute('aria-current') === 'true'))
  for (const key of ['j', 'ArrowDown', 'k', 'ArrowUp']) {
    const before = await place()
    await page.keyboard.press(key)
    if (key === 'j' || key === 'ArrowDown') await expect.poll(place).toBeGreaterThan(before)
    else await expect.poll(place).toBeLessThan(before)
  }
}

/** As with a mouse: the keys are about the group that was clicked. */
async function lookAt(page: Page, merchant: string): Promise<void> {
  await list(page).getByRole('heading', { name: merchant }).first().getByRole('button').click()
  await list(page).and(page.locator('[aria-current=true]')).getByRole('heading', { name: merchant }).waitFor()
}
