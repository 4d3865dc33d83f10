import { createRng, createRuntime } from '@scale/numerics'
import { expect, test } from 'vitest'
import { mixture } from '../clustering/mixture.ts'
import { unitRows } from '../clustering/points.ts'
import { directionsOf, gatherTexts } from '../clustering/texts.ts'

const runtime = await createRuntime()

test('rows are gathered by their text; labels say how many rows hide their class', () => {
  const texts = ['a', 'a', 'a', 'a', 'a', 'a', 'b', 'b']
  const gathered = gatherTexts(texts, Int32Array.of(0, 0, -1, -1, -1, -1, -1, -1))
  expect([...gathered.ofRows]).toEqual([0, 0, 0, 0, 0, 0, 1, 1])
  expect([...gathered.unlabelled]).toEqual([4, 2])
  expect(gathered.labelled[0]).toEqual(new Map([[0, 2]]))
  expect(gathered.hiddenPerLabelled).toBe(2)
  const points = {
    data: Float32Array.from(texts.flatMap((_, row) => [row < 6 ? 3 : 0, row < 6 ? 0 : 2])),
    width: 2,
  }
  expect([...directionsOf(gathered, points).data]).toEqual([1, 0, 0, 1])
})

/** Texts on an arc of the circle: a class of 300 rows spread widely, and one of 12 rows apart from it. */
function arc() {
  const rng = createRng(2)
  const truth = Int32Array.from({ length: 312 }, (_, row) => (row < 300 ? 0 : 1))
  const data = Float32Array.from(truth, (kind) =>
    kind === 0 ? rng.normal() * 0.35 : 2.6 + rng.normal() * 0.1,
  )
  const points = unitRows(
    Float32Array.from(data).reduce((both, angle, row) => {
      both.set([Math.cos(angle), Math.sin(angle)], 2 * row)
      return both
    }, new Float32Array(624)),
    2,
  )
  return { truth, points: { data: points, width: 2 }, texts: Array.from(truth, (_, row) => `text ${row}`) }
}

test('a large class is kept whole where three clusters are allowed', () => {
  const { truth, points, texts } = arc()
  const labels = new Int32Array(truth.length).fill(-1)
  const gathered = gatherTexts(texts, labels)
  const start = truth.map((kind, row) => (kind === 1 ? 2 : (points.data[2 * row + 1] ?? 0) > 0.2 ? 1 : 0))
  const found = mixture(runtime, gathered, points, { start, labels, clusters: 3, concentration: 10 })
  const inFirst = found.subarray(0, 300).filter((cluster) => cluster === found[0]).length
  expect(inFirst).toBeGreaterThan(290)
  expect(new Set(found.subarray(300))).toEqual(new Set([2]))
})

test('unlabelled rows of a text go with its labelled ones, but many more of them than those hide are New', () => {
  const texts = ['old', 'other', 'new'].flatMap((text, kind) =>
    new Array<string>(kind === 2 ? 60 : 40).fill(text),
  )
  const labels = Int32Array.from(texts, (text, row) =>
    text === 'old' && row % 2 === 0
      ? 0
      : text === 'other' && row % 2 === 0
        ? 1
        : text === 'new' && row < 82
          ? 0
          : -1,
  )
  const gathered = gatherTexts(texts, labels)
  const points = { data: Float32Array.of(1, 0, 0, 1, 0.6, 0.8), width: 2 }
  const start = Int32Array.from(texts, (text) => ['old', 'other', 'new'].indexOf(text))
  const found = mixture(runtime, gathered, points, { start, labels, clusters: 3, concentration: 10 })
  expect([...found]).toEqual([0, 1, 2])
})
