/** Tables that give each currency a column of its own (`CAD$`, `USD$`): a row's amount stands, signed, in one of them. */
import type { Layout } from './plan.ts'
import { decideSign, printedSigns, type SignDecision, type SignEvidence } from './sign.ts'

/** The two columns of the money are named for different currencies. */
export function isPerCurrency({ money, headers }: Pick<Layout, 'money' | 'headers'>): boolean {
  if (money.kind === 'single') return false
  const [left, right] = [headers[money.debit]?.currency, headers[money.credit]?.currency]
  return left != null && right != null && left !== right
}

/** One sign rule for both: the one of the column that holds more amounts, alone. */
export function perCurrencySigns(evidence: SignEvidence): SignDecision {
  const { layout, profiles } = evidence
  if (layout.money.kind === 'single') return decideSign(evidence)
  const { debit, credit } = layout.money
  const column = (profiles[debit]?.numerals ?? 0) >= (profiles[credit]?.numerals ?? 0) ? debit : credit
  const { rule, question } = decideSign({
    ...evidence,
    layout: { ...layout, money: { kind: 'single', column } },
    chain: null,
  })
  const { spendPositive } = rule
  return { rule: { ...printedSigns, debitNegative: !spendPositive, creditNegative: spendPositive }, question }
}
