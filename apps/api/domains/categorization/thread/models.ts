/** The models a reading thread holds: the least recently used is let go. */
import { type Classifier, fromBytes, type Prediction, type Reason } from '@scale/hypcd'
import { modelRow } from './model-row.ts'
import type { Labelled, Nearest, PlainRow, Reading } from './protocol.ts'

const modelsMax = 4

export class Models {
  readonly #held = new Map<string, Classifier>()
  readonly #labelled = new WeakMap<Prediction['nearest'], Map<number, Labelled>>()
  readonly #joint = new WeakMap<Reading, WeakMap<Labelled, Reading>>()

  has(id: string): boolean {
    return this.#held.has(id)
  }

  async load(id: string, weights: Uint8Array): Promise<void> {
    this.#held.set(id, await fromBytes(weights))
    const [oldest] = this.#held.keys()
    if (this.#held.size > modelsMax && oldest !== undefined) this.#held.delete(oldest)
  }

  /** The readings with what model `id` says of each row. What reads the same is the very same object: a message carries it once. */
  read(id: string, rows: readonly PlainRow[], readings: readonly Reading[]): Reading[] {
    const model = this.#held.get(id)
    if (!model) throw new Error(`model ${id} is not loaded`)
    this.#held.delete(id)
    this.#held.set(id, model)
    const asked = rows.map((row, at) => modelRow(row, { dictionary: readings[at]?.dictionary ?? null }))
    const said = model.predict(asked)
    return readings.map((reading, at) => this.#joined(reading, said[at]))
  }

  #joined(reading: Reading, prediction: Prediction | undefined): Reading {
    if (!prediction) return reading
    const model = this.#labelledOf(prediction)
    const known = this.#joint.get(reading) ?? new WeakMap<Labelled, Reading>()
    const before = known.get(model)
    if (before) return before
    const joint = { ...reading, model }
    this.#joint.set(reading, known.set(model, joint))
    return joint
  }

  /** The classifier gives all rows of a merchant and a label one list of reasons. */
  #labelledOf({ label, probability, nearest }: Prediction): Labelled {
    const known = this.#labelled.get(nearest) ?? new Map<number, Labelled>()
    const before = known.get(probability)
    if (before) return before
    const labelled = { label, probability, nearest: nearest.map(toNearest) }
    this.#labelled.set(nearest, known.set(probability, labelled))
    return labelled
  }
}

const textMax = 80

const toNearest = ({ row, label }: Reason): Nearest => ({
  text: row.text.slice(0, textMax),
  label,
  transactionId: null,
})
