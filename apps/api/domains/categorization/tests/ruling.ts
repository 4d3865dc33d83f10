/** What the tests of rules do and look at. */
import { expect } from 'vitest'
import type { ImportRow } from '../../ingestion/schemas.ts'
import type { ReviewPage, Rule, RuleActions, RuleApplied, RuleRun } from '../schemas.ts'
import type { Call } from './server.ts'

export interface Row {
  id: string
  description: string
  title: string | null
  tags: string[]
  categoryId: string | null
  categorySource: string | null
  splits: { categoryId: string; amount: { amount: string } }[]
  transfer: object | null
}

type Line = [date: string, description: string, amount: string]
const current = 'GB29NWBK60161331926819'
export const savings = 'GB94BARC10201530093459'

/** Rows as a bank would send them. */
export async function receive(call: Call, rows: readonly Line[], bankAccountId = current): Promise<void> {
  await call('POST', '/v1/ingest', {
    account: { bankAccountId, currency: 'GBP' },
    rows: rows.map(([bookedOn, description, amount]) => ({ bookedOn, description, amount })),
  })
}

export async function categories(call: Call): Promise<(slug: string) => string> {
  const { items } = await call<{ items: { id: string; slug: string }[] }>('GET', '/v1/categories')
  return (slug) => items.find((category) => category.slug === slug)?.id ?? ''
}

export async function accountOf(call: Call, bankAccountId: string): Promise<string> {
  const { items } = await call<{ items: { id: string; bankAccountId: string }[] }>('GET', '/v1/accounts')
  return items.find((account) => account.bankAccountId === bankAccountId)?.id ?? ''
}

export async function rowNamed(call: Call, description: string): Promise<Row> {
  const { items } = await call<{ items: Row[] }>('GET', '/v1/transactions?limit=100')
  const row = items.find((each) => each.description === description)
  if (!row) throw new Error(`no row "${description}"`)
  return row
}

export const waiting = async (call: Call): Promise<number> =>
  (await call<ReviewPage>('GET', '/v1/review')).rows

export const makeRule = (call: Call, condition: string, actions: RuleActions): Promise<Rule> =>
  call<Rule>('POST', '/v1/rules', { name: condition, condition, actions })

export const runsOf = async (call: Call, { id }: Rule): Promise<RuleRun[]> =>
  (await call<{ items: RuleRun[] }>('GET', `/v1/rules/${id}/runs`)).items

export const apply = (call: Call, { id }: Rule): Promise<RuleApplied> =>
  call('POST', `/v1/rules/${id}/apply`, {})
export const undo = (call: Call, operationId: string | null | undefined) =>
  call('POST', `/v1/operations/${operationId}/undo`, {})

/** The new rows of a file as its preview shows them. */
export async function previewed(call: Call, csv: string): Promise<ImportRow[]> {
  const { id } = await call<{ id: string }>('POST', '/v1/imports?fileName=rows.csv', Buffer.from(csv))
  const state = async () => (await call<{ state: string }>('GET', `/v1/imports/${id}`)).state
  await expect.poll(state, { timeout: 20_000 }).toBe('preview')
  return (await call<{ items: ImportRow[] }>('GET', `/v1/imports/${id}/rows?state=new`)).items
}
