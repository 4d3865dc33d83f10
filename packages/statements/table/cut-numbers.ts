import type { Layout } from './plan.ts'
import type { TableRecord } from './source.ts'

/**
 * More cells than the header names, because a number without quotes was cut at its comma: `-13,50`, `1,300.00`. Without a header,
 * two digits in a column of no meaning behind a whole amount.
 */
export function cutsNumber({ cells, typed }: TableRecord, layout: Layout, named: number): boolean {
  if (typed !== null) return false
  if (named === 0) {
    const at = layout.money.kind === 'single' ? layout.money.column : -1
    const beside = layout.balance === at + 1 ? '' : (cells[at + 1] ?? '')
    return /^\D{0,5}\d{1,9}$/.test(cells[at] ?? '') && /^\d\d$/.test(beside)
  }
  if (cells.length <= named || !cells.some((cell, at) => at >= named && cell !== '')) return false
  return cells.some((cell, at) => /^\D{0,5}\d{1,9}$/.test(cell) && numberRest.test(cells[at + 1] ?? ''))
}

const numberRest = /^(?:\d\d|\d{3}(?:[.,]\d{1,2})?)\D{0,5}$/
