/** Methods that see all series before they forecast any. */
import type { Forecast } from '../../packages/baselines/index.ts'
import { neuralRde } from './neural-rde.ts'
import { scale } from './scale.ts'
import { tft } from './tft.ts'

export interface Ask {
  /** What may be learned from: each series once, up to the first moment a forecast of it starts from. */
  readonly training: readonly Float64Array[]
  readonly histories: readonly Float64Array[]
  /** Per history. */
  readonly floors: readonly (number | null)[]
  readonly seasonLengths: readonly number[]
  readonly horizon: number
  readonly levels: Float64Array
}

/** Per history one forecast. */
type GlobalMethod = (ask: Ask) => Promise<readonly Forecast[]>

export const globalMethods: ReadonlyMap<string, GlobalMethod> = new Map<string, GlobalMethod>([
  ['scale', scale],
  ['neural-rde', neuralRde],
  ['tft', tft],
])
