import type { Category } from '../../categories.ts'

/**
 * `sign`: only for money in (+1) or out (−1); rows of unknown sign pass both. `regions`: only for accounts of these.
 * A star leaves a word's end or beginning open.
 */
export interface KeywordRule {
  category: Category
  sign?: 1 | -1
  regions?: number
  phrases: string
}
