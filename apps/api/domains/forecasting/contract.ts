/** What other domains may know of forecasting. Ids are in their wire form. */

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
