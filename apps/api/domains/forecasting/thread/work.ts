/** Forecasting and training, each in a thread of its own. */
import { inThread, type Watch } from '../../../core/threads/task.ts'
import type { RefreshResult, RefreshTask, TrainingResult, TrainingTask } from './protocol.ts'

export const forecast = (task: RefreshTask, watch: Watch): Promise<RefreshResult> =>
  inThread<RefreshResult>(new URL('./forecaster.ts', import.meta.url), task, watch)

export const train = (task: TrainingTask, watch: Watch): Promise<TrainingResult> =>
  inThread<TrainingResult>(new URL('./trainer.ts', import.meta.url), task, watch)
