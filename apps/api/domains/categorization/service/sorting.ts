import { fromWire, toWire } from '../../../core/ids.ts'
import type { JobProgress } from '../../../core/jobs/jobs.ts'
import type { Sorting } from '../contract.ts'
import type { Categorizing } from './deps.ts'
import { discoverCategories } from './discover.ts'
import { lookAtOpenRows } from './open-rows.ts'
import { answerProposal, proposalList } from './proposals.ts'
import { decideGroup, reviewPage } from './review.ts'
import { allRules, createRule, previewRule, removeRule, ruleRuns } from './rules.ts'
import { applyInSteps, previewPast } from './run-rules.ts'

/** The contract of code that acts as a person: what the routes and jobs call. */
export function sortingOf(deps: Categorizing): Sorting {
  const here = (onProgress: (done: number, total: number | null) => void = () => {}) => ({
    signal: new AbortController().signal,
    progress: async ({ done, total }: JobProgress) => onProgress(done, total),
  })
  return {
    lookAgain: (scope, onProgress) => lookAtOpenRows(deps, scope, here(onProgress)),
    review: async (tx, limit) => (await reviewPage(deps, tx, { after: null, limit })).body,
    decide: (tx, decision) => decideGroup(deps, tx, decision),
    rules: (tx) => allRules(deps, tx),
    addRule: (tx, rule) => createRule(deps, tx, rule),
    removeRule: (tx, id) => removeRule(tx, id, null),
    previewRule: (tx, condition) => previewRule(deps, tx, condition),
    previewPast: (tx, id) => previewPast(deps, tx, fromWire('rul', id)),
    ruleRuns: (tx, id) => ruleRuns(deps, tx, id),
    discover: (scope, onProgress) =>
      discoverCategories(
        deps,
        scope,
        here((done, total) => onProgress(done / (total ?? done))),
      ),
    proposals: (tx) => proposalList(deps, tx),
    answerProposal: (tx, id, answer) => answerProposal(deps, tx, id, answer),
    async applyRule(scope, id) {
      const steps = await applyInSteps(deps, scope, fromWire('rul', id), here())
      return {
        changed: steps.reduce((sum, { rows }) => sum + rows, 0),
        operationIds: steps.map(({ operationId }) => toWire('opr', operationId)),
      }
    },
  }
}
