import { euclideanDistances, pointCloud, type Bar, type DenseDistances, type Diagram } from '../index.ts'

export function distancesOf(points: readonly ArrayLike<number>[]): DenseDistances {
  return euclideanDistances(pointCloud(points))
}

/** n points evenly on a circle of radius 1. */
export function polygon(n: number): number[][] {
  return Array.from({ length: n }, (_, i) => [
    Math.cos((2 * Math.PI * i) / n),
    Math.sin((2 * Math.PI * i) / n),
  ])
}

/** ±e_i in R³. */
export const octahedron = [0, 1, 2].flatMap((axis) =>
  [1, -1].map((sign) => [0, 1, 2].map((i) => (i === axis ? sign : 0))),
)

export const cloud10 = [
  [0, 0],
  [1.1, 0.2],
  [1.9, 1],
  [2.1, 2.1],
  [1.2, 2.9],
  [0.1, 3],
  [-0.9, 2.2],
  [-1.1, 1],
  [0.4, 1.5],
  [3.5, 3.5],
]

/** n lines through the origin of R³, spread evenly: the projective plane, each point as far from another as the nearer of
 * its two antipodes. */
export function projectivePlane(n: number): DenseDistances {
  const points = Array.from({ length: n }, (_, i) => {
    const z = 1 - (i + 0.5) / n
    const angle = i * Math.PI * (3 - Math.sqrt(5))
    return [Math.sqrt(1 - z * z) * Math.cos(angle), Math.sqrt(1 - z * z) * Math.sin(angle), z]
  })
  const lower = points.flatMap((a, i) =>
    points.slice(0, i).map((b) => {
      const apart = (sign: number) => Math.hypot(...a.map((x, k) => x - sign * (b[k] ?? 0)))
      return Math.min(apart(1), apart(-1))
    }),
  )
  return { kind: 'dense', size: n, lower: Float32Array.from(lower) }
}

/** Bars as a multiset. */
export function sorted(bars: readonly Bar[]): Bar[] {
  return bars.toSorted((a, b) => a[0] - b[0] || (a[1] === b[1] ? 0 : a[1] - b[1]))
}

/** Each dimension as Ripser prints it, six digits. */
export function printed(diagrams: readonly Diagram[]): string[] {
  const digits = (value: number) => (value === Infinity ? '' : String(Number(value.toPrecision(6))))
  return diagrams.map(({ bars }) =>
    bars.map(([birth, death]) => `[${digits(birth)},${digits(death)})`).join(' '),
  )
}
