/**
 * The shipped base model: a category for a name the dictionary does not know, from the grams of its words (MODEL_CARD.md). A bag of
 * hashed grams → a few numbers → softmax over categories.
 */
import { categories, type Category } from '../categories.ts'
import { gramsOf } from './grams.ts'
import { weights as stored } from './gen/weights.ts'
import { readTensors } from './safetensors.ts'

export interface Guess {
  readonly category: Category
  /** The word that spoke for it most. */
  readonly word: string
}

interface Weights {
  readonly names: readonly string[]
  readonly table: Int8Array
  /** Per row of the table. */
  readonly scales: Float32Array
  /** width×categories. */
  readonly head: Float32Array
  readonly bias: Float32Array
}

let loaded: Weights | null = null

/** Below this share of the softmax it was hardly ever right, and says nothing. */
const shareMin = 0.6

/** The most probable category of a merchant's folded words; null where the model is too unsure to be heard. */
export function guess(words: readonly string[]): Guess | null {
  loaded ??= load()
  const { names, head, bias } = loaded
  const places = words.map(gramsOf)
  const count = places.reduce((sum, { length }) => sum + length, 0)
  if (count === 0) return null
  const width = head.length / names.length
  const weight = 1 / Math.sqrt(count)
  const said = places.map((each) => embedded(each, loaded ?? load(), weight))
  const scores = Float64Array.from(bias)
  for (let column = 0; column < width; column++) {
    let sum = 0
    for (const word of said) sum += word[column] ?? 0
    const from = column * scores.length
    for (let at = 0; at < scores.length; at++) scores[at] = (scores[at] ?? 0) + sum * (head[from + at] ?? 0)
  }
  let [best, total] = [0, 0]
  for (let at = 0; at < scores.length; at++) {
    if ((scores[at] ?? 0) > (scores[best] ?? 0)) best = at
    total += Math.exp(scores[at] ?? 0)
  }
  const category = categories.find((each) => each === names[best])
  if (Math.exp(scores[best] ?? 0) / total < shareMin || category === undefined) return null
  const speaks = said.map((word) =>
    word.reduce((sum, x, column) => sum + x * (head[column * names.length + best] ?? 0), 0),
  )
  return { category, word: words[speaks.indexOf(Math.max(...speaks))] ?? '' }
}

/** The sum of a word's grams, each of `weight`. */
function embedded(
  places: readonly number[],
  { names, table, scales, head }: Weights,
  weight: number,
): Float64Array {
  const sums = new Float64Array(head.length / names.length)
  for (const place of places) {
    const scale = weight * (scales[place] ?? 0)
    const from = place * sums.length
    for (let column = 0; column < sums.length; column++) {
      sums[column] = (sums[column] ?? 0) + scale * (table[from + column] ?? 0)
    }
  }
  return sums
}

function load(): Weights {
  const { tensor, metadata } = readTensors(Uint8Array.from(atob(stored), (letter) => letter.charCodeAt(0)))
  return {
    names: (metadata['categories'] ?? '').split(' '),
    table: new Int8Array(tensor('table.int8')),
    scales: new Float32Array(tensor('table.scales')),
    head: new Float32Array(tensor('head')),
    bias: new Float32Array(tensor('bias')),
  }
}
