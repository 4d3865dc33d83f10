/** The queues of long work, and their jobs. */
export const forecastQueue = 'forecasting'
export const refreshJob = 'refresh_forecasts'

/** Beside the other, so that a training holds up no refresh. */
export const trainingQueue = 'forecast_training'
export const trainJob = 'train_forecast_model'

export const recurringQueue = 'recurring'
export const lookForRecurringJob = 'look_for_recurring'
