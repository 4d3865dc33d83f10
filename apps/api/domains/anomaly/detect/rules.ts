/** What one row of spending shows against what was before it. Each rule answers at most one finding. */
import { amountUnusual } from './amount.ts'
import { duplicateCharge } from './duplicate.ts'
import type { Finding } from './finding.ts'
import { newcomerLarge } from './newcomer.ts'
import { priceIncrease } from './price.ts'
import { roundBurst } from './burst.ts'
import type { Row } from './row.ts'
import { unusualFee } from './fee.ts'
import { unusualPlace } from './foreign.ts'
import { type Payee, payeeKey, type Watch } from './memory.ts'

type Rule = (watch: Watch, row: Row, payee: Payee | undefined) => Finding | null

const ofSpending: readonly Rule[] = [
  duplicateCharge,
  priceIncrease,
  unusualFee,
  unusualPlace,
  roundBurst,
  newcomerLarge,
  amountUnusual,
]

export function judgeRow(watch: Watch, row: Row): Finding[] {
  if (row.incoming) return []
  const payee = watch.payees.get(payeeKey(row))
  const findings: Finding[] = []
  for (const rule of ofSpending) {
    const finding = rule(watch, row, payee)
    if (finding) findings.push(finding)
  }
  return findings
}
