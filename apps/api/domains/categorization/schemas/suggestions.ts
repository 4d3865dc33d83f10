import { wireId } from '@scale/ids'
import { z } from 'zod'
import { Money, pageOf, Probability } from './wire.ts'

export const SuggestionSource = z
  .enum(['memory', 'model', 'dictionary', 'none'])
  .describe('Earlier choices for this merchant, the model, the merchant dictionary, or nothing known')

export const Evidence = z.strictObject({
  text: z.string(),
  categoryId: wireId('cat'),
  transactionId: wireId('txn').nullable().describe('Null for a name of the dictionary'),
})

/** Why a row is filed where it is, or what waits in the review. */
export const Suggestion = z
  .strictObject({
    categoryId: wireId('cat').nullable(),
    source: SuggestionSource,
    probability: Probability.describe('Calibrated: of rows with 0.9, nine in ten belong there'),
    merchant: z.string(),
    merchantName: z.string(),
    model: z.string().describe('Version of the model that was asked'),
    evidence: z.array(Evidence).max(3),
  })
  .meta({ id: 'Suggestion' })
export type Suggestion = z.infer<typeof Suggestion>

/** Beside the model's word stands what outranks it: the person's own choice, or a rule. */
export const Why = z
  .strictObject({
    transactionId: wireId('txn'),
    decidedBy: z.enum(['person', 'rule', 'memory', 'model', 'dictionary', 'nobody']),
    categoryId: wireId('cat').nullable(),
    rule: z.strictObject({ id: wireId('rul'), name: z.string() }).nullable(),
    suggestion: Suggestion.nullable(),
  })
  .meta({ id: 'Why' })
export type Why = z.infer<typeof Why>

export const ReviewRow = z.strictObject({
  id: wireId('txn'),
  accountId: wireId('acc'),
  bookedOn: z.iso.date(),
  amount: Money,
  counterparty: z.string().nullable(),
  description: z.string(),
})

/** Rows of one merchant and one direction that nothing was sure enough about, decided together. */
export const ReviewItem = z
  .strictObject({
    merchant: z.string(),
    merchantName: z.string(),
    incoming: z.boolean(),
    rows: z.int(),
    suggestion: z
      .strictObject({ categoryId: wireId('cat'), source: SuggestionSource, probability: Probability })
      .nullable(),
    examples: z.array(ReviewRow).max(3).describe('The newest rows'),
  })
  .meta({ id: 'ReviewItem' })
export type ReviewItem = z.infer<typeof ReviewItem>

export const ReviewPage = pageOf(ReviewItem).extend({ rows: z.int().describe('All rows that wait') })
export type ReviewPage = z.infer<typeof ReviewPage>

export const ReviewDecision = z.strictObject({
  merchant: z.string().max(400),
  incoming: z.boolean(),
  categoryId: wireId('cat'),
})

export const SuggestRequest = z.strictObject({
  rows: z
    .array(
      z.strictObject({
        bookedOn: z.iso.date(),
        amount: Money,
        description: z.string().max(1_000_000),
        counterparty: z.string().max(500).nullable().default(null),
        reference: z.string().max(500).nullable().default(null),
        bankCategory: z.string().max(200).nullable().default(null),
      }),
    )
    .min(1)
    .max(1_000),
})

export const SuggestAnswer = z.strictObject({
  items: z.array(
    z.strictObject({ suggestion: Suggestion, filed: z.boolean().describe('Sure enough for the threshold') }),
  ),
})

export const CategorizationSettings = z
  .strictObject({
    threshold: z
      .number()
      .min(0.5)
      .max(0.999)
      .describe('A row is filed when its probability is at least this'),
    version: z.int().min(1),
  })
  .meta({ id: 'CategorizationSettings' })

export const CategorizationSettingsPatch = z.strictObject({ threshold: z.number().min(0.5).max(0.999) })
