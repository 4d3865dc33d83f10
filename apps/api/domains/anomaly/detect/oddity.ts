/**
 * The isolation forest of a workspace: how odd each row is in size, payee, category and time taken together. It confirms
 * what rules say of single rows, and names rows that no rule names.
 */
import { explain, fit, score, type Table } from '@scale/isolation-forest'
import { deviations, usualOf } from './amount.ts'
import { about, type Finding } from './finding.ts'
import { rowMark } from './fingerprint.ts'
import type { Row } from './row.ts'
import { type Features, type Oddity, payeeKey, type Watch } from './memory.ts'

const recentMax = 2_048
const rowsLeast = 200
/** Half of the usual number: a pass over a million rows is mostly this. */
const trees = 50
/** It is grown anew when there are so many times the rows, or so many more. */
const growth = 1.5
const growthMax = 50_000

export function featuresOf(watch: Watch, row: Row): Features {
  const payee = watch.payees.get(payeeKey(row))
  const usual = usualOf(watch, row, payee)
  const last = payee?.visits.at(-1)
  return {
    logSize: Math.log(row.size),
    offUsual: usual && payee ? deviations(row.size, usual) : NaN,
    gap: last ? Math.log1p(Math.max(0, row.day - last.day)) : NaN,
    weekday: (row.day + 4) % 7,
    monthday: new Date(row.day * 86_400_000).getUTCDate(),
    payee: payeeKey(row),
    category: row.category ?? '',
  }
}

function tableOf(features: readonly Features[]): Table {
  const number = (name: 'logSize' | 'offUsual' | 'gap' | 'weekday' | 'monthday') =>
    ({ name, kind: 'number', values: Float64Array.from(features, (row) => row[name]) }) as const
  const category = (name: 'payee' | 'category') =>
    ({ name, kind: 'category', values: features.map((row) => row[name]) }) as const
  return [
    number('logSize'),
    number('offUsual'),
    number('gap'),
    number('weekday'),
    number('monthday'),
    category('payee'),
    category('category'),
  ]
}

interface Judged {
  rows: readonly Row[]
  features: readonly Features[]
  findings: readonly Finding[]
}

/** Rows that no rule speaks of are told from here on. */
const oddLeast = 3.3

/** Scores rows by the forest of the rows before them, and grows the next one. */
export function judgeTogether(watch: Watch, { rows, features, findings }: Judged): Finding[] {
  const { oddity } = watch
  const surprises = surprisesOf(oddity, features)
  const place = new Map(rows.map((row, at) => [row.id, at]))
  const confirmed = findings.map((finding) => {
    const at = place.get(finding.rows[0] ?? '')
    return at === undefined ? finding : { ...finding, odd: surprises[at] ?? 0 }
  })
  const spoken = new Set(findings.map((finding) => finding.rows[0]))
  const alone = rows.flatMap((row, at) => {
    const odd = surprises[at] ?? 0
    if (odd < oddLeast || row.incoming || spoken.has(row.id)) return []
    return [unusual(oddity, row, features[at] as Features, odd)]
  })
  grow(oddity, features)
  return [...confirmed, ...alone].toSorted((one, other) => one.day - other.day)
}

function unusual({ forest }: Oddity, row: Row, features: Features, odd: number): Finding {
  const [why] = forest ? explain(forest, tableOf([features]), [0]) : []
  const reasons =
    why?.contributions
      .filter(({ contribution }) => contribution > 0)
      .slice(0, 3)
      .map(({ column }) => column) ?? []
  return about(row, {
    kind: 'row_unusual',
    fingerprint: `${rowMark(row)} odd`,
    rows: [row.id],
    facts: { size: row.size, reasons },
    strength: odd,
  })
}

/** −log₁₀ of how rarely a row is as odd; beyond the oddest known, by the mean excess of the oddest fiftieth. */
function surprisesOf({ forest, scores }: Oddity, features: readonly Features[]): number[] {
  if (!forest || features.length === 0) return features.map(() => 0)
  const rising = scores
  const inTail = Math.max(5, Math.floor(rising.length / 50))
  const start = rising[rising.length - inTail] as number
  const excess =
    rising.subarray(rising.length - inTail).reduce((sum, value) => sum + value - start, 0) / inTail
  return Array.from(score(forest, tableOf(features)), (value) => {
    if (value <= start) return 0
    return Math.log10(rising.length / inTail) + (value - start) / (Math.max(excess, 1e-6) * Math.LN10)
  })
}

function grow(oddity: Oddity, features: readonly Features[]): void {
  for (const row of features) {
    oddity.recent[oddity.next] = row
    oddity.next = (oddity.next + 1) % recentMax
  }
  oddity.seen += features.length
  const due = Math.max(rowsLeast, Math.min(oddity.grownAt * growth, oddity.grownAt + growthMax))
  if (oddity.seen < due) return
  const table = tableOf(oddity.recent)
  oddity.forest = fit(table, { trees, seed: 1 })
  oddity.scores = score(oddity.forest, table).toSorted()
  oddity.grownAt = oddity.seen
}
