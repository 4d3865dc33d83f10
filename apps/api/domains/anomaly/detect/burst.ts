import { about, type Finding } from './finding.ts'
import { rowMark } from './fingerprint.ts'
import type { Row } from './row.ts'
import { habitLeast, isRoundSum, paidInRoundSums, type Payee, type Watch } from './memory.ts'

const daysMax = 3
const rowsLeast = 3

/**
 * Several payments in round sums within days, as gift cards and voucher codes are bought. Rare is judged by how many
 * round sums usually fall into so many days (Poisson); a payee that is usually paid in round sums does not count.
 */
export function roundBurst(watch: Watch, row: Row, payee: Payee | undefined): Finding | null {
  if (!isRoundSum(row)) return null
  const burst = watch.round.filter(({ day, payee: to }) => row.day - day <= daysMax && to === row.payee)
  const habit = paidInRoundSums(payee, row, row.day - daysMax)
  if (burst.length + 1 < rowsLeast || habit >= habitLeast) return null
  const days = Math.max(30, row.day - watch.first)
  const usual = ((watch.rounds + 1) / days) * (daysMax + 1)
  const rows = [row, ...burst.toReversed()]
  return about(row, {
    kind: 'round_burst',
    fingerprint: `${rowMark({ ...row, ...burst[0] })} burst`,
    rows: rows.map(({ id }) => id),
    facts: {
      size: rows.reduce((sum, { size }) => sum + size, 0),
      count: rows.length,
      expected: usual,
      day: burst[0]?.day ?? row.day,
    },
    strength: poissonTail(rows.length, usual) - habit / 2,
  })
}

/** −log₁₀ of the probability of `count` or more where `mean` is usual. */
function poissonTail(count: number, mean: number): number {
  let term = Math.exp(-mean)
  let under = 0
  for (let n = 0; n < count; n++) {
    under += term
    term *= mean / (n + 1)
  }
  return -Math.log10(Math.max(1e-12, 1 - under))
}
