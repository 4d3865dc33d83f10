import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Weights, Window } from './protocol.ts'

export interface Series {
  /** Folder and file, as NAB's labels name it. */
  readonly name: string
  /** Milliseconds since 1970, as if the clock were UTC. */
  readonly times: Float64Array
  readonly values: Float64Array
  readonly windows: readonly Window[]
}

export interface Corpus {
  readonly series: readonly Series[]
  readonly profiles: Readonly<Record<string, Weights>>
}

/** Where NAB keeps them in its own tree, and where a flat copy of some of it does. */
const places = {
  windows: ['windows.json', 'labels/combined_windows.json'],
  profiles: ['profiles.json', 'config/profiles.json'],
}

export interface Published {
  readonly name: string
  readonly profile: string
  /** Sum over the whole corpus. */
  readonly raw: number
  /** The same as NAB prints it, 0 to 100. */
  readonly final: number
}

/** NAB's own results of a detector, where the folder has them: raw scores beside thresholds, and final ones. */
export function readPublished(folder: string): Published[] {
  const [thresholds, results] = ['thresholds.json', 'published_final_results.json'].map((file) =>
    join(folder, file),
  )
  if (!thresholds || !results || !existsSync(thresholds) || !existsSync(results)) return []
  const raw = JSON.parse(readFileSync(thresholds, 'utf8')) as Record<
    string,
    Record<string, { score: number }>
  >
  const final = JSON.parse(readFileSync(results, 'utf8')) as Record<string, Record<string, number>>
  return Object.entries(final).flatMap(([name, profiles]) =>
    Object.entries(profiles).flatMap(([profile, score]) => {
      const found = raw[name]?.[profile]
      return found ? [{ name, profile, raw: found.score, final: score }] : []
    }),
  )
}

/** Reads a copy of NAB: all series of windows.json that are there, with their windows. */
export function readCorpus(folder: string): Corpus {
  const windows = json<Record<string, readonly (readonly [string, string])[]>>(folder, places.windows)
  const profiles = json<Record<string, { CostMatrix: Record<string, number> }>>(folder, places.profiles)
  const root = existsSync(join(folder, 'data')) ? join(folder, 'data') : folder
  const present = new Set(
    readdirSync(root, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .flatMap(({ name }) => readdirSync(join(root, name)).map((file) => `${name}/${file}`)),
  )
  const names = Object.keys(windows).filter((name) => present.has(name))
  return {
    series: names.map((name) => readSeries(join(root, name), name, windows[name] ?? [])),
    profiles: Object.fromEntries(
      Object.entries(profiles).map(([name, { CostMatrix: costs }]) => [name, weightsOf(costs)]),
    ),
  }
}

function weightsOf({ tpWeight = 1, fpWeight = 1, fnWeight = 1 }: Record<string, number>): Weights {
  return { truePositive: tpWeight, falsePositive: fpWeight, falseNegative: fnWeight }
}

function json<T>(folder: string, candidates: readonly string[]): T {
  const file = candidates.map((each) => join(folder, each)).find((each) => existsSync(each))
  if (file === undefined) throw new Error(`${folder} has neither ${candidates.join(' nor ')}`)
  return JSON.parse(readFileSync(file, 'utf8')) as T
}

function readSeries(file: string, name: string, windows: readonly (readonly [string, string])[]): Series {
  const rows = readFileSync(file, 'utf8').trim().split(/\r?\n/).slice(1)
  const cells = rows.map((row) => row.split(','))
  const times = Float64Array.from(cells, ([time = '']) => instant(time))
  const values = Float64Array.from(cells, ([, value = '']) => Number(value))
  const places = windows.map(([first, last]): Window => [
    times.indexOf(instant(first)),
    times.indexOf(instant(last)),
  ])
  const lost = places.findIndex(([first, last]) => first < 0 || last < first)
  if (lost >= 0) throw new Error(`${name}: window ${windows[lost]?.join(' to ')} is not of its times`)
  return { name, times, values, windows: places }
}

function instant(time: string): number {
  return Date.parse(`${time.trim().replace(' ', 'T').slice(0, 19)}Z`)
}
