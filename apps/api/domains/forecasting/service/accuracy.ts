import type { Tx } from '../../../core/db/db.ts'
import { toWire } from '../../../core/ids.ts'
import type { Accuracy } from '../schemas.ts'
import { listAccuracy } from '../store/accuracy.ts'
import type { Forecasting } from './deps.ts'
import { subjectNames } from './names.ts'

/** The newest back-test of every series. */
export async function accuracy(deps: Forecasting, tx: Tx): Promise<Accuracy> {
  const rows = await listAccuracy(tx)
  const name = await subjectNames(deps, tx)
  const [first] = rows
  return {
    items: rows.map(({ figures, ...row }) => ({
      subject: name(row),
      currency: row.currency,
      grain: row.grain,
      ...figures,
    })),
    beatNaive: rows.filter(({ figures }) => figures.beatsNaive).length,
    modelId: first?.modelId ? toWire('mod', first.modelId) : null,
    testedAt: first?.testedAt.toString() ?? null,
  }
}
