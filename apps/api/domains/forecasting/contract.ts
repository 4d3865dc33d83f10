/** What other domains may know of forecasting. Ids are in their wire form. */
import type { z } from 'zod'
import type { Scope, Tx } from '../../core/db/db.ts'
import type * as wire from './schemas.ts'

/** What a person does to look ahead, for code that acts as one (the terminal). Ids are wire ids. */
export interface Foresight {
  /** Looks through the ledger for payments that come back. */
  lookForRecurring(scope: Scope): Promise<void>
  recurring(tx: Tx): Promise<wire.RecurringList>
  calendar(tx: Tx, days: { from: string; to: string }): Promise<wire.RecurringCalendar>
  /** Makes every forecast anew; `horizonDays` also holds from then on. */
  refresh(scope: Scope, horizonDays?: number): Promise<void>
  forecasts(tx: Tx, query: z.output<typeof wire.ForecastQuery>): Promise<wire.ForecastList>
  forecast(tx: Tx, id: string): Promise<wire.Forecast>
  cash(tx: Tx, query: z.output<typeof wire.CashQuery>): Promise<z.infer<typeof wire.CashOutlookList>>
}

/** Events of this domain, with their data. */
export interface ForecastingEvents {
  /** Forecasts were made anew; lists and charts are to be loaded again. */
  'forecasting.forecast_changed': { made: number; refused: number; asOf: string }
  /** So many recurring payments are new, different or gone. */
  'forecasting.recurring_changed': { count: number }
  'forecasting.scenarios_changed': { scenarioId: string }
  'forecasting.model_promoted': { modelId: string }
  'forecasting.model_kept_back': { modelId: string }
  /** A person went back, or forward, to a model. */
  'forecasting.model_used': { modelId: string }
}
