import { cellText } from './cells.ts'
import { balanceLabel } from './facts.ts'
import type { TableRecord } from './source.ts'
import { fold } from './words/fold.ts'
import { rowWords, statusWords } from './words/rows.ts'

export type Label = 'opening' | 'closing' | 'totals'

const labels = [...rowWords.opening, ...rowWords.closing, ...rowWords.totals]

/** The first two letters of every label: nearly every text is told apart by them, without folding it. */
const labelStarts: ReadonlySet<string> = new Set(
  labels.flatMap((word) => [word.slice(0, 2), `${word.slice(0, 1)} `]),
)
const startLetters = 4
/** As far as a word of four letters goes: `CARD` is not `carried forward`. */
const longerStarts: ReadonlySet<string> = new Set(labels.map((word) => word.slice(0, startLetters)))
const starts = new Map<string, boolean>()
const startsMax = 5_000

function mayBeLabel(text: string): boolean {
  const start = text.slice(0, 3)
  const known = starts.get(start)
  if (known !== undefined) return known
  const folded = fold(start)
  const may =
    labelStarts.has(folded.slice(0, 2)) || (labelStarts.has(`${folded.slice(0, 1)} `) && /^\S\s/.test(text))
  if (starts.size >= startsMax) starts.clear()
  starts.set(start, may)
  return may
}

/** Four letters at the start fold to themselves. */
const plainStart = /^[A-Za-z]{4}/

function startsOtherwise(text: string): boolean {
  return plainStart.test(text) && !longerStarts.has(text.slice(0, startLetters).toLowerCase())
}

const labelCharsMax = 70

/** Chinese and Japanese put the currency or the month in front: `人民币合计`. */
const denseTotal = /(?:合计|总计|小计|合計|小計)[:：]?$/

/** The first cell that names the row as a balance or a total. */
export function labelOf(record: TableRecord, columns: readonly number[]): Label | null {
  for (const column of columns) {
    const text = cellText(record, column)
    if (text === '' || text.length > labelCharsMax) continue
    if (denseTotal.test(text)) return 'totals'
    if (!mayBeLabel(text) || startsOtherwise(text)) continue
    const folded = fold(text)
    const spaced = /^(?:\p{L} )+\p{L}$/u.test(folded) ? folded.replace(/ /g, '') : folded
    const balance = balanceLabel(spaced)
    if (balance !== null) return balance
    if (
      rowWords.totals.has(spaced) ||
      (rowWords.totals.has(spaced.replace(/ .*$/, '')) && spaced.split(' ').length <= 3)
    )
      return 'totals'
  }
  return null
}

const statuses = new Map<string, 'failed' | 'pending' | 'booked'>()

export function statusOf(text: string): 'failed' | 'pending' | 'booked' {
  const known = statuses.get(text)
  if (known) return known
  const folded = fold(text)
  const first = folded.split(' ')[0] ?? ''
  const status =
    statusWords.failed.has(folded) || statusWords.failed.has(first)
      ? 'failed'
      : statusWords.pending.has(folded) || statusWords.pending.has(first)
        ? 'pending'
        : 'booked'
  if (statuses.size > 500) statuses.clear()
  statuses.set(text, status)
  return status
}
