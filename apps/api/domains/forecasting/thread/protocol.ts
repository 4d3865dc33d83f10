/** What goes to the threads of this domain, and what comes back. */
import type { Payment } from '../../accounts/contract.ts'
import type { MadeForecast, RefreshOrder } from '../outlook/refresh.ts'
import type { Trained } from '../outlook/judge.ts'
import type { TrainingOrder } from '../outlook/stage.ts'

/** Models travel as bytes: they are read where they are used. */
export interface RefreshTask extends Omit<RefreshOrder, 'model'> {
  model: { id: string; weights: Uint8Array } | null
}

export interface RefreshResult {
  asOf: string
  forecasts: MadeForecast[]
}

export interface TrainingTask extends Omit<TrainingOrder, 'payments' | 'current'> {
  payments: readonly Payment[]
  current: Uint8Array | null
}

/** Null where there is too little history. */
export type TrainingResult =
  | (Pick<Trained, 'report' | 'accuracy'> & {
      /** Null where it was kept back. */ weights: Uint8Array | null
    })
  | null
