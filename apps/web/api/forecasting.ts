import type { z } from 'zod'
import type * as wire from '../../api/domains/forecasting/schemas.ts'

/** The shapes of forecasts, scenarios and recurring payments. Types only. */
export type {
  Accuracy,
  CalendarItem,
  CashOutlook,
  Forecast,
  ForecastList,
  ForecastMembers,
  ForecastModel,
  ForecastSummary,
  Recurring,
  RecurringCalendar,
  RecurringList,
  Scenario,
  ScenarioChange,
  ScenarioForecast,
  SeriesAccuracy,
} from '../../api/domains/forecasting/schemas.ts'
export type RecurringPatch = z.input<typeof wire.RecurringPatch>
export type ForecastDriver = z.infer<typeof wire.ForecastDriver>
export type ForecastModelList = z.infer<typeof wire.ForecastModelList>
export type CashOutlookList = z.infer<typeof wire.CashOutlookList>
export type NewScenario = z.input<typeof wire.NewScenario>
