/** The queues of long work, and their jobs. */
export const forecastQueue = 'forecasting'
export const refreshJob = 'refresh_forecasts'
export const trainJob = 'train_forecast_model'

/** Beside the other, so that a training does not hold it up. */
export const recurringQueue = 'recurring'
export const lookForRecurringJob = 'look_for_recurring'
