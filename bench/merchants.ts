/**
 * `npm run bench -- merchants --data X.csv --text COL [--amount COL] [--currency CUR] [--mcc COL] [--label COL --accept FILE]
 * [--json]`: how many rows of a CSV get a merchant, a person and a category without any training, by which evidence, and how
 * fast. With `--mcc` the category found without the code is set beside the code's; with `--label` and `--accept`, a JSON
 * object from label to the categories that are right for it, beside the label. `texts` counts each distinct text once.
 */
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { type Finding, lookup, type PaymentFacts, readNarration } from '../packages/merchants/index.ts'
import { categoryOfMcc } from '../packages/merchants/lookup/mcc.ts'
import { readLabelled } from './categorize/table.ts'

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    text: { type: 'string' },
    amount: { type: 'string' },
    currency: { type: 'string' },
    mcc: { type: 'string' },
    label: { type: 'string' },
    accept: { type: 'string' },
    json: { type: 'boolean' },
  },
})
if (values.data === undefined || values.text === undefined) {
  throw new Error('Which file and which column? --data X.csv --text COL')
}
const amounts = values.amount === undefined ? [] : [values.amount]
const rows = readLabelled(values.data, {
  text: [values.text],
  label: [values.text],
  amount: amounts,
  date: [],
  group: [],
})
const accepted =
  values.accept === undefined
    ? {}
    : (JSON.parse(readFileSync(values.accept, 'utf8')) as Record<string, string[]>)

interface Count {
  rows: number
  right: number
  texts: number
  textsRight: number
}

const seen = new Set<string>()
const counts = new Map<string, Count>()
const shares = { merchant: 0, person: 0, category: 0, transfer: 0, brand: 0, keyword: 0, wording: 0 }
const started = process.cpuUsage()
const findings = rows.map(({ row }) => lookup(row.text, factsOf(row.amount)))
const used = process.cpuUsage(started)
for (const [at, { row, cells }] of rows.entries()) {
  const finding = findings[at] ?? null
  const { merchant, kind } = readNarration(row.text)
  if (merchant !== null) shares.merchant++
  if (kind === 'person') shares.person++
  if (finding === null) continue
  shares.category++
  if (finding.category.startsWith('transfers.')) shares.transfer++
  if (finding.evidence !== 'mcc') shares[finding.evidence]++
  const right = rightOnes(cells)
  if (right !== null) count(row.text, finding, right.includes(finding.category))
}

function factsOf(amount: number | undefined): PaymentFacts {
  const sign = amount === undefined || amount === 0 ? {} : { sign: amount > 0 ? (1 as const) : (-1 as const) }
  return { ...sign, ...(values.currency !== undefined && { currency: values.currency }) }
}

/** The categories that are right for a row by its code or label; null where neither tells. */
function rightOnes(cells: ReadonlyMap<string, string>): readonly string[] | null {
  const label = accepted[cells.get(values.label ?? '') ?? '']
  if (label) return label
  const ofCode = categoryOfMcc(cells.get(values.mcc ?? '') ?? '')
  return ofCode === null ? null : [ofCode]
}

function count(text: string, { evidence, probability }: Finding, right: boolean): void {
  const key = `${evidence} ${probability}`
  const entry = counts.get(key) ?? { rows: 0, right: 0, texts: 0, textsRight: 0 }
  entry.rows++
  if (right) entry.right++
  if (!seen.has(text)) {
    entry.texts++
    if (right) entry.textsRight++
  }
  seen.add(text)
  counts.set(key, entry)
}

const rowsPerSecond = Math.round(rows.length / ((used.user + used.system) / 1e6))
const precision = [...counts]
  .toSorted(([a], [b]) => (a < b ? -1 : 1))
  .map(([evidence, each]) => ({ evidence, ...each }))
if (values.json) {
  process.stdout.write(
    `${JSON.stringify({ rows: rows.length, shares, precision, rowsPerSecond }, null, 2)}\n`,
  )
} else {
  const percent = (part: number, whole: number) => `${((100 * part) / Math.max(1, whole)).toFixed(1)} %`
  const lines = [
    `${rows.length} rows, ${rowsPerSecond} a second of one core`,
    ...Object.entries(shares).map(
      ([what, each]) => `${what.padEnd(12)}${percent(each, rows.length).padStart(8)}`,
    ),
    ...precision.map(
      ({ evidence, right, texts, textsRight, ...each }) =>
        `${evidence.padEnd(14)} right: rows ${right}/${each.rows} (${percent(right, each.rows)}), texts ${textsRight}/${texts} (${percent(textsRight, texts)})`,
    ),
  ]
  process.stdout.write(`${lines.join('\n')}\n`)
}
