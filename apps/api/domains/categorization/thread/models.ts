/** The models a reading thread holds: the least recently used is let go. */
import { type Classifier, fromBytes } from '@scale/hypcd'
import { modelRow } from './model-row.ts'
import type { Labelled, PlainRow, Reading } from './protocol.ts'

const modelsMax = 4

export class Models {
  readonly #held = new Map<string, Classifier>()

  has(id: string): boolean {
    return this.#held.has(id)
  }

  async load(id: string, weights: Uint8Array): Promise<void> {
    this.#held.set(id, await fromBytes(weights))
    const [oldest] = this.#held.keys()
    if (this.#held.size > modelsMax && oldest !== undefined) this.#held.delete(oldest)
  }

  /** What model `id` says of each row. */
  predict(id: string, rows: readonly PlainRow[], readings: readonly Reading[]): Labelled[] {
    const model = this.#held.get(id)
    if (!model) throw new Error(`model ${id} is not loaded`)
    this.#held.delete(id)
    this.#held.set(id, model)
    const asked = rows.map((row, at) => modelRow(row, { dictionary: readings[at]?.dictionary ?? null }))
    return model.predict(asked).map(({ label, probability, nearest }) => ({
      label,
      probability,
      nearest: nearest.map(({ row, label: of }) => ({
        text: row.text.slice(0, 80),
        label: of,
        transactionId: null,
      })),
    }))
  }
}
