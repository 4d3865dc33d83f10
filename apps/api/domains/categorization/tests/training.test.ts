import { expect, test } from 'vitest'
import type { Person } from '../../../core/testing/app.ts'
import type { ModelList, Why } from '../schemas.ts'
import { type Call, categorizationServer, categorySlugs, record, rowsOf } from './server.ts'
import type { z } from 'zod'
import { beatenBy } from '../thread/beaten-by.ts'

const { signUp, callAs, core } = await categorizationServer()

type Models = z.infer<typeof ModelList>
const models = (call: Call) => call<Models>('GET', '/v1/category-models')

/** Payees nobody knows, whose kind stands in a word of their name, so that a new one can be filed by what it is called. */
const kinds = { zubrovka: 'leisure.hobbies', quindle: 'home.maintenance', fambrel: 'Fambrels' }
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

async function fileByKind(
  call: Call,
  { from, count }: { from: number; count: number },
  idOf: (slug: string) => string | undefined,
) {
  const wanted = narrations(from, count)
  await record(call, wanted)
  const names = new Set(wanted.map(([, description]) => description))
  const rows = (await rowsOf(call)).filter(({ description }) => names.has(description))
  for (const [word, slug] of Object.entries(kinds)) {
    const ids = rows.filter(({ description }) => description.includes(word)).map(({ id }) => id)
    await call('POST', '/v1/transactions/bulk', { select: { ids }, change: { categoryId: idOf(slug) } })
  }
}

interface Job {
  id: string
  name: string
  state: string
  progress: { done: number } | null
}

/** Waits for a training that is on its way, stops it, and says how it ended. */
async function stopOnItsWay(call: Call, { userId, workspaceId }: Person): Promise<unknown> {
  const watching = new AbortController()
  const frames = core.feed.subscribe({ workspaceId, userId }, null, watching.signal)
  const ended = (async () => {
    for await (const { type, data } of frames)
      if (type === 'job.ended' && data['name'] === 'train_model') return data
    return null
  })()
  const running = async () =>
    (await trainings(call)).find(({ state, progress }) => state === 'running' && (progress?.done ?? 0) > 0)
      ?.id
  await expect.poll(running, { timeout: 30_000, interval: 100 }).toBeDefined()
  const jobId = await running()
  expect(await call('POST', `/v1/jobs/${jobId}/cancel`, {})).toEqual({ id: jobId, stopped: true })
  const end = await ended
  watching.abort()
  await expect.poll(async () => (await trainings(call)).map(({ id }) => id)).not.toContain(jobId)
  return end
}

/** Those that run, or wait to. */
async function trainings(call: Call): Promise<Job[]> {
  const { items } = await call<{ items: Job[] }>('GET', '/v1/jobs')
  return items.filter(({ name, state }) => name === 'train_model' && state !== 'done')
}

test('a candidate is used where it is right more often than the naive rival and the model before', () => {
  const figures = (accuracy: number) => ({ rows: 50, accuracy, ece: 0 })
  const verdict = (own: number, naive: number, before: number | null) =>
    beatenBy({
      heldOut: figures(own),
      naive: figures(naive),
      before: before === null ? null : figures(before),
    })
  expect(verdict(0.8, 0.7, null)).toBeNull()
  expect(verdict(0.8, 0.7, 0.79)).toBeNull()
  expect(verdict(0.8, 0.8, null)).toBe('naive')
  expect(verdict(0.8, 0.9, 0.9)).toBe('naive')
  expect(verdict(0.8, 0.7, 0.8)).toBe('before')
})

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

test('one that is stopped while it still waits does not begin at the next choice', async () => {
  const call = callAs(await signUp())
  const slugs = await categorySlugs(call)
  const idOf = (slug: string) =>
    [...slugs].find(([, one]) => one === (slug === 'Fambrels' ? 'family.pets' : slug))?.[0]
  await fileByKind(call, { from: 0, count: 150 }, idOf)
  const waiting = async () => (await trainings(call)).find(({ state }) => state !== 'running')?.id
  await expect.poll(waiting, { timeout: 20_000, interval: 50 }).toBeDefined()
  const jobId = await waiting()
  expect(await call('POST', `/v1/jobs/${jobId}/cancel`, {})).toEqual({ id: jobId, stopped: true })
  await expect.poll(async () => (await models(call)).nextTrainingAt, { timeout: 20_000 }).toBe(175)
  await fileByKind(call, { from: 150, count: 3 }, idOf)
  await expect.poll(async () => (await models(call)).choices, { timeout: 20_000 }).toBe(153)
  expect(await trainings(call)).toEqual([])
})

test('a model is trained on choices, used because it beats its rivals, and left in one call; one that is stopped changes nothing and stays stopped', async () => {
  const person = await signUp()
  const call = callAs(person)
  await expect(call('POST', '/v1/category-models/train', {})).rejects.toThrow('too_few_choices')
  expect(await models(call)).toMatchObject({ choices: 0, choicesLeast: 150, nextTrainingAt: 150 })
  const slugs = await categorySlugs(call)
  // One that the person made, as an accepted proposal would be.
  const own = await call<{ id: string }>('POST', '/v1/categories', { name: 'Fambrels', kind: 'expense' })
  const idOf = (slug: string) => [...slugs, [own.id, 'Fambrels']].find(([, one]) => one === slug)?.[0]
  await fileByKind(call, { from: 0, count: 240 }, idOf)
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

  const suggested = async (description: string) =>
    (
      await call<{ items: { suggestion: Why['suggestion'] }[] }>('POST', '/v1/categorization/suggest', {
        rows: [{ bookedOn: '2026-01-05', amount: { amount: '-22.00', currency: 'GBP' }, description }],
      })
    ).items[0]?.suggestion
  const said = await suggested('yyzy quindle')
  expect(said).toMatchObject({ source: 'model', categoryId: idOf('home.maintenance') })
  expect(await suggested('yyzy fambrel')).toMatchObject({ source: 'model', categoryId: own.id })

  // What is stored with a row says who spoke, in which version, how sure, and on which three examples.
  await record(call, [['2026-01-05', 'yyzy quindle', '-22.00']])
  const row = (await rowsOf(call)).find(({ description }) => description === 'yyzy quindle')
  const { decidedBy, suggestion } = await call<Why>('GET', `/v1/transactions/${row?.id}/why`)
  expect([decidedBy, suggestion?.model, suggestion?.evidence.length]).toEqual(['model', model?.id, 3])
  expect(suggestion?.evidence.map(({ text }) => text).join(' ')).toMatch(/quindle.*quindle.*quindle/)
  expect(suggestion?.probability).toBeGreaterThan(0.8)

  const before = await models(call)
  await call('POST', '/v1/category-models/train', {})
  const stopped = { name: 'train_model', state: 'cancelled' }
  expect(await stopOnItsWay(call, person)).toMatchObject(stopped)
  expect(await models(call)).toEqual(before)
  expect(await suggested('yyzy quindle')).toEqual(said)

  // One that began by itself is stopped too, and does not begin again at the next choice.
  await fileByKind(call, { from: 240, count: 25 }, idOf)
  expect(await stopOnItsWay(call, person)).toMatchObject(stopped)
  expect(await models(call)).toMatchObject({ choices: 265, newChoices: 25, nextTrainingAt: 290 })
  await fileByKind(call, { from: 265, count: 3 }, idOf)
  await expect.poll(async () => (await models(call)).choices).toBe(268)
  expect(await trainings(call)).toEqual([])

  const shipped = before.items.find(({ state }) => state === 'shipped')
  const back = await call<Models>('POST', '/v1/category-models/use', { id: shipped?.id })
  expect(back.items.find(({ current }) => current)?.state).toBe('shipped')
  expect((await suggested('yyzy quindle'))?.source).not.toBe('model')
}, 120_000)
