import type { z } from 'zod'
import type * as wire from '../../api/domains/categorization/schemas.ts'

/** The shapes of the review and of reasons. Types only. */
export type {
  Proposal,
  ProposalAnswer,
  ProposalAnswered,
  ProposalList,
  ReviewPage,
  Suggestion,
  Why,
} from '../../api/domains/categorization/schemas.ts'
export type ReviewItem = z.infer<typeof wire.ReviewItem>
export type ReviewDecision = z.input<typeof wire.ReviewDecision>
export type Evidence = z.infer<typeof wire.Evidence>
export type Filed = z.infer<typeof wire.Filed>
export type CategorizationSettings = z.infer<typeof wire.CategorizationSettings>
export type ModelList = z.infer<typeof wire.ModelList>
export type Model = z.infer<typeof wire.Model>
export type StartedJob = z.infer<typeof wire.StartedJob>
