/** What is measured: the product's own detectors over a made workspace as its days go by, and what a rival would do. */
import { candidatesOf, chosen, thresholdOf, weekOfDay } from '../../apps/api/domains/anomaly/detect/choose.ts'
import type { Finding } from '../../apps/api/domains/anomaly/detect/finding.ts'
import { dateOf, type LedgerRow, openReader } from '../../apps/api/domains/anomaly/detect/row.ts'
import { startWatch, type Watch } from '../../apps/api/domains/anomaly/detect/memory.ts'
import { observe, passTo } from '../../apps/api/domains/anomaly/detect/watch.ts'
import type { Told } from './judge.ts'
import { days, firstDay, type MadeRow, type Workspace } from './making.ts'

export const perWeek = 2
const daysPerStep = 30

export const ledgerRow = (row: MadeRow): LedgerRow => ({
  id: row.id,
  accountId: row.account,
  bookedOn: dateOf(row.day),
  amountMinor: BigInt(row.minor),
  currency: row.currency,
  description: row.description,
  counterparty: null,
  category: row.category,
  transfer: row.transfer,
})

/** Every finding, by the day on which it was made, and the watch after it. */
export function watched({ rows }: Workspace): { findings: Finding[]; watch: Watch } {
  const [read, watch] = [openReader(), startWatch()]
  const findings: Finding[] = []
  for (let at = 0; at < rows.length;) {
    const until = (rows[at] as MadeRow).day + daysPerStep
    const from = at
    while (at < rows.length && (rows[at] as MadeRow).day < until) at += 1
    findings.push(...observe(watch, read(rows.slice(from, at).map(ledgerRow))))
  }
  findings.push(...passTo(watch, firstDay + days))
  return { findings, watch }
}

export function ours(workspace: Workspace): Told[] {
  const candidates = candidatesOf(watched(workspace).findings)
  return chosen(candidates, { perWeek, threshold: ({ kind }) => thresholdOf(kind), until: firstDay + days })
    .told
}

interface Naive {
  row: MadeRow
  z: number
}

/** The rival: how many deviations an amount is above the payee's mean so far, or above all amounts where the payee is new. */
export function byDeviation({ rows }: Workspace): Told[] {
  const seen = new Map<string, number[]>()
  const odd: Naive[] = []
  for (const row of rows) {
    if (row.transfer || row.minor > 0) continue
    const own = seen.get(row.description) ?? []
    const all = seen.get('') ?? []
    const known = own.length >= 5 ? own : all
    const mean = known.reduce((sum, size) => sum + size, 0) / known.length
    const deviation = Math.sqrt(known.reduce((sum, size) => sum + (size - mean) ** 2, 0) / known.length)
    const z = (-row.minor - mean) / (deviation || Infinity)
    if (known.length >= 5 && z > 3) odd.push({ row, z })
    own.push(-row.minor)
    seen.set(row.description, own)
    seen.set('', [...all.slice(-499), -row.minor])
  }
  return [...Map.groupBy(odd, ({ row }) => weekOfDay(row.day)).values()]
    .flatMap((week) => week.toSorted((a, b) => b.z - a.z).slice(0, perWeek))
    .map(({ row }) => ({
      kind: 'amount_unusual',
      day: row.day,
      toldOn: row.day,
      rows: [row.id],
      category: row.category,
    }))
}
