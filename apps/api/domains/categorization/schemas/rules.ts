import { wireId } from '@scale/ids'
import { z } from 'zod'
import { ReviewRow } from './suggestions.ts'
import { Moment, Version } from './wire.ts'

const RuleName = z.string().trim().min(1).max(120)
const RuleCondition = z
  .string()
  .trim()
  .min(1)
  .max(400)
  .describe('A search as in the transaction list: words, and fields such as amount:>500 account:hdfc in:out')

/** Hundredths of a percent. */
export const shareOf = (percent: number): number => Math.round(percent * 100)

export const RuleActions = z
  .strictObject({
    categoryId: wireId('cat').optional(),
    title: z.string().trim().min(1).max(200).optional().describe('What the rows are called'),
    addTags: z
      .array(
        z
          .string()
          .trim()
          .min(1)
          .max(40)
          .regex(/^[^\s,]+$/, 'a tag is one word'),
      )
      .max(20)
      .optional(),
    split: z
      .array(
        z.strictObject({ categoryId: wireId('cat'), percent: z.number().gt(0).lt(100).multipleOf(0.01) }),
      )
      .min(2)
      .max(20)
      .refine((parts) => parts.reduce((sum, { percent }) => sum + shareOf(percent), 0) === shareOf(100), {
        error: 'the parts add up to 100 percent',
      })
      .optional()
      .describe('Parts in percent, adding up to 100; the last part takes what rounding leaves'),
    transferWith: wireId('acc').optional().describe('Link each row with its counterpart in this account'),
  })
  .refine((actions) => Object.values(actions).some((action) => action !== undefined), {
    error: 'say what the rule does',
  })
  .refine(
    ({ categoryId, split, transferWith }) => [categoryId, split, transferWith].filter(Boolean).length < 2,
    {
      error: 'a rule files rows, splits them or links them: one of the three',
    },
  )
export type RuleActions = z.infer<typeof RuleActions>

/** Rules run from the top; of two that set the same thing, the upper one wins. */
export const Rule = z
  .strictObject({
    id: wireId('rul'),
    name: RuleName,
    condition: RuleCondition,
    actions: RuleActions,
    enabled: z.boolean(),
    position: z.int(),
    rows: z.int().describe('Rows it has changed so far, without what was taken back'),
    lastRunAt: Moment.nullable(),
    version: Version,
  })
  .meta({ id: 'Rule' })
export type Rule = z.infer<typeof Rule>

export const RuleList = z.strictObject({ items: z.array(Rule) })

export const NewRule = z.strictObject({
  name: RuleName,
  condition: RuleCondition,
  actions: RuleActions,
  enabled: z.boolean().default(true),
})

export const RulePatch = z.strictObject({
  name: RuleName.optional(),
  condition: RuleCondition.optional(),
  actions: RuleActions.optional(),
  enabled: z.boolean().optional(),
  position: z.int().min(0).max(10_000).optional(),
})

export const RulePreviewQuery = z.strictObject({ condition: RuleCondition })

/** What a condition finds now. */
export const RulePreview = z.strictObject({
  rows: z.int(),
  examples: z.array(ReviewRow).max(5).describe('The newest rows'),
})

export type RulePreview = z.infer<typeof RulePreview>

/** What applying a rule to the past would change now. */
export const RulePast = z.strictObject({
  found: z.int().describe('Rows the rule finds'),
  rows: z.int().describe('Rows that would be different'),
  examples: z.array(ReviewRow).max(5).describe('Of those, the newest'),
})

export type RulePast = z.infer<typeof RulePast>

/** What applying a rule to the past did. */
export const RuleApplied = z.strictObject({
  operationId: wireId('opr')
    .nullable()
    .describe('POST /v1/operations/{id}/undo takes this back; null where nothing changed'),
  changed: z.int().describe('Rows that are different now'),
})

export type RuleApplied = z.infer<typeof RuleApplied>

export const RuleRun = z.strictObject({
  ruleId: wireId('rul'),
  importId: wireId('imp').nullable().describe('Null when it was applied to the past'),
  operationId: wireId('opr').describe('POST /v1/operations/{id}/undo takes this back'),
  undone: z.boolean().describe('Whether it was taken back'),
  rows: z.int(),
  at: Moment,
})

export type RuleRun = z.infer<typeof RuleRun>

export const RuleRuns = z.strictObject({ items: z.array(RuleRun) })

/** Three choices or more agree about a merchant: a rule could say it. Nothing is made until a person does. */
export const RuleIdea = z.strictObject({
  name: z.string(),
  condition: z.string(),
  actions: z.strictObject({ categoryId: wireId('cat') }),
  choices: z.int(),
  rows: z.int().describe('Rows the condition finds now'),
})
export type RuleIdea = z.infer<typeof RuleIdea>

export const RuleIdeas = z.strictObject({ items: z.array(RuleIdea) })
