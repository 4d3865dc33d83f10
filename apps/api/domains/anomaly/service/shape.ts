/** The shape of a rhythm, for whoever wants to see it: the diagram of a payee's visits before and since, and the landscape of its loops. */
import type { Diagram } from '@scale/tda'
import type { Tx } from '../../../core/db/db.ts'
import { Fault } from '../../../core/errors.ts'
import { fromWire } from '../../../core/ids.ts'
import type { AlertShape } from '../schemas.ts'
import { findAlert } from '../store/alerts.ts'

const daysPerWeek = 7
const levelsShown = 3

/** Throws `not_found` for an alert that is not of a rhythm. */
export async function alertShape(tx: Tx, wireId: string): Promise<AlertShape> {
  const shape = (await findAlert(tx, fromWire('alt', wireId)))?.facts.shape
  if (!shape) throw new Fault('not_found', { detail: 'Only a broken rhythm has a shape to show.' })
  // Loaded when the first person looks: most servers do without.
  const tda = await import('@scale/tda')
  return { before: shape.before && shapeOf(tda, shape.before), now: shapeOf(tda, shape.now) }
}

function shapeOf(tda: typeof import('@scale/tda'), days: readonly number[]): AlertShape['now'] {
  const points = tda.pointCloud(tda.rhythmPoints(days, daysPerWeek))
  const diagrams = tda.ripsPersistence(tda.euclideanDistances(points))
  const loops = diagrams[1]?.bars ?? []
  return {
    days: [...days],
    diagram: diagrams.flatMap(barsOf),
    landscape: tda
      .persistenceLandscape(loops, levelsShown)
      .map((level) => level.map(([t, height]) => [t, height])),
    persistence: tda.maxPersistence(loops),
  }
}

const barsOf = ({ dimension, bars }: Diagram): AlertShape['now']['diagram'] =>
  bars.map(([birth, death]) => ({ dimension, birth, death: Number.isFinite(death) ? death : null }))
