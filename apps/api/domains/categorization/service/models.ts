import type { Tx } from '../../../core/db/db.ts'
import { toWire } from '../../../core/ids.ts'
import { weightsOf } from '../store/models.ts'
import { type ReadingModel, baseModel } from '../thread/readers.ts'

/** The model a workspace's rows are read with: its own, or the one SCALE brings along. */
export function modelInUse(tx: Tx, modelId: string | null): ReadingModel {
  if (modelId === null) return baseModel
  return {
    id: toWire('mod', modelId),
    async weights() {
      const weights = await weightsOf(tx, modelId)
      if (!weights) throw new Error(`there is no model ${toWire('mod', modelId)}`)
      return weights
    },
  }
}
