import { expect, test } from 'vitest'
import type { ReviewPage } from '../schemas.ts'
import { type Call, categorizationServer, categorySlugs, record, rowsOf } from './server.ts'

const { signUp, callAs } = await categorizationServer()

interface Proposals {
  items: {
    id: string
    name: string
    kind: string
    rows: number
    parentId: string | null
    examples: object[]
  }[]
}
const proposals = (call: Call) => call<Proposals>('GET', '/v1/proposed-categories')

/** Two kinds of payees nobody has a name for. */
const payments = Array.from({ length: 60 }, (_, index): [string, string, string] => {
  const day = String(1 + (index % 28)).padStart(2, '0')
  const kind = index % 2 === 0 ? 'VELODROMIX LESSON' : 'GRUNDELWERK POTTERY'
  return [`2025-0${1 + (index % 6)}-${day}`, `${kind} ${'ABCDEFGH'[index % 8]}`, `-${10 + (index % 5)}.00`]
})

test('rows that wait become proposals; one taken on is a category, and its rows are filed', async () => {
  const call = callAs(await signUp())
  await record(call, payments)
  const before = await categorySlugs(call)
  await call('POST', '/v1/proposed-categories', {})
  const count = async () => (await proposals(call)).items.length
  await expect.poll(count, { timeout: 90_000, interval: 500 }).toBeGreaterThan(0)
  expect(await categorySlugs(call)).toEqual(before)

  const [first] = (await proposals(call)).items
  expect(first).toMatchObject({ kind: 'expense' })
  expect(first?.examples).toHaveLength(3)
  // Each says which group of the tree it would stand under.
  const places = (await proposals(call)).items.map(({ parentId }) => before.get(parentId ?? ''))
  expect(places).toEqual([expect.stringMatching(/^[a-z]+$/), expect.stringMatching(/^[a-z]+$/)])
  const waiting = (await call<ReviewPage>('GET', '/v1/review')).rows
  const answered = await call<{ categoryId: string; filed: { operationId: string; changed: number } }>(
    'POST',
    `/v1/proposed-categories/${first?.id}`,
    { accept: { name: 'Courses', parentId: null } },
  )
  expect(answered).toMatchObject({ state: 'accepted', filed: { changed: first?.rows } })
  expect((await rowsOf(call)).filter(({ categoryId }) => categoryId === answered.categoryId)).toHaveLength(
    first?.rows ?? 0,
  )
  expect((await call<ReviewPage>('GET', '/v1/review')).rows).toBe(waiting - (first?.rows ?? 0))
  const left = (await proposals(call)).items
  expect(left.map(({ id }) => id)).not.toContain(first?.id)

  // What it filed is a person's choice, so the next training learns the category.
  const choices = async () => (await call<{ choices: number }>('GET', '/v1/category-models')).choices
  expect(await choices()).toBe(first?.rows)
  await call('POST', `/v1/operations/${answered.filed.operationId}/undo`, {})
  await expect.poll(choices, { timeout: 20_000 }).toBe(0)
  const again = { mergeInto: answered.categoryId }
  expect(await call('POST', `/v1/proposed-categories/${first?.id}`, again)).toMatchObject({
    state: 'merged',
    filed: { changed: first?.rows },
  })
  const other = { dismiss: true }
  await expect(call('POST', `/v1/proposed-categories/${first?.id}`, other)).rejects.toThrow('not_found')

  const [second] = left
  await call('POST', `/v1/proposed-categories/${second?.id}`, other)
  const { jobId } = await call<{ jobId: string }>('POST', '/v1/proposed-categories', {})
  const job = async () => (await call<{ state: string }>('GET', `/v1/jobs/${jobId}`)).state
  await expect.poll(job, { timeout: 60_000, interval: 500 }).toBe('done')
  expect((await proposals(call)).items).toEqual([])
}, 120_000)
