import { createRng, createRuntime } from '@scale/numerics'
import { expect, test } from 'vitest'
import {
  clusterAccuracy,
  findCategories,
  knownCategories,
  novelRows,
  type Row,
  type Space,
} from '../index.ts'
import { estimateCount } from '../clustering/count.ts'
import { assignLargest } from '../clustering/hungarian.ts'
import { kMeans } from '../clustering/kmeans.ts'
import { discover } from '../discovery/discover.ts'
import { nameOf } from '../discovery/names.ts'
import { sameMerchant, viewOf } from '../training/views.ts'

const runtime = await createRuntime()
const hyperbolic: Space = { geometry: 'hyperbolic', ball: { curvature: 0.1, clip: 2.3 } }

/** Three heaps in the plane, 30 points each, in turn. */
function heaps() {
  const rng = createRng(3)
  const centres = [
    [0, 0],
    [6, 0],
    [0, 6],
  ]
  const truth = Int32Array.from({ length: 90 }, (_, row) => row % 3)
  const data = Float32Array.from({ length: 180 }, (_, place) => {
    const centre = centres[truth[place >> 1] ?? 0] ?? []
    return (centre[place & 1] ?? 0) + rng.normal() * 0.4
  })
  return { points: { data, width: 2 }, truth }
}

test('k-means finds heaps; labelled rows keep their class even where they lie elsewhere', () => {
  const { points, truth } = heaps()
  const free = kMeans(runtime, points, { clusters: 3, rng: createRng(1) })
  expect(clusterAccuracy(truth, free.clusters, () => true).perRow.all).toBe(1)
  const labels = truth.map((label, row) => (row < 12 && label < 2 ? label : -1))
  labels[2] = 0
  const pinned = kMeans(runtime, points, { clusters: 3, labels, rng: createRng(1) })
  expect(pinned.clusters[2]).toBe(0)
  expect([...pinned.clusters].filter((cluster, row) => row !== 2 && cluster !== truth[row])).toEqual([])
})

test('the number of heaps is found from those that are known', () => {
  const { points, truth } = heaps()
  const known = truth.map((label, row) => (row % 5 < 3 ? label : -1))
  expect(estimateCount(runtime, points, known, { least: 2, most: 9, rng: createRng(2) })).toBe(3)
})

test('the assignment with the largest sum is that of trying all', () => {
  const rng = createRng(8)
  const orders = [
    [0, 1, 2],
    [0, 2, 1],
    [1, 0, 2],
    [1, 2, 0],
    [2, 0, 1],
    [2, 1, 0],
  ]
  for (let round = 0; round < 50; round++) {
    const gains = Float64Array.from({ length: 9 }, () => rng.below(9))
    const sum = (order: Iterable<number>) =>
      [...order].reduce((total, column, row) => total + (gains[row * 3 + column] ?? 0), 0)
    expect(sum(assignLargest(gains, 3))).toBe(Math.max(...orders.map(sum)))
  }
})

test('a view keeps the sign of the amount, the merchant and the weekday', () => {
  const rng = createRng(5)
  const row: Row = { text: 'POS 4321 CORNER BAKERY LEEDS', amount: -12.5, date: '2024-03-05' }
  const views = Array.from({ length: 50 }, () => viewOf(row, rng))
  expect(views.every(({ amount = 0 }) => amount < 0)).toBe(true)
  expect(views.every(({ date = '' }) => new Date(date).getUTCDay() === 2)).toBe(true)
  expect(new Set(views.map(({ text }) => text)).size).toBeGreaterThan(20)
  expect(views.every(({ text }) => text !== '')).toBe(true)
  const groups = sameMerchant([{ text: 'SHOP 123456' }, { text: 'cafe' }, { text: 'shop 987654' }])
  expect([...(groups[0] ?? [])]).toEqual([0, 2])
})

test('a name is the words that tell texts apart', () => {
  const inside = ['CITY GYM MEMBERSHIP 01', 'CITY GYM MEMBERSHIP 02', 'IRON GYM MEMBERSHIP']
  expect(nameOf(inside, ['CITY COUNCIL', 'CITY BAKERY', 'IRON MONGERS'])).toBe('Gym Membership')
  expect(nameOf(['1234', '99'], ['x'])).toBe('')
  const firms = ['PAYPAL *OAKVET LTD', 'WWW.OAKVET.CO.UK', 'OAKVET LIMITED']
  expect(nameOf(firms, ['CITY BAKERY'])).toBe('Oakvet')
})

/** Payments of eight kinds with three merchants each. */
function payments() {
  const rng = createRng(11)
  const kinds = [
    ['grocery market', 'fresh market foods', 'grocery corner'],
    ['petrol station', 'fuel station motorway', 'petrol fuel stop'],
    ['gym membership', 'fitness gym club', 'iron gym'],
    ['energy electric bill', 'electric power bill', 'green electric'],
    ['pharmacy health', 'night pharmacy', 'city pharmacy drugs'],
    ['book shop', 'second hand book store', 'book club'],
    ['taxi ride', 'airport taxi', 'taxi night cab'],
    ['cinema tickets', 'open air cinema', 'cinema palace'],
  ]
  const truth = Int32Array.from({ length: 320 }, () => rng.below(kinds.length))
  const rows = Array.from(truth, (kind): Row => ({
    text: `${kinds[kind]?.[rng.below(3)]} ${100000 + rng.below(900000)}`,
    amount: -(kind + 1) * 10 * Math.exp(rng.normal() * 0.3),
  }))
  return { rows, truth }
}

test.each([hyperbolic, { geometry: 'euclidean' } as const])(
  'unlabelled kinds of payment are proposed by name: $geometry',
  (space) => {
    const { rows, truth } = payments()
    const labels = truth.map((kind, row) => (kind < 6 && row % 2 === 0 ? kind : -1))
    const finding = findCategories(runtime, rows, labels, { space, seed: 1, steps: 25, count: 8 })
    let steps = 0
    for (;;) {
      const { done, value } = finding.next()
      if (!done) {
        steps++
        continue
      }
      const names = value.map(({ name }) => name).join(', ')
      expect(names).toMatch(/taxi/i)
      expect(names).toMatch(/cinema/i)
      for (const { rows: members, exemplars } of value) {
        expect(exemplars.length).toBeLessThanOrEqual(3)
        expect([...exemplars].every((row) => members.includes(row))).toBe(true)
        expect([...members].every((row) => labels[row] === -1)).toBe(true)
      }
      break
    }
    expect(steps).toBe(25)
  },
)

test('what merely was left over is proposed nowhere', () => {
  const { rows, truth } = payments()
  const rng = createRng(5)
  const letter = () => 'abcdefghijklmnopqrstuvwxyz'[rng.below(26)]
  const strange = Array.from({ length: 60 }, (): Row => ({
    text: Array.from({ length: 3 + rng.below(12) }, letter).join(''),
    amount: -Math.exp(rng.normal() * 3),
  }))
  const labels = Int32Array.from([...truth.map((kind) => (kind < 6 ? kind : -1)), ...strange.map(() => -1)])
  const all = [...rows, ...strange]
  const finding = findCategories(runtime, all, labels, { space: hyperbolic, seed: 1, steps: 25, count: 10 })
  let turn = finding.next()
  while (!turn.done) turn = finding.next()
  expect(turn.value.length).toBeGreaterThan(0)
  for (const { rows: members } of turn.value)
    expect(members.filter((row) => row >= rows.length).length / members.length).toBeLessThan(0.2)
})

test('the same seed finds the same categories', () => {
  const { rows, truth } = payments()
  const labels = truth.map((kind, row) => (kind < 6 && row % 2 === 0 ? kind : -1))
  const found = () => {
    const run = discover(runtime, rows, labels, { space: hyperbolic, seed: 4, steps: 5, count: 8 })
    for (;;) {
      const { done, value } = run.next()
      if (done) return [...value.categories]
    }
  }
  expect(found()).toEqual(found())
})

test('a row is novel where nothing is near or the model is unsure', () => {
  const { points, truth } = heaps()
  for (const space of [hyperbolic, { geometry: 'euclidean' } as const]) {
    const features = { data: points.data.map((value) => value / 4 + 1), width: 2 }
    const known = knownCategories(
      runtime,
      space,
      features,
      truth.map((label) => (label < 2 ? label : -1)),
    )
    const novel = novelRows(runtime, known, features, { confidences: truth.map(() => 1), confidenceMin: 0.5 })
    const share = (label: number) =>
      novel.filter((flag, row) => flag === 1 && truth[row] === label).length / 30
    expect(share(1)).toBeLessThan(0.2)
    expect(share(2)).toBe(1)
    const unsure = novelRows(runtime, known, features, {
      confidences: truth.map(() => 0.2),
      confidenceMin: 0.5,
    })
    expect(unsure.every((flag) => flag === 1)).toBe(true)
  }
})

test('too little is refused or answered, never a crash', () => {
  expect(() => discover(runtime, [], new Int32Array(), { space: hyperbolic, seed: 1 }).next()).toThrow(
    RangeError,
  )
  const odd = ['', '\u0000\u202E', 'x'.repeat(100_000), '😀😀'].map((text): Row => ({ text }))
  const run = findCategories(runtime, odd, new Int32Array(4).fill(-1), {
    space: hyperbolic,
    seed: 1,
    steps: 2,
  })
  let turn = run.next()
  while (!turn.done) turn = run.next()
  expect(turn.value.length).toBeLessThanOrEqual(4)
})
