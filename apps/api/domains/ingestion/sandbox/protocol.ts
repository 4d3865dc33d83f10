/** What passes between the process and the thread that reads a file. Dates travel as ISO text, money as decimal text. */
import type {
  Mapping,
  ParseOptions,
  Problem,
  Question,
  RejectionCode,
  Skip,
  StatementFormat,
} from '@scale/statements'
import type { ColumnBatch } from './batch.ts'

/** `columns`: rows as lists for Postgres, ready to insert. `plain`: rows as JSON-ready objects. */
export type RowShape = 'columns' | 'plain'

export interface ReadRequest {
  /** Open in this process until the thread has ended. */
  file: { fd: number; sizeBytes: bigint }
  options: Omit<ParseOptions, 'readers' | 'mapping'> & { mapping?: Mapping | undefined }
  /** Used where the file's header has the fingerprint of one of them. */
  remembered: Mapping[]
  /** Of rows whose file names no currency. */
  currencyDefault: string | null
  shape: RowShape
  rowsPerBatch: number
}

export type ToReader =
  | ({ do: 'read' } & ReadRequest)
  | { do: 'decrypt'; bytes: Uint8Array; password: string }
  /** There is time before a file comes: the thread may run through one of its own. */
  | { do: 'rehearse' }
  /** One more batch may be sent. */
  | { do: 'go_on' }

export type FromReader =
  | { is: 'ready' }
  | { is: 'head'; head: PlainHead }
  | { is: 'columns'; batch: ColumnBatch }
  | { is: 'plain'; batch: PlainBatch }
  | ({ is: 'end' } & ReadingEnd)
  | { is: 'workbook'; bytes: Uint8Array }
  | { is: 'rejected'; code: RejectionCode; message: string }

export interface PlainHead {
  format: StatementFormat
  encoding: string | null
  accounts: PlainAccount[]
  questions: Question[]
  mapping: Mapping | null
  lines: number
}

export interface ReadingEnd {
  tally: Tally
  /** As the whole file makes it; null where a reading that began early turned out wrong, and none of its batches counts. */
  head: PlainHead | null
}

export interface PlainAccount {
  id: string | null
  bankId: string | null
  name: string | null
  type: 'bank' | 'card' | 'cash' | 'loan' | 'investment'
  currency: string | null
  openingMinor: bigint | null
  closingMinor: bigint | null
  from: string | null
  to: string | null
  reconciled: boolean | null
}

export interface PlainRow {
  account: number
  line: number
  date: string
  amount: string
  currency: string | null
  description: string
  balance: string | null
  reference: string | null
  bankId: string | null
}

export interface PlainBatch {
  rows: PlainRow[]
  problems: Pick<Problem, 'line' | 'code' | 'message'>[]
  skipped: Pick<Skip, 'line' | 'reason'>[]
}

/** Sums over all rows, made while they pass. Minor units as decimal text. */
export interface Tally {
  rows: number
  problems: number
  skips: number
  accounts: { rows: number; from: string | null; to: string | null }[]
  months: { month: string; currency: string; inMinor: string; outMinor: string; rows: number }[]
}
