/** What tests do with a page of the product. */
import { randomUUID } from 'node:crypto'
import axe, { type RunOptions } from 'axe-core'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

export const owner = { name: 'Asha Rao', email: 'asha@example.com', password: 'marble kettle orchard dune' }

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
