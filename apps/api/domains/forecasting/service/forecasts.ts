/** What was forecast, in the shapes of the wire. */
import { toDecimal } from '@scale/money'
import type { Tx } from '../../../core/db/db.ts'
import { Fault } from '../../../core/errors.ts'
import { fromWire, toWire } from '../../../core/ids.ts'
import { bandLevels, type Forecast, type ForecastList, type ForecastSummary } from '../schemas.ts'
import type { ForecastPoint, ForecastQuery } from '../schemas.ts'
import { findForecast, type ForecastRow, listForecasts } from '../store/forecasts.ts'
import { getSettings } from '../store/settings.ts'
import type { z } from 'zod'
import type { Forecasting } from './deps.ts'
import { type NameSubject, subjectNames } from './names.ts'

export async function forecastList(
  deps: Forecasting,
  tx: Tx,
  { account, category, ...query }: z.output<typeof ForecastQuery>,
): Promise<ForecastList> {
  const subjectId = account ? fromWire('acc', account) : category ? fromWire('cat', category) : undefined
  const { horizonDays, refreshedAt } = await getSettings(tx)
  const rows = await listForecasts(tx, { ...query, subjectId })
  const name = await subjectNames(deps, tx)
  return {
    items: rows.map((row) => summaryToWire(row, name)),
    horizonDays,
    refreshedAt: refreshedAt?.toString() ?? null,
  }
}

export async function oneForecast(deps: Forecasting, tx: Tx, id: string): Promise<Forecast> {
  const row = await findForecast(tx, id)
  if (!row) throw new Fault('not_found')
  return forecastToWire(row, await subjectNames(deps, tx))
}

const decimal = (minor: number, currency: string): string => toDecimal(BigInt(minor), currency)

function summaryToWire(row: ForecastRow, name: NameSubject): ForecastSummary {
  const { id, currency, grain, asOf, madeAt, refusal, body } = row
  const { modelId, ...basis } = body.basis
  return {
    id: toWire('fct', id),
    subject: name(row),
    currency,
    grain,
    asOf,
    madeAt: madeAt.toString(),
    refusal,
    basis: { ...basis, modelId: modelId === null ? null : toWire('mod', modelId) },
    next: pointAt(row, 0),
    last: pointAt(row, body.days.length - 1),
  }
}

function forecastToWire(row: ForecastRow, name: NameSubject): Forecast {
  const { currency, body } = row
  const amount = (minor: number): string => decimal(minor, currency)
  return {
    ...summaryToWire(row, name),
    history: body.history.map(({ on, minor }) => ({ on, amount: amount(minor) })),
    points: pointsOf(row),
    soFar: body.soFar === undefined || body.soFar === null ? null : amount(body.soFar),
    members: body.members.map(({ name: member, weight, middle }) => ({
      name: member,
      weight,
      middle: middle.map(amount),
    })),
    drivers: body.drivers.map(({ recurringId, on, minor, lowMinor, highMinor }) => ({
      recurringId: recurringId === null ? null : toWire('rec', recurringId),
      on,
      amount: amount(minor),
      low: amount(lowMinor),
      high: amount(highMinor),
    })),
  }
}

type Ahead = Pick<ForecastRow, 'currency'> & { body: Pick<ForecastRow['body'], 'days' | 'middle' | 'bands'> }

export const pointsOf = (ahead: Ahead): ForecastPoint[] =>
  ahead.body.days.map((_, at) => pointAt(ahead, at)).filter((point) => point !== null)

function pointAt({ currency, body }: Ahead, at: number): ForecastPoint | null {
  const [on, middle, bands] = [body.days[at], body.middle[at], body.bands[at]]
  if (on === undefined || middle === undefined || bands === undefined) return null
  return {
    on,
    middle: decimal(middle, currency),
    bands: bandLevels.map((level, band) => ({
      level,
      low: decimal(bands[2 * band] ?? middle, currency),
      high: decimal(bands[2 * band + 1] ?? middle, currency),
    })),
  }
}
