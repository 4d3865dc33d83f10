import type { z } from 'zod'
import type { Scope } from '../../core/db/db.ts'
import type {
  ImportQuestionCode,
  ImportResource,
  ImportRow,
  ImportSummary,
  ingestBody,
  LineState,
} from './schemas.ts'

/**
 * Imports as a program in this process makes them: the terminal, the start with files, the sample. Each call returns
 * when its step is done, whoever did it. Ids are wire ids, those in options UUIDs.
 */
export interface Imports {
  receive(
    scope: Scope,
    bytes: AsyncIterable<Uint8Array>,
    options: ReceiveOptions & StepOptions,
  ): Promise<ImportResource>
  answer(scope: Scope, id: string, answers: GivenAnswers & StepOptions): Promise<ImportResource>
  commit(
    scope: Scope,
    id: string,
    options: CommitOptions & Pick<StepOptions, 'onProgress'>,
  ): Promise<ImportResource>
  undo(scope: Scope, id: string): Promise<ImportResource>
  /** Rows that come without a file. */
  ingest(scope: Scope, body: z.output<typeof ingestBody>): Promise<ImportResource>
  find(scope: Scope, id: string): Promise<ImportResource>
  /** Takes further what a crash left lying in this workspace. */
  resume(scope: Scope): Promise<void>
  rows(scope: Scope, id: string, page: { state: LineState; limit: number }): Promise<ImportRow[]>
  list(scope: Scope, limit: number): Promise<ImportSummary[]>
  /** The account of that name, wire id or number (in any case and spacing); null where there is none. */
  accountCalled(scope: Scope, called: string): Promise<string | null>
}

export interface ReceiveOptions {
  fileName: string | null
  accountId?: string | null
  /** Opens an account of this name instead. */
  newAccountName?: string
  answers?: Partial<Record<ImportQuestionCode, string>>
}

export interface GivenAnswers {
  answers: Partial<Record<ImportQuestionCode, string>>
  accounts?: readonly { index: number; accountId: string }[]
}

export interface CommitOptions {
  /** `good` leaves out what waits for a person. */
  rows: 'all' | 'good'
  acceptSuggestions: boolean
}

export interface StepOptions {
  /** Known to the process that received it, for as long as this call lasts. */
  password?: string | undefined
  onProgress?: ((done: number, total: number) => void) | undefined
}

/** What has happened to imports. Their lines reach the ledger through the contract of accounts. */
export interface IngestionEvents {
  'ingestion.import_received': { importId: string; readByCaller: boolean }
  'ingestion.import_read': { importId: string; state: 'needs_answer' | 'preview' | 'rejected' }
  'ingestion.commit_requested': { importId: string }
  'ingestion.import_committed': { importId: string; added: number }
  'ingestion.undo_requested': { importId: string }
  'ingestion.import_undone': { importId: string; withdrawn: number; unsettled: number }
}
