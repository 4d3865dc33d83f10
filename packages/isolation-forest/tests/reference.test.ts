/** Values computed elsewhere: by hand, by scikit-learn 1.2.1, by the authors' Extended Isolation Forest. */
import { expect, test } from 'vitest'
import { averagePathLength, fit, score, type IsolationForest, type Tree } from '../index.ts'
import { blob, readCase, table } from './tables.ts'

test('V1: c(n) is that of scikit-learn', () => {
  const known: [number, number][] = [
    [0, 0],
    [1, 0],
    [2, 1],
    [3, 1.2073923576],
    [4, 1.8516559071],
    [5, 2.327020052],
    [8, 3.2962516279],
    [10, 3.7488804845],
    [16, 4.695531732],
    [64, 7.4719507826],
    [100, 8.36467103],
    [128, 8.8584305027],
    [256, 10.2447709201],
    [1000, 12.9699408871],
  ]
  for (const [size, length] of known) expect(averagePathLength(size)).toBeCloseTo(length, 9)
})

/** A leaf by its rows, or a cut: feature, threshold, left, right. */
type Branch = number | readonly [feature: number, threshold: number, left: Branch, right: Branch]

/** The tree that another program grew, in our arrays. */
function planted(root: Branch): Tree {
  const [left, feature, threshold, pathLength] = [[0], [0], [Infinity], [0]]
  let deepest = 0
  const plant = (node: number, branch: Branch, depth: number): void => {
    deepest = Math.max(deepest, depth)
    if (typeof branch === 'number') {
      pathLength[node] = depth + averagePathLength(branch)
      return
    }
    const child = left.length
    left[node] = child
    feature[node] = branch[0]
    threshold[node] = branch[1]
    left.push(child, child + 1)
    feature.push(0, 0)
    threshold.push(Infinity, Infinity)
    plant(child, branch[2], depth + 1)
    plant(child + 1, branch[3], depth + 1)
  }
  plant(0, root, 0)
  const none = new Float64Array(0)
  return {
    width: 1,
    depth: deepest,
    left: Int32Array.from(left),
    feature: Int32Array.from(feature),
    weight: none,
    point: none,
    threshold: Float64Array.from(threshold),
    pathLength: Float64Array.from(pathLength),
  }
}

function forestOf(trees: readonly Branch[], sampleSize: number, columns: number): IsolationForest {
  const empty = fit(table([Array.from({ length: columns }, () => 0)]))
  return { ...empty, sampleSize, trees: trees.map(planted) }
}

test('V2: the tree drawn by hand', () => {
  const forest = forestOf([[0, 5, [0, 2.5, 2, 1], 1]], 4, 1)
  const [ten, three, one, two] = score(forest, table([[10], [3], [1], [2]]))
  expect(ten).toBeCloseTo(0.6877436678, 9)
  expect(three).toBeCloseTo(0.4729913526, 9)
  expect(one).toBeCloseTo(0.3252968076, 9)
  expect(two).toBe(one)
})

test('V4: three trees exported from scikit-learn score as they do there', () => {
  const trees: Branch[] = [
    [0, 1.688361, 1, [1, 1.693886, 1, [0, 1.787416, 1, 5]]],
    [
      1,
      1.938909,
      [0, 1.601748, 1, [1, 1.637428, 2, 1]],
      [1, 2.092689, [0, 1.975558, 1, 1], [1, 2.101069, 1, 1]],
    ],
    [1, 2.28426, [1, 1.484466, 1, [1, 1.985706, 3, 3]], 1],
  ]
  const scores = score(
    forestOf(trees, 8, 2),
    table([
      [2, 2],
      [2.5, 1],
      [0, 0],
    ]),
  )
  for (const [row, known] of [0.41536685, 0.57077746, 0.70435526].entries()) {
    expect(scores[row]).toBeCloseTo(known, 7)
  }
})

test('V3: two blobs score as in scikit-learn, within four standard deviations of 1000 trees', () => {
  const forest = fit(table(readCase('two-blobs.csv')), { trees: 1000, samples: 100, seed: 3 })
  const known: [point: number[], mean: number, sd: number][] = [
    [[0, 0], 0.6579, 0.0018],
    [[4, 4], 0.6885, 0.0034],
    [[-4, 4], 0.7115, 0.0024],
    [[2, 2], 0.4398, 0.0015],
    [[-2.2, -1.9], 0.4448, 0.0024],
    [[0, 3], 0.6915, 0.0022],
  ]
  const scores = score(forest, table(known.map(([point]) => point)))
  for (const [row, [, mean, sd]] of known.entries()) {
    expect(Math.abs((scores[row] as number) - mean)).toBeLessThan(4 * sd)
  }
  expect(forest.offset).toBe(-0.5)
})

test('V3: a contamination of 5 % flags 10 of 200 rows', () => {
  const rows = table(readCase('two-blobs.csv'))
  const forest = fit(rows, { samples: 100, contamination: 0.05, seed: 3 })
  expect(forest.offset).toBeCloseTo(-0.587, 1)
  expect(score(forest, rows).filter((strangeness) => -strangeness - forest.offset < 0)).toHaveLength(10)
})

test('V5: the empty corners of two blobs look safe to axis-parallel cuts, not to hyperplanes', () => {
  const rows = table([...blob(1, 500, [0, 10]), ...blob(2, 500, [10, 0])])
  const places = table([
    [0, 0],
    [10, 10],
    [0, 10],
    [10, 0],
    [5, 5],
    [-5, -5],
  ])
  const axis = score(fit(rows, { trees: 600, seed: 1 }), places)
  const plane = score(fit(rows, { trees: 600, seed: 1, extension: 1 }), places)
  for (const [place, known] of [0.624, 0.589, 0.419, 0.418, 0.678, 0.721].entries()) {
    expect(Math.abs((axis[place] as number) - known)).toBeLessThan(0.03)
  }
  for (const [place, known] of [0.695, 0.689, 0.411, 0.411].entries()) {
    expect(Math.abs((plane[place] as number) - known)).toBeLessThan(0.03)
  }
  for (const corner of [0, 1]) {
    expect((plane[corner] as number) - (axis[corner] as number)).toBeGreaterThan(0.05)
  }
})

test('V5: around one blob hyperplanes score a circle evenly', () => {
  const rows = table(blob(5, 1000, [0, 0]))
  const angles = Array.from({ length: 8 }, (_, eighth) => (eighth * Math.PI) / 4)
  const circle = table(angles.map((angle) => [4 * Math.cos(angle), 4 * Math.sin(angle)]))
  const spread = (extension: number): number => {
    const scores = score(fit(rows, { trees: 400, extension, seed: 1 }), circle)
    const mean = scores.reduce((sum, each) => sum + each, 0) / scores.length
    return Math.sqrt(scores.reduce((sum, each) => sum + (each - mean) ** 2, 0) / scores.length)
  }
  expect(spread(0)).toBeGreaterThan(0.035)
  expect(spread(1)).toBeLessThan(0.025)
})

test('V6: malignant tumours (WDBC, UCI) stand out as much as with scikit-learn', () => {
  const rows = readCase('wdbc.csv')
  const labels = rows.map((row) => row[30] === 1)
  const seeds = Array.from({ length: 10 }, (_, seed) => seed)
  const areas = seeds.map((seed) => {
    const scores = score(fit(table(rows, 30), { seed }), table(rows, 30))
    return rocAuc(scores, labels)
  })
  const mean = areas.reduce((sum, each) => sum + each, 0) / areas.length
  // .782 ± .024 over ten seeds: their mean may differ by four standard errors, of theirs and of ours.
  expect(Math.abs(mean - 0.782)).toBeLessThan(4 * Math.sqrt(2 / 10) * 0.024)
})

/** The share of pairs of an anomaly and another row in which the anomaly scores higher. */
function rocAuc(scores: Float64Array, labels: readonly boolean[]): number {
  const strange = scores.filter((_, row) => labels[row])
  const normal = scores.filter((_, row) => !labels[row])
  let won = 0
  for (const one of strange) for (const other of normal) won += one > other ? 1 : one === other ? 0.5 : 0
  return won / (strange.length * normal.length)
}
