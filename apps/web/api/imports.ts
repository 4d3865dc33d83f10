import type { z } from 'zod'
import type * as wire from '../../api/domains/ingestion/schemas.ts'

/** The shapes of the import centre. Types only. */
export type {
  Coverage,
  Decision,
  ImportAccount,
  ImportQuestion,
  ImportResource,
  ImportRow,
  ImportState,
  ImportSummary,
  LineState,
} from '../../api/domains/ingestion/schemas.ts'
export type Answers = z.input<typeof wire.answersBody>
export type RowDecision = z.input<typeof wire.decideRowBody>
export type DecidedRow = z.infer<typeof wire.decidedRow>
export type Commit = z.input<typeof wire.commitBody>
