/** `scale categorize`, `review`, `rules`, `discover` and `anomalies` with --json, on a data folder of their own: shapes and exit codes. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDb } from '../../core/testing/database.ts'
import { type Command, UsageFault } from '../command.ts'
import { commands } from '../commands.ts'
import { silentIo } from './io.ts'

const { url } = await testDb()
let folder = ''
beforeAll(async () => void (folder = await mkdtemp(path.join(tmpdir(), 'scale-sorting-'))))
afterAll(() => rm(folder, { recursive: true, force: true }))

async function scale<T = object>(name: string, ...args: string[]): Promise<T> {
  const out: string[] = []
  const io = silentIo((line) => out.push(line), { DATABASE_URL: url, SCALE_DATA: folder })
  const command: Command | undefined = (await commands[name]?.())?.command
  expect(await command?.run([...args, '--json'], io)).toBe(0)
  return JSON.parse(out.join(''))
}

/** Two kinds of payees nobody has a name for. */
const unnamed = Array.from({ length: 40 }, (_, index) => {
  const kind = index % 2 === 0 ? 'VELODROMIX LESSON' : 'GRUNDELWERK POTTERY'
  const day = String(1 + (index % 28)).padStart(2, '0')
  return `2026-0${1 + (index % 4)}-${day},${kind} ${'ABCDEFGH'[index % 8]},-${10 + (index % 5)}.00`
})

const received = async (...rows: string[]): Promise<unknown> => {
  const file = path.join(folder, `${rows.length}.csv`)
  await writeFile(file, ['Date,Description,Amount', ...rows, ''].join('\n'))
  return scale('import', file, '--account', 'Current', '--yes')
}

test('what waits is listed, accepted and remembered; a rule is previewed, added, applied and removed', async () => {
  await received('2026-03-25,XQZ PLUMBAGO,-20.00', '2026-03-26,VRRMT ORBITAL,-3.00')
  expect(await scale('categorize')).toEqual({ looked: 2, filed: 0, toReview: 2 })
  const review = await scale<{ rows: number; groups: { merchant: string }[] }>('review')
  expect(review).toMatchObject({ rows: 2, groups: [{ rows: 1 }, { rows: 1 }] })
  const merchant = review.groups.find((group) => /xqz/i.test(group.merchant))?.merchant ?? ''
  expect(await scale('review', '--accept', merchant, '--category', 'food.groceries')).toMatchObject({
    filed: [{ merchant, incoming: false, changed: 1 }],
  })
  await expect(scale('review', '--accept', merchant, '--category', 'food.groceries')).rejects.toMatchObject({
    code: 'not_found',
  })

  await expect(scale('review', '--accept', 'vrrmt', '--category', 'hobb')).rejects.toThrow('leisure.hobbies')

  expect(await scale('rules', 'preview', 'orbital')).toMatchObject({
    rows: 1,
    examples: [{ description: 'VRRMT ORBITAL' }],
  })
  const options = ['--name', 'Orbits', '--when', 'orbital', '--category', 'leisure.hobbies', '--tag', 'sky']
  const { rule } = await scale<{ rule: { id: string } }>('rules', 'add', ...options)
  expect(await scale('rules', 'preview', rule.id)).toMatchObject({ found: 1, rows: 1, examples: [{}] })
  expect(await scale('rules', 'log', rule.id)).toEqual({ runs: [] })
  expect(await scale('rules', 'apply', rule.id)).toMatchObject({ rule: rule.id, changed: 1 })
  expect(await scale('rules', 'preview', rule.id)).toEqual({ found: 1, rows: 0, examples: [] })
  expect(await scale('rules', 'log', rule.id)).toMatchObject({ runs: [{ importId: null, rows: 1 }] })
  expect(await scale('rules')).toMatchObject({
    rules: [{ name: 'Orbits', condition: 'orbital', actions: { addTags: ['sky'] }, rows: 1 }],
  })
  expect(await scale('review')).toEqual({ rows: 0, groups: [] })
  expect(await scale('rules', 'remove', rule.id)).toEqual({ removed: rule.id })

  const halves = ['--split', 'leisure.hobbies=50', '--split', 'food.groceries=50']
  expect(await scale('rules', 'add', '--name', 'Halves', '--when', 'xqz', ...halves)).toMatchObject({
    rule: { actions: { split: [{ percent: 50 }, { percent: 50 }] } },
  })
  const transfer = ['--transfer', 'Current', '--tag', 'moved']
  expect(await scale('rules', 'add', '--name', 'Own', '--when', 'own money', ...transfer)).toMatchObject({
    rule: { actions: { transferWith: expect.stringMatching(/^acc_/), addTags: ['moved'] } },
  })
  const split = ['add', '--name', 'x', '--when', 'y', '--split']
  await expect(scale('rules', ...split, 'food.groceries=50')).rejects.toThrow(UsageFault)
  await expect(scale('rules', ...split, 'food.groceries')).rejects.toThrow('CATEGORY=PERCENT')
  for (const form of [['add', '--name', 'x'], ['apply'], ['list', 'x'], ['eat']])
    await expect(scale('rules', ...form)).rejects.toThrow(UsageFault)
})

test('groups among what waits are found, listed, taken on by their number, merged and dismissed', async () => {
  expect(await scale('discover')).toEqual({ proposals: [], waiting: 0, waitingLeast: 20 })
  await received(...unnamed)
  const { proposals } = await scale<{ proposals: { id: string; rows: number; name: string }[] }>('discover')
  const [first] = proposals
  expect(first?.rows).toBeGreaterThan(1)
  expect(await scale('discover', 'list')).toMatchObject({ proposals, waiting: 40 })
  const named = ['--name', 'Courses', '--under', 'leisure']
  expect(await scale('discover', 'accept', '1', ...named)).toMatchObject({
    proposal: first?.id,
    state: 'accepted',
    categoryId: expect.stringMatching(/^cat_/),
    filed: { changed: first?.rows },
  })
  expect(await scale('discover', 'list')).toMatchObject({ waiting: 40 - (first?.rows ?? 0) })
  const [second] = proposals.slice(1)
  if (second)
    expect(await scale('discover', 'merge', second.id, '--into', 'Courses')).toMatchObject({
      state: 'merged',
    })
  await expect(scale('discover', 'dismiss', first?.id ?? '')).rejects.toMatchObject({ code: 'not_found' })
  for (const form of [
    ['accept'],
    ['list', '1'],
    ['merge', '1'],
    ['--name', 'x'],
    ['dismiss', '1', '--into', 'x'],
  ])
    await expect(scale('discover', ...form)).rejects.toThrow(UsageFault)
}, 60_000)

test('what is odd is listed, explained and answered by its number', async () => {
  const everyday = Array.from(
    { length: 90 },
    (_, at) =>
      `${dayAt(at * 2)},MARKET ${at % 2 === 0 ? 'HALL' : 'SQUARE'},-${15 + ((at * 7) % 23)}.${10 + at}`,
  )
  await received(...everyday, `${dayAt(170)},QUARTZ BISTRO,-61.37`, `${dayAt(171)},QUARTZ BISTRO,-61.37`)
  const { alerts } = await scale<{ alerts: { id: string; kind: string }[] }>('anomalies')
  const at = alerts.findIndex(({ kind }) => kind === 'duplicate_charge')
  expect(at).toBeGreaterThanOrEqual(0)
  const alert = { id: alerts[at]?.id, rows: [{ amount: { amount: '-61.37' } }, {}] }
  expect(await scale('anomalies', 'explain', String(at + 1))).toMatchObject({ alert })
  expect(await scale('anomalies', 'fine', String(at + 1))).toMatchObject({ alert: { verdict: 'fine' } })
  expect(await scale('anomalies', 'list')).toMatchObject({
    alerts: alerts.filter(({ id }) => id !== alert.id),
  })
  for (const form of [['explain'], ['fine', '1', '2'], ['list', 'x'], ['eat', '1']])
    await expect(scale('anomalies', ...form)).rejects.toThrow(UsageFault)
  await expect(scale('anomalies', 'fine', '99')).rejects.toMatchObject({ code: 'not_found' })
}, 60_000)

const dayAt = (day: number): string =>
  new Date(Date.now() - (200 - day) * 86_400_000).toISOString().slice(0, 10)
