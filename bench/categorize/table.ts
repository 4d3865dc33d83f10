import { readFileSync } from 'node:fs'
import type { Row } from '@scale/hypcd'

/** Each may name several columns, for files that call the same thing differently: the first that a file has counts. */
export interface Columns {
  readonly text: readonly string[]
  readonly label: readonly string[]
  readonly amount: readonly string[]
  readonly date: readonly string[]
  readonly group: readonly string[]
  /** The account or card that paid; a file may have none of them. */
  readonly account?: readonly string[]
}

export interface Labelled {
  readonly row: Row
  readonly label: string
  readonly group: string
  /** All cells, by the names of their columns. */
  readonly cells: ReadonlyMap<string, string>
}

/** Rows of a CSV with a header that have a text and a label. */
export function readLabelled(file: string, columns: Columns): Labelled[] {
  const [header = [], ...records] = recordsOf(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''))
  const column = (names: readonly string[], needed: boolean) => {
    const name = names.find((each) => header.includes(each))
    if (name === undefined && needed) {
      throw new Error(`${file} has no column "${names.join('" or "')}", it has ${header.join(', ')}`)
    }
    return name === undefined ? -1 : header.indexOf(name)
  }
  const [text, label] = [column(columns.text, true), column(columns.label, true)]
  const [amount, date, group] = [columns.amount, columns.date, columns.group].map((names) =>
    column(names, names.length > 0),
  )
  const account = column(columns.account ?? [], false)
  const dayFirst = leadsWithDay(records.map((cells) => cells[date ?? -1] ?? ''))
  return records.flatMap((cells) => {
    const label0 = (cells[label] ?? '').trim()
    if (label0 === '' || (cells[text] ?? '').trim() === '') return []
    const money = Number((cells[amount ?? -1] ?? '').replaceAll(/[,£$₹€\s]/g, '') || Number.NaN)
    const day = isoDay(cells[date ?? -1] ?? '', dayFirst)
    const row: Row = {
      text: cells[text] ?? '',
      ...(Number.isFinite(money) && { amount: money }),
      ...(day !== null && { date: day }),
      ...(account >= 0 && { account: cells[account] ?? '' }),
    }
    const named = new Map(header.map((name, at) => [name, cells[at] ?? '']))
    return [{ row, label: label0, group: cells[group ?? -1] ?? '', cells: named }]
  })
}

/** RFC 4180. */
function recordsOf(text: string): string[][] {
  const records: string[][] = []
  let cells: string[] = []
  for (const match of text.matchAll(/(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r?\n|\r|$)/g)) {
    cells.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '')
    if (match[3] === ',') continue
    if (cells.length > 1 || cells[0] !== '') records.push(cells)
    cells = []
  }
  return records
}

const numbered = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{2,4})/

function leadsWithDay(cells: readonly string[]): boolean {
  return !cells.some((cell) => Number(numbered.exec(cell)?.[2] ?? 0) > 12)
}

function isoDay(cell: string, dayFirst: boolean): string | null {
  if (/^\d{4}-\d\d-\d\d/.test(cell)) return cell.slice(0, 10)
  const match = numbered.exec(cell)
  if (!match) return null
  const [, first = '', second = '', year = ''] = match
  const [day, month] = dayFirst ? [first, second] : [second, first]
  return `${year.padStart(4, '20')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}
