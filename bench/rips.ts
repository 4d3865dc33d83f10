/**
 * `npm run bench -- rips --data FILE --format point-cloud|lower-distance|distance|sparse --dim D [--threshold T]
 * [--modulus P] [--json]`: the bars of a file in Ripser's order, the seconds to find them, and the peak memory of this process,
 * of which `baselineMb` was taken before the first simplex (Node, the program, the file); no more of the package is loaded than
 * that needs. Where the input is small the textbook reduction does the same beside it, and has to agree.
 */
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import type { Diagram } from '../packages/tda/diagram.ts'
import { type Distances, euclideanDistances } from '../packages/tda/distances.ts'
import {
  readDistances,
  readLowerDistances,
  readPointCloud,
  readSparseDistances,
} from '../packages/tda/read.ts'
import { ripsPersistence } from '../packages/tda/rips/persistence.ts'

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    format: { type: 'string', default: 'lower-distance' },
    dim: { type: 'string', default: '1' },
    threshold: { type: 'string' },
    modulus: { type: 'string', default: '2' },
    json: { type: 'boolean' },
  },
})
if (values.data === undefined) throw new Error('--data FILE is needed: points or distances as text')
const readers: Record<string, (text: string) => Distances> = {
  'point-cloud': (text) => euclideanDistances(readPointCloud(text)),
  'lower-distance': readLowerDistances,
  distance: readDistances,
  sparse: readSparseDistances,
}
const read = readers[values.format]
if (!read) throw new Error(`--format must be one of ${Object.keys(readers).join(', ')}`)

/** Simplices up to which the textbook reduction ends within seconds. */
const rivalSimplicesMax = 6_000

const distances = read(readFileSync(values.data, 'utf8'))
const options = {
  dimensionMax: Number(values.dim),
  modulus: Number(values.modulus),
  ...(values.threshold === undefined ? {} : { threshold: Number(values.threshold) }),
}
const peakMb = () => process.resourceUsage().maxRSS / 1024
const baselineMb = peakMb()
const { diagrams, seconds } = timed(() => ripsPersistence(distances, options))
const rssMb = peakMb()
const rival = await rivalOf(distances)

if (values.json) {
  const dims = diagrams.map(({ dimension, bars }) => ({
    dim: dimension,
    bars: bars.map(([birth, death]) => [birth, death === Infinity ? null : death]),
  }))
  process.stdout.write(`${JSON.stringify({ dims, seconds, rssMb, baselineMb, ...rival })}\n`)
} else process.stdout.write(report())

function timed(work: () => Diagram[]): { diagrams: Diagram[]; seconds: number } {
  const start = performance.now()
  return { diagrams: work(), seconds: (performance.now() - start) / 1000 }
}

async function rivalOf(space: Distances): Promise<{ standardSeconds?: number; standardAgrees?: boolean }> {
  if (space.kind === 'sparse' || simplexCount(space.size, options.dimensionMax) > rivalSimplicesMax) return {}
  const { standardPersistence } = await import('../packages/tda/standard-reduction.ts')
  const standard = timed(() => standardPersistence(space, options))
  const multisets = (all: readonly Diagram[]) =>
    all.map(({ bars }) => bars.map((bar) => bar.join()).toSorted())
  return {
    standardSeconds: standard.seconds,
    standardAgrees: JSON.stringify(multisets(standard.diagrams)) === JSON.stringify(multisets(diagrams)),
  }
}

/** How many simplices of up to `dimensionMax` + 2 vertices `size` points have. */
function simplexCount(size: number, dimensionMax: number): number {
  let binomial = 1
  let sum = 0
  for (let k = 1; k <= dimensionMax + 2; k++) {
    binomial = (binomial * (size - k + 1)) / k
    sum += binomial
  }
  return sum
}

function report(): string {
  const digits = (value: number) => (value === Infinity ? ' ' : String(Number(value.toPrecision(6))))
  const lines = diagrams.flatMap(({ dimension, bars }) => [
    `persistence intervals in dim ${dimension}:`,
    ...bars.map(([birth, death]) => ` [${digits(birth)},${digits(death)})`),
  ])
  const took = `${seconds.toFixed(3)} s, ${rssMb.toFixed(0)} MB at peak, ${baselineMb.toFixed(0)} MB of it before`
  const beside =
    rival.standardSeconds === undefined
      ? ''
      : `; textbook reduction ${rival.standardSeconds.toFixed(3)} s, ${rival.standardAgrees ? 'the same bars' : 'OTHER BARS'}`
  return `${[...lines, took + beside].join('\n')}\n`
}
