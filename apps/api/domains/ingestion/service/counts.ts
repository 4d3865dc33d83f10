/** Counts and month sums of an import: what was staged, moved by what was decided. */
import type { Tx } from '../../../core/db/db.ts'
import type { Counts, LineState } from '../schemas.ts'
import { type ImportRecord, type MonthSums, changeImport } from '../store/imports.ts'
import { decidedSums } from '../store/decisions.ts'

const countOf: Record<LineState, keyof Counts> = {
  new: 'new',
  duplicate: 'duplicate',
  updates: 'updates',
  needs_you: 'needsYou',
  problem: 'problem',
  skipped: 'skipped',
  deleted_by_you: 'deletedByYou',
  left_out: 'leftOut',
  mended: 'mended',
}
const stateOfKind: Record<string, LineState> = { row: 'new', problem: 'problem', skip: 'skipped' }

export const noCounts: Counts = {
  lines: 0,
  new: 0,
  duplicate: 0,
  updates: 0,
  needsYou: 0,
  problem: 0,
  skipped: 0,
  deletedByYou: 0,
  leftOut: 0,
  mended: 0,
}

/** Counts again after decisions changed, and stores the result with the import. */
export async function recount(tx: Tx, record: Pick<ImportRecord, 'id' | 'staged'>): Promise<Counts> {
  const { staged } = record
  if (!staged) return noCounts
  const decided = await decidedSums(tx, record.id)
  const counts: Counts = {
    ...noCounts,
    lines: staged.lines,
    new: staged.rows,
    problem: staged.problems,
    skipped: staged.skips,
  }
  const months = new Map(staged.months.map((sums) => [`${sums.month} ${sums.currency}`, { ...sums }]))
  for (const each of decided) {
    counts[countOf[stateOfKind[each.kind] ?? 'new']] -= each.rows
    counts[countOf[each.state]] += each.rows
    if (each.kind !== 'row' || each.state === 'new' || each.state === 'updates') continue
    const sums = months.get(`${each.month} ${each.currency}`)
    if (sums) takeOut(sums, each)
  }
  const left = [...months.values()].filter(({ rows }) => rows > 0)
  const ordered = left.toSorted((a, b) => (a.month + a.currency < b.month + b.currency ? -1 : 1))
  await changeImport(tx, record.id, { counts, months: ordered })
  return counts
}

function takeOut(sums: MonthSums, out: Pick<MonthSums, 'rows' | 'inMinor' | 'outMinor'>): void {
  sums.rows -= out.rows
  sums.inMinor = String(BigInt(sums.inMinor) - BigInt(out.inMinor))
  sums.outMinor = String(BigInt(sums.outMinor) - BigInt(out.outMinor))
}
