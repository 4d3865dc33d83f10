import { expect, test } from 'vitest'
import type { Person } from '../../../core/testing/app.ts'
import type { ModelList } from '../schemas.ts'
import { type Call, categorizationServer, categorySlugs, record, rowsOf } from './server.ts'
import type { z } from 'zod'

const { signUp, callAs, core } = await categorizationServer()

type Models = z.infer<typeof ModelList>
const models = (call: Call) => call<Models>('GET', '/v1/category-models')

/** Payees nobody knows, whose kind stands in a word of their name, so that a new one can be filed by what it is called. */
const kinds = { zubrovka: 'leisure.hobbies', quindle: 'home.maintenance', fambrel: 'health.medical' }
const narrations = (from: number, count: number): [string, string, string][] =>
  Array.from({ length: count }, (_, index) => {
    const number = from + index
    const word = Object.keys(kinds)[number % 3] ?? ''
    const name = (number * 7919 + 12345)
      .toString(26)
      .replace(/\d/g, (digit) => 'klmnopqrst'[Number(digit)] ?? '')
    const day = String(1 + (number % 28)).padStart(2, '0')
    const month = String(1 + (Math.floor(number / 28) % 12)).padStart(2, '0')
    return [`2025-${month}-${day}`, `${name} ${word}`, `-${20 + (number % 9)}.00`]
  })

async function fileByKind(call: Call, count: number, idOf: (slug: string) => string | undefined) {
  await record(call, narrations(0, count))
  const rows = await rowsOf(call)
  for (const [word, slug] of Object.entries(kinds)) {
    const ids = rows.filter(({ description }) => description.includes(word)).map(({ id }) => id)
    await call('POST', '/v1/transactions/bulk', { select: { ids }, change: { categoryId: idOf(slug) } })
  }
}

interface Running {
  id: string
  progress: { done: number } | null
}

/** Begins a training, stops it on its way, and says how it ended. */
async function stopOnItsWay(call: Call, { userId, workspaceId }: Person): Promise<unknown> {
  const watching = new AbortController()
  const frames = core.feed.subscribe({ workspaceId, userId }, null, watching.signal)
  const ended = (async () => {
    for await (const { type, data } of frames) if (type === 'job.ended') return data
    return null
  })()
  const { jobId } = await call<{ jobId: string }>('POST', '/v1/category-models/train', {})
  const done = async () => (await call<Running>('GET', `/v1/jobs/${jobId}`)).progress?.done ?? 0
  await expect.poll(done, { timeout: 30_000, interval: 100 }).toBeGreaterThan(0)
  expect(await call('POST', `/v1/jobs/${jobId}/cancel`, {})).toEqual({ id: jobId, stopped: true })
  const end = await ended
  watching.abort()
  const listed = async () => (await call<{ items: Running[] }>('GET', '/v1/jobs')).items.map(({ id }) => id)
  await expect.poll(listed).not.toContain(jobId)
  return end
}

test('rows under one category alone teach nothing', async () => {
  const call = callAs(await signUp())
  await record(call, narrations(0, 150))
  const ids = (await rowsOf(call)).map(({ id }) => id)
  const [categoryId] =
    (await categorySlugs(call)).entries().find(([, slug]) => slug === 'food.groceries') ?? []
  await call('POST', '/v1/transactions/bulk', { select: { ids }, change: { categoryId } })
  await expect.poll(async () => (await models(call)).choices, { timeout: 20_000 }).toBe(150)
  await expect(call('POST', '/v1/category-models/train', {})).rejects.toThrow('under one category')
})

test('a model is trained on choices, used because it beats its rivals, and left in one call; one that is stopped changes nothing', async () => {
  const person = await signUp()
  const call = callAs(person)
  await expect(call('POST', '/v1/category-models/train', {})).rejects.toThrow('too_few_choices')
  expect(await models(call)).toMatchObject({ choices: 0, choicesLeast: 150, nextTrainingAt: 150 })
  const slugs = await categorySlugs(call)
  const idOf = (slug: string) => [...slugs].find(([, one]) => one === slug)?.[0]
  await fileByKind(call, 240, idOf)
  const promoted = async () => (await models(call)).items[0]
  await expect
    .poll(promoted, { timeout: 90_000, interval: 500 })
    .toMatchObject({ state: 'promoted', current: true, trainedOn: 240 })
  const [model] = (await models(call)).items
  expect(model?.heldOut?.accuracy).toBeGreaterThan(model?.naive?.accuracy ?? 1)
  expect(model?.beatenBy).toBeNull()
  const all = model?.coverage.at(-1)
  expect(all?.share).toBeCloseTo(1)
  expect(all?.accuracy).toBeCloseTo(model?.heldOut?.accuracy ?? 0)
  expect(await models(call)).toMatchObject({ newChoices: 0, nextTrainingAt: 265 })
  // At the second hundred and fiftieth choice one was due, and more came.
  expect((await models(call)).items.filter(({ state }) => state !== 'shipped')).toHaveLength(1)

  const rowsToAsk = [
    { bookedOn: '2026-01-05', amount: { amount: '-22.00', currency: 'GBP' }, description: 'yyzy quindle' },
  ]
  const suggested = async () =>
    (
      await call<{ items: { suggestion: { source: string; categoryId: string; evidence: object[] } }[] }>(
        'POST',
        '/v1/categorization/suggest',
        { rows: rowsToAsk },
      )
    ).items[0]?.suggestion
  const said = await suggested()
  expect(said).toMatchObject({ source: 'model', categoryId: idOf('home.maintenance') })
  expect(said?.evidence.length).toBeGreaterThan(0)

  const before = await models(call)
  for (const attempt of ['one that is stopped', 'another after it']) {
    expect(await stopOnItsWay(call, person), attempt).toMatchObject({
      name: 'train_model',
      state: 'cancelled',
    })
    expect(await models(call)).toEqual(before)
    expect(await suggested()).toEqual(said)
  }

  const back = await call<Models>('POST', '/v1/category-models/use', { id: 'dictionary-1' })
  expect(back.items.find(({ current }) => current)?.state).toBe('shipped')
  expect((await suggested())?.source).not.toBe('model')
}, 120_000)
