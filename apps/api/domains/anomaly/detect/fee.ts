import { about, type Finding } from './finding.ts'
import { rowMark } from './fingerprint.ts'
import type { Row } from './row.ts'
import type { Payee, Watch } from './memory.ts'

const alike = 0.05

/** The bank charged something it does not charge regularly. */
export function unusualFee(_watch: Watch, row: Row, payee: Payee | undefined): Finding | null {
  if (!row.isFee) return null
  const same = payee?.visits.filter(({ size }) => Math.abs(size / row.size - 1) <= alike).length ?? 0
  if (same >= 2) return null
  return about(row, {
    kind: 'fee',
    fingerprint: `${rowMark(row)} fee`,
    rows: [row.id],
    facts: { size: row.size, count: payee?.count ?? 0 },
    strength: 2 - same,
  })
}
