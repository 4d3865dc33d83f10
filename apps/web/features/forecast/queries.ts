import { queryOptions } from '@tanstack/react-query'
import { call } from '@/api/client.ts'
import type {
  Accuracy,
  CashOutlookList,
  Forecast,
  ForecastList,
  ForecastMembers,
  ForecastModelList,
  Scenario,
  ScenarioForecast,
} from '@/api/forecasting.ts'
import { keys } from '@/api/keys.ts'

export const forecastsQuery = queryOptions({
  queryKey: keys.forecasts({}),
  queryFn: () => call<ForecastList>('GET', '/v1/forecasts'),
})

export const forecastQuery = (id: string) =>
  queryOptions({
    queryKey: keys.forecast(id),
    queryFn: () => call<Forecast>('GET', `/v1/forecasts/${id}`),
    enabled: id !== '',
    placeholderData: (before: Forecast | undefined) => before,
  })

/** What every method says, those too that have no share; it is reckoned when it is asked for. */
export const membersQuery = (id: string, isAsked: boolean) =>
  queryOptions({
    queryKey: keys.forecastMembers(id),
    queryFn: async () => (await call<ForecastMembers>('GET', `/v1/forecasts/${id}/members`)).items,
    enabled: isAsked,
  })

export const forecastModelsQuery = queryOptions({
  queryKey: keys.forecastModels,
  queryFn: () => call<ForecastModelList>('GET', '/v1/forecast-models'),
})

/** When money runs out and what is safe to spend: of an account, or of all in each currency. */
export const cashQuery = (account: string | null) =>
  queryOptions({
    queryKey: keys.forecastCash({ account }),
    queryFn: async () =>
      (await call<CashOutlookList>('GET', '/v1/forecasts/cash', { query: { account } })).items,
  })

export const accuracyQuery = queryOptions({
  queryKey: keys.forecastAccuracy,
  queryFn: () => call<Accuracy>('GET', '/v1/forecasts/accuracy'),
})

export const scenariosQuery = queryOptions({
  queryKey: keys.scenarios,
  queryFn: async () => (await call<{ items: Scenario[] }>('GET', '/v1/scenarios')).items,
})

/** A forecast as it would be under a scenario; nothing is asked without one. */
export const scenarioForecastQuery = (scenarioId: string | null, forecastId: string) =>
  queryOptions({
    queryKey: keys.scenarioForecast(scenarioId ?? '', forecastId),
    queryFn: () =>
      call<ScenarioForecast>('GET', `/v1/scenarios/${scenarioId}/forecast`, {
        query: { forecast: forecastId },
      }),
    enabled: scenarioId !== null,
  })
