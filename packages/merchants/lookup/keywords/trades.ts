/** Words for a trade in a merchant's own name. They count where no brand is known; the first rule that is met wins. */
import { household } from './household.ts'
import { outings } from './outings.ts'
import type { KeywordRule } from './rule.ts'

export const trades: readonly KeywordRule[] = [...outings, ...household]
