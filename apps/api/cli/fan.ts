/** A fan chart in letters: what came as dots, what is most likely as a line, and two bands around it. */

export interface FanColumn {
  /** Exactly one of what came and what is ahead. */
  actual: number | null
  ahead: { middle: number; half: readonly [number, number]; eight: readonly [number, number] } | null
}

interface FanSize {
  /** Letters across, the labels of the upright axis among them. */
  width: number
  height: number
  label(value: number): string
}

/** Told apart by their shapes, so that nothing is lost without colours. */
export const fanMarks = { actual: '•', middle: '━', half: '▒', eight: '░', today: '│', empty: ' ' } as const
const axisWidth = 9
const widthMin = 40

/**
 * Lines from the top down. Points are averaged into as many columns as there is room for; the line of today stands
 * between what came and what is ahead.
 */
export function drawFan(points: readonly FanColumn[], { width, height, label }: FanSize): string[] {
  const room = Math.max(widthMin, width) - axisWidth - 2
  const past = points.filter(({ actual }) => actual !== null)
  const ahead = points.filter((point) => point.ahead !== null)
  const share = past.length / Math.max(1, points.length)
  const pastRoom = Math.max(1, Math.round((room - 1) * share))
  const columns = [
    ...fitted(past, pastRoom).map(pastColumn),
    null,
    ...fitted(ahead, room - 1 - pastRoom).map(aheadColumn),
  ]
  const values = columns.flatMap((column) => (column === null ? [] : [column.low, column.high]))
  const [bottom, top] = rangeOf(values)
  const step = (top - bottom) / (height - 1)
  return Array.from({ length: height }, (_, row) => {
    const value = top - row * step
    const marks = columns.map((column) =>
      column === null ? fanMarks.today : markAt(column, value, step / 2),
    )
    const named = row === 0 || row === height - 1 || row === Math.floor(height / 2)
    return `${(named ? label(value) : '').padStart(axisWidth)} ┤${marks.join('')}`
  })
}

interface Column {
  middle: number
  mark: string
  low: number
  high: number
  half: readonly [number, number] | null
}

const pastColumn = (points: readonly FanColumn[]): Column => {
  const middle = mean(points.map(({ actual }) => actual ?? 0))
  return { middle, mark: fanMarks.actual, low: middle, high: middle, half: null }
}

function aheadColumn(points: readonly FanColumn[]): Column {
  const known = points.flatMap(({ ahead }) => ahead ?? [])
  return {
    middle: mean(known.map(({ middle }) => middle)),
    mark: fanMarks.middle,
    low: mean(known.map(({ eight }) => eight[0])),
    high: mean(known.map(({ eight }) => eight[1])),
    half: [mean(known.map(({ half }) => half[0])), mean(known.map(({ half }) => half[1]))],
  }
}

function markAt({ middle, mark, low, high, half }: Column, value: number, reach: number): string {
  if (Math.abs(middle - value) <= reach) return mark
  if (half && value >= half[0] && value <= half[1]) return fanMarks.half
  return half && value >= low && value <= high ? fanMarks.eight : fanMarks.empty
}

/** Neighbours together, or each again and again, so that exactly `room` columns come of it. */
function fitted(points: readonly FanColumn[], room: number): FanColumn[][] {
  if (points.length === 0) return []
  return Array.from({ length: room }, (_, at) => {
    const from = Math.floor((at * points.length) / room)
    const to = Math.max(from + 1, Math.floor(((at + 1) * points.length) / room))
    return points.slice(from, to)
  })
}

/** Never empty, never of no height. */
function rangeOf(values: readonly number[]): [bottom: number, top: number] {
  const [low, high] = [Math.min(...values), Math.max(...values)]
  if (!Number.isFinite(low)) return [0, 1]
  return low === high ? [low - 1, high + 1] : [low, high]
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)
