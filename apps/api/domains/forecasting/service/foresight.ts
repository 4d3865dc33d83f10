import { fromWire } from '../../../core/ids.ts'
import type { Foresight } from '../contract.ts'
import { putSettings } from '../store/settings.ts'
import { cashOutlooks } from './cash.ts'
import type { Forecasting } from './deps.ts'
import { forecastList, oneForecast } from './forecasts.ts'
import { lookForRecurring } from './look-for-recurring.ts'
import { recurringCalendar } from './recurring-days.ts'
import { recurringList } from './recurring.ts'
import { refreshForecasts } from './refresh.ts'

/** Looking ahead for code that acts as a person. */
export function foresightOf(deps: Forecasting): Foresight {
  const alone = { signal: new AbortController().signal, progress: () => Promise.resolve() }
  return {
    lookForRecurring: (scope) => lookForRecurring(deps, scope, alone),
    recurring: recurringList,
    calendar: recurringCalendar,
    async refresh(scope, horizonDays) {
      if (horizonDays !== undefined)
        await deps.db.withWorkspace(scope, (tx) => putSettings(tx, { horizonDays }))
      await refreshForecasts(deps, scope, alone)
    },
    forecasts: (tx, query) => forecastList(deps, tx, query),
    forecast: (tx, id) => oneForecast(deps, tx, fromWire('fct', id)),
    cash: (tx, query) => cashOutlooks(deps, tx, query),
  }
}
