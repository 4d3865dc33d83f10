/**
 * Phrases that name what a payment is for, whoever received it: they are believed before any brand. The first rule that
 * is met wins. English, romanised Hindi, German, French, Spanish, Italian, Dutch, Polish, Swedish and the banks' short forms.
 */
import { duties } from './duties.ts'
import { incomeAndBank } from './income-and-bank.ts'
import { regional } from './regional.ts'
import type { KeywordRule } from './rule.ts'

export const purposes: readonly KeywordRule[] = [...incomeAndBank, ...duties, ...regional]
