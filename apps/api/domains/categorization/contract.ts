import type { z } from 'zod'
import type { Scope, Tx } from '../../core/db/db.ts'
import type { RowToCome, StatedRow } from '../accounts/contract.ts'
import type * as wire from './schemas.ts'

/** What other domains may ask of categorisation. Ids are UUIDs; amounts are minor units of the row's currency. */
export interface Categorization {
  /** Rows are on their way: what reads them starts now, beside other work. */
  warm(): void
  /** Reads once what a workspace's rows are filed by. The filer is good for the transaction it was opened in. */
  openFiler(tx: Tx, run: FilingRun): Promise<Filer>
  /** Runs the workspace's rules, from the top, over rows that just came; what they file leaves the review. */
  runRules(tx: Tx, rows: ImportedRows): Promise<void>
  /** What the rules would do with rows that are not in the ledger yet, by the ids given. Changes nothing. */
  foreseeRules(tx: Tx, rows: readonly RowBeforeRules[]): Promise<Map<string, Foreseen>>
}

/** A row that may come, as it would be before the rules. */
export type RowBeforeRules = Pick<RowToCome, 'id' | 'accountId' | 'pending' | 'categoryId'> & RowToFile

/** What rules would do with a row, all of them together. */
export interface Foreseen {
  /** Those that would do something, from the top. */
  rules: { id: string; name: string }[]
  categoryId: string | null
  /** The categories of its parts; none where it is not split. */
  splitInto: string[]
  /** Its counterpart is looked for in this account when it comes. */
  transferWith: string | null
  title: string | null
  tags: string[]
}

export interface ImportedRows {
  importId: string
  /** Only these of the import. */
  transactionIds?: readonly string[]
}

export interface FilingRun {
  /** The import whose rows these are; its reasons go when it is undone. */
  importId: string | null
  /** Decides only how the memory of merchants is read: whole, or by what is asked. */
  expectedRows: number
}

export interface Filer {
  /**
   * Where each row would be filed, and why, in the order of the rows. Changes nothing, and never throws for what a
   * row says; the reading happens in a thread of its own. `accountId` is that of rows that name none.
   */
  suggest(rows: readonly RowToFile[], accountId?: string): Promise<Suggestion[]>
  /** Keeps the reasons of suggestions; the id of each is known at once, `kept` settles when they are written. */
  keep(suggestions: readonly Suggestion[]): KeptReasons
  /** Puts rows of the ledger into the review. */
  ask(rows: readonly { transactionId: string; reasonId: string }[]): Promise<void>
}

export interface KeptReasons {
  /** In the order of the suggestions. */
  ids: string[]
  kept: Promise<void>
}

export interface RowToFile extends StatedRow {
  /** Null where the account is not open yet; left out where it is that of all rows asked about. */
  accountId?: string | null
}

/** Who says so, from the highest authority down. A person's own choice and their rules stand above all of these. */
export const suggestionSources = ['memory', 'model', 'dictionary', 'none'] as const
export type SuggestionSource = (typeof suggestionSources)[number]

export interface Suggestion {
  source: SuggestionSource
  /** Null where nothing is known; then the source is `none`. */
  categoryId: string | null
  /** Calibrated: of rows with 0.9, nine in ten belong there. */
  probability: number
  /** Sure enough for the person's threshold: the row is filed. Otherwise it waits in the review. */
  filed: boolean
  /** The key under which rows of one merchant are remembered, with their direction. */
  merchant: string
  incoming: boolean
  /** The merchant as people write it. */
  merchantName: string
  /** Version of the model that was asked. */
  model: string
  /** What the answer rests on: at most three earlier rows, names of the dictionary, or a word. */
  evidence: readonly Evidence[]
}

export interface Evidence {
  text: string
  categoryId: string
  transactionId: string | null
}

/** What a person does to have their rows filed, for code that acts as one (the terminal). Ids are wire ids. */
export interface Sorting {
  /** Looks at every row under no category again. `onProgress` is told how many it has looked at. */
  lookAgain(scope: Scope, onProgress: (looked: number) => void): Promise<{ looked: number; filed: number }>
  /** What waits, by merchant, most rows first; `rows` are all rows that wait. */
  review(tx: Tx, limit: number): Promise<{ items: wire.ReviewItem[]; rows: number }>
  decide(
    tx: Tx,
    decision: z.output<typeof wire.ReviewDecision>,
  ): Promise<{ operationId: string; changed: number }>
  rules(tx: Tx): Promise<wire.Rule[]>
  addRule(tx: Tx, rule: z.output<typeof wire.NewRule>): Promise<wire.Rule>
  removeRule(tx: Tx, id: string): Promise<void>
  previewRule(tx: Tx, condition: string): Promise<wire.RulePreview>
  /** What applying a rule to the rows that are there would change. */
  previewPast(tx: Tx, id: string): Promise<wire.RulePast>
  ruleRuns(tx: Tx, id: string): Promise<wire.RuleRun[]>
  /** Looks among the rows that wait for categories nobody has named. `onProgress` is told the share that is done. */
  discover(scope: Scope, onProgress: (share: number) => void): Promise<void>
  proposals(tx: Tx): Promise<wire.ProposalList>
  answerProposal(tx: Tx, id: string, answer: wire.ProposalAnswer): Promise<wire.ProposalAnswered>
  /** Applies a rule to every row it finds, in as many operations as it takes. */
  applyRule(scope: Scope, id: string): Promise<{ changed: number; operationIds: string[] }>
}

/** Events of this domain, with their data; ids in their wire form. */
export interface CategorizationEvents {
  'categorization.rows_suggested': { importId: string | null; filed: number; toReview: number }
  /** Rows began or ceased to wait after a change in the ledger. */
  'categorization.review_changed': Record<string, never>
  'categorization.model_promoted': { modelId: string }
  'categorization.model_kept_back': { modelId: string }
  /** A person went back, or forward, to a model. */
  'categorization.model_used': { modelId: string }
  'categorization.proposals_found': { count: number }
  'categorization.rules_changed': { ruleIds: string[] }
}
