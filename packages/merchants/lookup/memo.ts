/**
 * Remembers answers for texts that come again, in bounded memory: two generations, of which the older is dropped when the
 * younger is full. Statements repeat their merchants under new reference numbers, so long numbers are levelled first.
 */
export class Memo<V> {
  readonly #entriesMax: number
  #young = new Map<string, V>()
  #old = new Map<string, V>()

  constructor(entriesMax: number) {
    this.#entriesMax = entriesMax
  }

  /** `make` must answer the same for the same key. */
  get(key: string, make: () => V): V {
    const known = this.#young.get(key)
    if (known !== undefined || this.#young.has(key)) return known as V
    const value = this.#old.has(key) ? (this.#old.get(key) as V) : make()
    if (this.#young.size >= this.#entriesMax) {
      this.#old = this.#young
      this.#young = new Map()
    }
    this.#young.set(key, value)
    return value
  }
}

const longNumbers = /(\d{3})(\d+)/g

/** The text with all digits behind the third of a number zero: no name or brand depends on them. */
export function levelled(text: string): string {
  return text.replace(longNumbers, (_, head: string, tail: string) => head + '0'.repeat(tail.length))
}
