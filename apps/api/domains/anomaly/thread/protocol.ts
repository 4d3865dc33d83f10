/** What goes to the thread that watches rows, and what comes back. A look is opened, given pages by day, and ended. */
import type { Candidate } from '../detect/choose.ts'
import type { LedgerRow } from '../detect/row.ts'

export type ToWatcher =
  /** Without a memory the look begins with the first row ever. */
  | { do: 'open'; look: string; memory: Uint8Array | null }
  | { do: 'rows'; look: string; rows: readonly LedgerRow[] }
  | { do: 'end'; look: string }
  | { do: 'drop'; look: string }

export interface Looked {
  candidates: Candidate[]
  /** Fingerprints of what was missing and came after all. */
  settled: string[]
  memory: Uint8Array<ArrayBuffer>
  /** The last day that was seen, as days since 1970; null where there were no rows at all. */
  through: number | null
}

export type FromWatcher =
  | { is: 'done'; id: number; looked: Looked | null }
  | { is: 'failed'; id: number; message: string }
