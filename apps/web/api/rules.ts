import type { z } from 'zod'
import type * as wire from '../../api/domains/categorization/schemas.ts'

/** The shapes of rules. Types only. */
export type {
  Rule,
  RuleActions,
  RuleApplied,
  RuleIdea,
  RulePast,
  RulePreview,
  RuleRun,
} from '../../api/domains/categorization/schemas.ts'
export type NewRule = z.input<typeof wire.NewRule>
export type RulePatch = z.input<typeof wire.RulePatch>
