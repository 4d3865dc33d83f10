/**
 * Statement lines as lists for Postgres, one a column. Made in the reading thread, because that costs half as much as
 * reading the file, and the main thread then only passes bytes on.
 */
// Not the whole package: its wire form brings zod, which takes longer to load than a statement to read.
import { newId } from '@scale/ids/uuid'
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

type Line = Record<LineColumn, Cell>

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

/** Collects lines and gives them out as columns; `seq` counts through the whole file. */
export class LineColumns {
  #lines: { line: number; cells: Line }[] = []
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
    const lines = this.#lines.toSorted((one, other) => one.line - other.line)
    this.#lines = []
    for (const { cells } of lines) {
      cells.seq = this.#seq
      this.#seq += 1
    }
    const columns = lineColumns.map(([name, type]) => {
      const column = lines.map(({ cells }) => cells[name])
      // One column must be a list, so that there are as many rows as lines.
      return name === 'seq' ? { list: listOf(type, column) } : columnOf(column, type)
    })
    return { count: lines.length, columns }
  }

  /** One literal for every kind of line: a million objects of one shape are made, and read, much faster. */
  #add(kind: string, at: Place, row: StagedRow | null, note: Note | null): void {
    const cells: Line = {
      seq: null,
      kind,
      line: at.line,
      line_count: at.lineEnd - at.line + 1,
      account_no: row && row.account,
      booked_on: row && row.bookedOn,
      amount_minor: row && row.amountMinor,
      balance_minor: row && row.balanceMinor,
      transaction_id: row && newId(),
      value_on: row && row.valueOn,
      pending: row?.pending ?? false,
      currency: row && row.currency,
      amount_exact: row && row.amountExact,
      description: row && row.description,
      counterparty: row && row.counterparty,
      reference: row && row.reference,
      bank_id: row && row.bankId,
      pending_bank_id: row && row.pendingBankId,
      bank_category: row && row.bankCategory,
      code: note && note.code,
      message: note && note.message,
      column_name: note && note.column,
      mends_seq: row && row.mendsSeq,
      raw: at.raw,
    }
    this.#lines.push({ line: at.line, cells })
  }
}

/** Most files leave whole columns empty and repeat one currency; such a column is one value. */
function columnOf(cells: readonly Cell[], type: ListType): BatchColumn {
  const first = cells[0] ?? null
  return cells.every((cell) => cell === first) ? { all: first } : { list: listOf(type, cells) }
}
