/**
 * Statement lines as lists for Postgres, one a column. Made in the reading thread, because that costs half as much as
 * reading the file, and the main thread then only passes bytes on.
 */
import type { ParsedRow, Problem, Skip } from '@scale/statements'
import { type Cell, type ListType, listOf } from '../../../core/db/arrays.ts'
import { type BatchColumn, type ColumnBatch, type LineColumn, lineColumns } from './batch.ts'

/** A row as it is staged. `pendingBankId` only comes with rows sent as JSON, `mendsSeq` with rows a person mended. */
export interface StagedRow extends Omit<ParsedRow, 'bookedOn' | 'valueOn' | 'currency'> {
  bookedOn: string
  valueOn: string | null
  currency: string
  pendingBankId: string | null
  mendsSeq: number | null
}

/** Where a line stands in the file. */
interface Place {
  line: number
  lineEnd: number
  raw: string
}

interface Note {
  code: string
  message: string | null
  column: string | null
}

/** Longer ones are texts in a column that is named like an id, which no index holds; the file keeps them. */
const idLengthMax = 500

const idOf = (id: string | null): string | null => (id !== null && id.length > idLengthMax ? null : id)

/** Collects lines and gives them out as columns; `seq` counts through the whole file. */
export class LineColumns {
  #columns = emptyColumns()
  #seq: number

  constructor(firstSeq = 0) {
    this.#seq = firstSeq
  }

  row(row: StagedRow): void {
    this.#add('row', row, row, null)
  }

  problem(problem: Problem): void {
    this.#add('problem', problem, null, problem)
  }

  skip(skip: Skip): void {
    this.#add('skip', skip, null, { code: skip.reason, message: null, column: null })
  }

  /** In file order, whatever order they were added in. */
  take(): ColumnBatch {
    const given = this.#columns
    this.#columns = emptyColumns()
    const count = given.line.length
    const order = fileOrder(given.line)
    const firstSeq = this.#seq
    this.#seq += count
    const columns = lineColumns.map(([name, type]) => {
      const cells = given[name]
      if (name === 'transaction_id') return { list: listOf('new_uuid', inOrder(cells, order)) }
      return columnOf(inOrder(cells, order), type)
    })
    return { firstSeq, count, columns }
  }

  #add(kind: string, at: Place, row: StagedRow | null, note: Note | null): void {
    const to = this.#columns
    to.kind.push(kind)
    to.line.push(at.line)
    to.line_count.push(at.lineEnd - at.line + 1)
    to.account_no.push(row && row.account)
    to.booked_on.push(row && row.bookedOn)
    to.amount_minor.push(row && row.amountMinor)
    to.balance_minor.push(row && row.balanceMinor)
    to.transaction_id.push(row && true)
    to.value_on.push(row && row.valueOn)
    to.pending.push(row?.pending ?? false)
    to.currency.push(row && row.currency)
    to.amount_exact.push(row && row.amountExact)
    to.description.push(row && row.description)
    to.counterparty.push(row && row.counterparty)
    to.reference.push(row && row.reference)
    to.bank_id.push(row && idOf(row.bankId))
    to.pending_bank_id.push(row && idOf(row.pendingBankId))
    to.bank_category.push(row && row.bankCategory)
    to.code.push(note && note.code)
    to.message.push(note && note.message)
    to.column_name.push(note && note.column)
    to.mends_seq.push(row && row.mendsSeq)
    to.raw.push(at.raw)
  }
}

type Columns = Record<Exclude<LineColumn, 'line'>, Cell[]> & Record<'line', number[]>

const emptyColumns = (): Columns => ({
  kind: [],
  line: [],
  line_count: [],
  account_no: [],
  booked_on: [],
  amount_minor: [],
  balance_minor: [],
  transaction_id: [],
  value_on: [],
  pending: [],
  currency: [],
  amount_exact: [],
  description: [],
  counterparty: [],
  reference: [],
  bank_id: [],
  pending_bank_id: [],
  bank_category: [],
  code: [],
  message: [],
  column_name: [],
  mends_seq: [],
  raw: [],
})

/** Places in the order of their lines; null where they stand so already. */
function fileOrder(lines: readonly number[]): number[] | null {
  if (lines.every((line, index) => index === 0 || line >= (lines[index - 1] ?? 0))) return null
  return Array.from(lines.keys()).toSorted((one, other) => (lines[one] ?? 0) - (lines[other] ?? 0))
}

const inOrder = (cells: Cell[], order: readonly number[] | null): Cell[] =>
  order === null ? cells : order.map((place) => cells[place] ?? null)

/** Most files leave whole columns empty and repeat one currency; such a column is one value. */
function columnOf(cells: readonly Cell[], type: ListType): BatchColumn {
  const first = cells[0] ?? null
  return cells.every((cell) => cell === first) ? { all: first } : { list: listOf(type, cells) }
}
