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
  const { names, bias } = loaded
  const places = words.map(gramsOf)
  const count = places.reduce((sum, { length }) => sum + length, 0)
  if (count === 0) return null
  const said = places.map((each) => scoresOf(each, 1 / Math.sqrt(count)))
  const raised = names.map((_, at) =>
    Math.exp(said.reduce((sum, scores) => sum + (scores[at] ?? 0), bias[at] ?? 0)),
  )
  const best = raised.indexOf(Math.max(...raised))
  const share = (raised[best] ?? 0) / raised.reduce((sum, each) => sum + each, 0)
  const category = categories.find((each) => each === names[best])
  if (share < shareMin || category === undefined) return null
  const loudest = said.reduce(
    (most, scores, at) => ((scores[best] ?? 0) > (said[most]?.[best] ?? 0) ? at : most),
    0,
  )
  return { category, word: words[loudest] ?? '' }
}

/** What the grams of one word add to each category's score. */
function scoresOf(places: readonly number[], weight: number): Float64Array {
  const { names, table, scales, head } = loaded ?? load()
  const width = head.length / names.length
  const scores = new Float64Array(names.length)
  for (let column = 0; column < width; column++) {
    let sum = 0
    for (const place of places) sum += (table[place * width + column] ?? 0) * (scales[place] ?? 0)
    for (let at = 0; at < scores.length; at++) {
      scores[at] = (scores[at] ?? 0) + weight * sum * (head[column * names.length + at] ?? 0)
    }
  }
  return scores
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
