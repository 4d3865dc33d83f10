/**
 * Statement lines as Postgres array literals, one a column. Made in the reading thread, because writing the literals
 * costs as much as reading the file, and the main thread then only passes text on.
 */
import { newId } from '@scale/ids'
import type { ParsedRow, Problem, Skip } from '@scale/statements'
import { type BatchColumn, type ColumnBatch, type LineColumn, lineColumns } from './batch.ts'

/** A row as it is staged. `pendingBankId` only comes with rows sent as JSON, `mendsSeq` with rows a person mended. */
export interface StagedRow extends Omit<ParsedRow, 'bookedOn' | 'valueOn' | 'currency'> {
  bookedOn: string
  valueOn: string | null
  currency: string
  pendingBankId: string | null
  mendsSeq: number | null
}

type Cell = string | null
type Cells = Partial<Record<LineColumn, Cell>>
interface Line {
  line: number
  cells: Cells
}

/** Collects lines and gives them out as literals; `seq` counts through the whole file. */
export class LineColumns {
  #lines: Line[] = []
  #seq: number

  constructor(firstSeq = 0) {
    this.#seq = firstSeq
  }

  row(row: StagedRow): void {
    this.#add('row', row, {
      account_no: String(row.account),
      booked_on: row.bookedOn,
      amount_minor: String(row.amountMinor),
      balance_minor: row.balanceMinor === null ? null : String(row.balanceMinor),
      transaction_id: newId(),
      value_on: row.valueOn,
      pending: row.pending ? 't' : 'f',
      currency: row.currency,
      amount_exact: row.amountExact,
      description: row.description,
      counterparty: row.counterparty,
      reference: row.reference,
      bank_id: row.bankId,
      pending_bank_id: row.pendingBankId,
      bank_category: row.bankCategory,
      mends_seq: row.mendsSeq === null ? null : String(row.mendsSeq),
    })
  }

  problem(problem: Problem): void {
    const { code, message, column } = problem
    this.#add('problem', problem, { pending: 'f', code, message, column_name: column })
  }

  skip(skip: Skip): void {
    this.#add('skip', skip, { pending: 'f', code: skip.reason })
  }

  /** In file order, whatever order they were added in. */
  take(): ColumnBatch {
    const lines = this.#lines.toSorted((one, other) => one.line - other.line)
    this.#lines = []
    for (const { cells } of lines) {
      cells.seq = String(this.#seq)
      this.#seq += 1
    }
    return { count: lines.length, columns: lineColumns.map(([name]) => columnOf(lines, name)) }
  }

  #add(kind: string, at: { line: number; lineEnd: number; raw: string }, cells: Cells): void {
    cells.kind = kind
    cells.line = String(at.line)
    cells.line_count = String(at.lineEnd - at.line + 1)
    cells.raw = at.raw
    this.#lines.push({ line: at.line, cells })
  }
}

/** Most files leave whole columns empty and repeat one currency; such a column is one value. The first is always listed. */
function columnOf(lines: readonly Line[], name: LineColumn): BatchColumn {
  const first = lines[0]?.cells[name] ?? null
  const isShared = name !== 'seq' && lines.every(({ cells }) => (cells[name] ?? null) === first)
  return isShared ? { all: first } : { literal: arrayLiteral(lines, name) }
}

/** Text that Postgres reads as an array; NUL, which it cannot hold, becomes U+FFFD. */
function arrayLiteral(lines: readonly Line[], name: LineColumn): string {
  let text = '{'
  for (let index = 0; index < lines.length; index += 1) {
    const cell = lines[index]?.cells[name]
    if (index > 0) text += ','
    text += cell === null || cell === undefined ? 'NULL' : quoted(cell)
  }
  return `${text}}`
}

const needsEscape = /["\\\0]/
const escapable = /["\\]/g

function quoted(cell: string): string {
  if (!needsEscape.test(cell)) return `"${cell}"`
  return `"${cell.replaceAll('\0', '\uFFFD').replace(escapable, String.raw`\$&`)}"`
}
