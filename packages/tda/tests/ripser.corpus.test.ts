import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import {
  euclideanDistances,
  readDistances,
  readLowerDistances,
  readPointCloud,
  ripsPersistence,
  type Bar,
} from '../index.ts'

const folder = new URL('../../../../shared/data/topology/', import.meta.url)
const read = (file: string) => readFileSync(new URL(file, folder), 'utf8')

const triangle = (file: string) => readLowerDistances(read(file))
const cases = [
  { file: 'random16.lower_distance_matrix', expected: 'random16_z2_dim2', space: triangle },
  {
    file: 'projective_plane.lower_distance_matrix',
    expected: 'projective_plane_z2_dim2',
    space: triangle,
  },
  {
    file: 'projective_plane.csv',
    expected: 'projective_plane_z3_dim2',
    space: (file: string) => readDistances(read(file)),
    modulus: 3,
  },
  { file: 'sphere_3_192.lower_distance_matrix', expected: 'sphere_3_192_z2_dim2', space: triangle },
  {
    file: 'o3_1024.txt',
    expected: 'o3_1024_z2_dim1_thr1.8',
    space: (file: string) => euclideanDistances(readPointCloud(read(file))),
    dimensionMax: 1,
    threshold: 1.8,
  },
]

describe.skipIf(!existsSync(folder))(
  'Ripser’s own diagrams (skipped where the folder ../shared/data/topology is not there)',
  () => {
    test.each(cases)('$expected', ({ file, expected, space, ...options }) => {
      const diagrams = ripsPersistence(space(file), { dimensionMax: 2, ...options })
      const theirs = printedBars(read(`expected/${expected}.txt`))
      expect(diagrams.map(({ bars }) => bars.length)).toEqual(theirs.map((bars) => bars.length))
      for (const [dimension, bars] of theirs.entries()) {
        // The same order, each end to the six digits printed.
        const ours = diagrams[dimension]?.bars.map((bar) => bar.map((end) => Number(end.toPrecision(6))))
        expect(ours).toEqual(bars)
      }
    })
  },
)

/** Ripser's output: bars by dimension. */
function printedBars(text: string): Bar[][] {
  return text
    .split(/^persistence intervals in dim \d+:$/m)
    .slice(1)
    .map((section) =>
      [...section.matchAll(/\[([^,]+),([^)]*)\)/g)].map(([, birth = '', death = '']): Bar => [
        Number(birth),
        death.trim() === '' ? Infinity : Number(death),
      ]),
    )
}
