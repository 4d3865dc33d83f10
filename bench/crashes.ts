/**
 * `npm run bench -- crashes --data DIR [--width 50] [--json]`: persistence landscapes of four stock indices around crashes,
 * after Gidea & Katz, "Topological data analysis of financial time series: landscapes of crashes", Physica A 491 (2018). Each
 * window of daily log-returns is a cloud in R⁴; the norms of its H1 landscape are compared with those in
 * DIR/topology/expected, and the days of the crashes ranked. DIR holds timeseries/ and topology/, or is one of the two.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { landscapeWindows, readCloses, readNorms, type WindowNorms } from './tda/indices.ts'

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    width: { type: 'string', default: '50' },
    json: { type: 'boolean' },
  },
})
if (values.data === undefined)
  throw new Error('--data DIR is needed: a folder with timeseries/ and topology/')
const width = Number(values.width)
const closes = readCloses(readFileSync(locate('timeseries/us_indices_daily_1987_2016.csv'), 'utf8'))
const start = performance.now()
const windows = landscapeWindows(closes, width)
const seconds = (performance.now() - start) / 1000
const result = {
  windows: windows.length,
  seconds,
  msPerWindow: (1000 * seconds) / windows.length,
  rssMb: process.resourceUsage().maxRSS / 1024,
  ...comparison(),
  crashes: ['2000-03-10', '2008-09-15'].map((day) => rank(day)),
  highest: windows.reduce((a, b) => (b.l1 > a.l1 ? b : a)).end,
}
process.stdout.write(values.json ? `${JSON.stringify({ ...result, norms: windows })}\n` : report())

function locate(file: string): string {
  const data = values.data ?? '.'
  const found = [join(data, file), join(data, '..', file)].find((place) => existsSync(place))
  if (found === undefined) throw new Error(`${join(data, file)} is not there`)
  return found
}

/** How far the norms are from the expected ones, where there are any for this width. */
function comparison(): { differing?: number; off?: number; worstRelative?: number } {
  const expectedAt = join(values.data ?? '.', `topology/expected/gidea_katz_w${width}_h1_norms.csv`)
  const beside = join(values.data ?? '.', `expected/gidea_katz_w${width}_h1_norms.csv`)
  const file = [expectedAt, beside].find((place) => existsSync(place))
  if (file === undefined) return {}
  const expected = readNorms(readFileSync(file, 'utf8'))
  let worstRelative = 0
  let off = 0
  let differing = Math.abs(expected.length - windows.length)
  for (const [i, theirs] of expected.entries()) {
    const ours = windows[i]
    if (!ours || ours.end !== theirs.end || ours.loops !== theirs.loops) {
      differing++
      continue
    }
    const errors = (['l1', 'l2', 'maxPersistence'] as const).map(
      (norm) => Math.abs(ours[norm] - theirs[norm]) / theirs[norm],
    )
    const worst = Math.max(...errors)
    if (worst > 1e-6) off++
    worstRelative = Math.max(worstRelative, worst)
  }
  return { differing, off, worstRelative }
}

/** The L1 norm of the window that ends on `day`, and its place among all, 1 being the highest. */
function rank(day: string): { day: string; l1: number; place: number } | { day: string; place: null } {
  const window = windows.find(({ end }) => end === day)
  if (!window) return { day, place: null }
  return { day, l1: window.l1, place: 1 + windows.filter(({ l1 }: WindowNorms) => l1 > window.l1).length }
}

function report(): string {
  const { differing, off, worstRelative } = result
  const agreement =
    worstRelative === undefined
      ? 'nothing to compare with for this width'
      : `${differing} windows differ in days or loops; norms off by more than 1e-6 in ${off}, by ${worstRelative.toExponential(1)} at most`
  return [
    `${result.windows} windows of ${width} days in ${seconds.toFixed(2)} s, ${result.msPerWindow.toFixed(2)} ms each, ${result.rssMb.toFixed(0)} MB`,
    agreement,
    ...result.crashes.map((crash) =>
      crash.place === null
        ? `${crash.day}: no window ends there`
        : `${crash.day}: L1 ${crash.l1.toExponential(3)}, place ${crash.place} of ${result.windows}`,
    ),
    `highest L1 in the window to ${result.highest}`,
    '',
  ].join('\n')
}
