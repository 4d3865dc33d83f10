/** Long work in a thread of its own: training, and looking for new categories. */
import { inThread, type Watch } from '../../../core/threads/task.ts'
import type { DiscoveryResult, DiscoveryTask, TrainingResult, TrainingTask } from './protocol.ts'

export const train = (task: TrainingTask, watch: Watch): Promise<TrainingResult> =>
  inThread<TrainingResult>(new URL('./trainer.ts', import.meta.url), task, watch)

export const findNew = (task: DiscoveryTask, watch: Watch): Promise<DiscoveryResult> =>
  inThread<DiscoveryResult>(new URL('./discoverer.ts', import.meta.url), task, watch)
