/** What-if scenarios: kept per workspace, and any forecast as it would be under one. */
import { toDecimal } from '@scale/money'
import type { z } from 'zod'
import { appendAudit } from '../../../core/audit/audit.ts'
import type { Tx } from '../../../core/db/db.ts'
import { Fault } from '../../../core/errors.ts'
import { appendEvent } from '../../../core/events/outbox.ts'
import { fromWire, toWire } from '../../../core/ids.ts'
import type { NewScenario, Scenario, ScenarioChange, ScenarioForecast, ScenarioPatch } from '../schemas.ts'
import { findForecast, type ForecastRow, listForecasts } from '../store/forecasts.ts'
import {
  deleteScenario,
  findScenario,
  insertScenario,
  listScenarios,
  type ScenarioRow,
  updateScenario,
} from '../store/scenarios.ts'
import { cashOutlookOf } from './cash.ts'
import type { Forecasting } from './deps.ts'
import { pointsOf } from './forecasts.ts'
import { horizonOf } from './recurring-state.ts'
import { todayOf } from './recurring.ts'
import { movesOf } from './scenario-moves.ts'
import { lastDayOf, type Move, shifted } from './scenario-shift.ts'

export async function scenarioList(tx: Tx): Promise<{ items: Scenario[] }> {
  return { items: (await listScenarios(tx)).map(scenarioToWire) }
}

export async function addScenario(
  deps: Forecasting,
  tx: Tx,
  wanted: z.output<typeof NewScenario>,
): Promise<Scenario> {
  await movesOf(deps, tx, wanted.changes, horizonOf(todayOf(tx)))
  const made = await insertScenario(tx, wanted)
  await tell(tx, 'created', made.id)
  return scenarioToWire(made)
}

export async function editScenario(
  deps: Forecasting,
  tx: Tx,
  wireId: string,
  { version, patch }: { version: number | null; patch: z.output<typeof ScenarioPatch> },
): Promise<Scenario> {
  const scenario = await foundScenario(tx, wireId)
  if (patch.changes) await movesOf(deps, tx, patch.changes, horizonOf(todayOf(tx)))
  const { name = scenario.name, changes = scenario.changes } = patch
  const edited = await updateScenario(tx, scenario.id, { version, name, changes })
  if (!edited) throw new Fault('version_conflict')
  await tell(tx, 'changed', scenario.id)
  return scenarioToWire(edited)
}

export async function removeScenario(tx: Tx, wireId: string, version: number | null): Promise<void> {
  const scenario = await foundScenario(tx, wireId)
  if (!(await deleteScenario(tx, scenario.id, version))) throw new Fault('version_conflict')
  await tell(tx, 'removed', scenario.id)
}

export async function scenarioForecast(
  deps: Forecasting,
  tx: Tx,
  wireId: string,
  forecastId: string,
): Promise<ScenarioForecast> {
  const { changes } = await foundScenario(tx, wireId)
  return tryChanges(deps, tx, { forecastId, changes })
}

/** What a forecast would be with these changes; nothing is kept. */
export async function tryChanges(
  deps: Forecasting,
  tx: Tx,
  { forecastId, changes }: { forecastId: string; changes: readonly ScenarioChange[] },
): Promise<ScenarioForecast> {
  const forecast = await findForecast(tx, fromWire('fct', forecastId))
  if (!forecast || forecast.refusal !== null)
    throw new Fault('not_found', { detail: 'There is no such forecast here' })
  const { currency, body } = forecast
  const moves = await movesOf(deps, tx, changes, lastDayOf(forecast) ?? forecast.asOf)
  const { middle, bands, difference } = shifted(forecast, moves)
  const amount = (minor: number): string => toDecimal(BigInt(minor), currency)
  const total =
    forecast.kind === 'balance' ? (difference.at(-1) ?? 0) : difference.reduce((sum, one) => sum + one, 0)
  return {
    forecastId,
    points: pointsOf({ currency, body: { ...body, middle, bands } }),
    difference: difference.map(amount),
    total: { amount: amount(total), currency },
    cash: forecast.kind === 'balance' ? cashOf(await byDay(tx, forecast), moves) : null,
  }
}

/** How sure "safe" is meant to be. */
const confidence = 0.95

/** Money runs out on a day, so the path of days says when, whatever a balance is shown by. */
async function byDay(tx: Tx, forecast: ForecastRow): Promise<ForecastRow> {
  const { kind, subjectId, currency, grain } = forecast
  if (grain === 'day') return forecast
  const rows = await listForecasts(tx, { kind, currency, grain: 'day' })
  return rows.find((one) => one.subjectId === subjectId) ?? forecast
}

/** Of a balance: what becomes of its end and of what is safe, from the same draws with and without the scenario. */
function cashOf(forecast: ForecastRow, moves: readonly Move[]): ScenarioForecast['cash'] {
  const { asOf, currency, body } = forecast
  const said = (by: readonly number[]) => {
    const outlook = cashOutlookOf(body, { asOf, confidence, shift: by })
    if (!outlook) return null
    const { minor, ...safe } = outlook.safeToSpend
    const amount = { amount: toDecimal(BigInt(minor), currency), currency }
    return { runOut: outlook.runOut, safeToSpend: { ...safe, amount } }
  }
  const [before, after] = [said([]), said(shifted(forecast, moves).difference)]
  return before && after && { before, after }
}

async function foundScenario(tx: Tx, wireId: string): Promise<ScenarioRow> {
  const scenario = await findScenario(tx, fromWire('scn', wireId))
  if (!scenario) throw new Fault('not_found', { detail: 'There is no such scenario here' })
  return scenario
}

async function tell(tx: Tx, what: 'created' | 'changed' | 'removed', id: string): Promise<void> {
  const object = toWire('scn', id)
  await appendEvent(tx, { type: 'forecasting.scenarios_changed', data: { scenarioId: object } })
  await appendAudit(tx, { action: `forecasting.scenario_${what}`, object })
}

const scenarioToWire = ({ id, createdAt, ...same }: ScenarioRow): Scenario => ({
  id: toWire('scn', id),
  createdAt: createdAt.toString(),
  ...same,
})
