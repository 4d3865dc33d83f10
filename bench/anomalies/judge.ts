/** Alerts beside what was planted: which are right, which planted things were found, and how many a week. */
import { type Candidate, weekOfDay } from '../../apps/api/domains/anomaly/detect/choose.ts'
import type { MadeRow, Planted, Workspace } from './making.ts'

export type Told = Pick<Candidate, 'kind' | 'day' | 'rows' | 'category'> & { toldOn: number }

export interface Judgement {
  alerts: number
  precision: number
  recall: number
  duplicates: number
  prices: number
  perWeekMax: number
  /** Of the right ones, those that also name what it is. */
  named: number
  byKind: Record<string, number>
}

/** The planted thing an alert is about: its telling row is one of those planted, or series, payee and days agree. */
export function plantedOf(
  workspace: Workspace,
  byId: ReadonlyMap<string, MadeRow>,
): (alert: Omit<Told, 'toldOn'>) => Planted | null {
  const byRow = new Map<string, Planted[]>()
  for (const one of workspace.planted)
    for (const { id } of one.rows) byRow.set(id, [...(byRow.get(id) ?? []), one])
  const series = workspace.planted.filter(({ rows }) => rows.length === 0)
  return (alert) => {
    const [first = ''] = alert.rows
    const isSeries =
      alert.kind === 'missing_income' || alert.kind === 'level_shift' || alert.kind === 'rhythm_broken'
    if (!isSeries) {
      const of = byRow.get(first) ?? []
      return of.find(({ kind }) => kind === alert.kind) ?? of[0] ?? null
    }
    const fits = ({ kind, from, to, of, category }: Planted) =>
      kind === alert.kind &&
      alert.day >= from &&
      alert.day <= to + 7 &&
      (kind === 'level_shift' ? category === alert.category : byId.get(first)?.description === of)
    return series.find(fits) ?? null
  }
}

/** A second alert about the same planted thing is wrong: one was enough. */
export function judge(workspace: Workspace, alerts: readonly Told[]): Judgement {
  const byId = new Map(workspace.rows.map((row) => [row.id, row]))
  const find = plantedOf(workspace, byId)
  const found = new Map<Planted, Told>()
  let right = 0
  let named = 0
  for (const alert of alerts) {
    const planted = find(alert)
    if (!planted || found.has(planted)) continue
    found.set(planted, alert)
    right += 1
    if (planted.kind === alert.kind) named += 1
  }
  const share = (kind: string) => {
    const all = workspace.planted.filter((one) => one.kind === kind)
    return all.filter((one) => found.has(one)).length / all.length
  }
  const weeks = Map.groupBy(alerts, ({ toldOn }) => weekOfDay(toldOn))
  return {
    alerts: alerts.length,
    precision: right / Math.max(1, alerts.length),
    recall: right / workspace.planted.length,
    duplicates: share('duplicate_charge'),
    prices: share('price_increase'),
    perWeekMax: Math.max(0, ...[...weeks.values()].map((all) => all.length)),
    named: named / Math.max(1, right),
    byKind: Object.fromEntries(
      [...new Set(workspace.planted.map(({ kind }) => kind))].map((kind) => [kind, share(kind)]),
    ),
  }
}
