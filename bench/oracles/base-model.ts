/**
 * Makes packages/merchants/base-model/gen/weights.ts: `node bench/oracles/base-model.ts DATA [--measure]`, where DATA holds
 * `mcc_codes.csv` and Birmingham's purchase cards of August 2021 with their merchant category codes (MODEL_CARD.md). A bag of hashed
 * grams → 24 numbers → softmax over the leaves of the default tree. `--measure` leaves out a fifth of Birmingham's merchants at a time
 * and prints how often the model is right about those the dictionary does not know, in steps of probability.
 */
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import {
  adam,
  createRng,
  createRuntime,
  crossEntropy,
  embeddingBag,
  encodeSafetensors,
  linear,
  type Rng,
  Tape,
} from '@scale/numerics'
import { readLabelled } from '../categorize/table.ts'
import { encodeTable } from '../../packages/hypcd/encoder/quantise.ts'
import { buckets, gramsOf } from '../../packages/merchants/base-model/grams.ts'
import { categories, type Category, lookup } from '../../packages/merchants/index.ts'
import { dictionary } from '../../packages/merchants/lookup/dictionary.ts'
import { trades } from '../../packages/merchants/lookup/keywords/trades.ts'
import { categoryOfMcc } from '../../packages/merchants/lookup/mcc.ts'
import { reading } from '../../packages/merchants/narration/read.ts'
import { foldedWords } from '../../packages/merchants/narration/text.ts'

interface Example {
  readonly words: readonly string[]
  readonly category: Category
  /** How often it is met in one pass. */
  readonly times: number
}

const seed = 1
const width = 24
const [folder = '', measure] = process.argv.slice(2)
/** Money that comes in is named by who pays it: no name sounds like a salary. */
const common = [...ofBrands(), ...ofTrades(), ...ofCodes()].filter(
  ({ category }) => !category.startsWith('income.'),
)
const council = ofCouncil()
if (measure === '--measure') await measureFolds()
else await write()

/** Brands of one category. */
function ofBrands(): Example[] {
  return [...dictionary().brands.values()].flatMap(({ name, categories: of }) => {
    const [category] = of
    return category && of.length === 1 ? [{ words: name.split(' '), category, times: 1 }] : []
  })
}

/** Words of a trade stand alone, and glued to others as in the names of web shops. */
function ofTrades(): Example[] {
  return trades.flatMap(({ category, phrases }) =>
    phrases.split(',').flatMap((phrase) => {
      const words = foldedWords(phrase.replaceAll('*', ' '))
      const glued = { words: [words.join('')], category, times: 1 }
      return words.length === 0 ? [] : [{ words, category, times: 3 }, glued]
    }),
  )
}

function ofCodes(): Example[] {
  const columns = { text: ['combined_description'], label: ['mcc'], amount: [], date: [], group: [] }
  return readLabelled(path.join(folder, 'mcc_codes.csv'), columns).flatMap(({ row, label }) => {
    const category = categoryOfMcc(label)
    return category ? [{ words: foldedWords(row.text), category, times: 1 }] : []
  })
}

interface Merchant extends Example {
  readonly text: string
}

/** Merchants of the one month that has codes, each once. */
function ofCouncil(): Merchant[] {
  const columns = { text: ['merchant'], label: ['mcc'], amount: [], date: [], group: [] }
  const rows = readLabelled(path.join(folder, 'birmingham_pcard_2021-08_2022-01.csv'), columns)
  const merchants = new Map<string, Merchant>()
  for (const { row, label } of rows.filter(({ cells }) => cells.get('month') === 'august-2021')) {
    const category = categoryOfMcc(label)
    const words = reading(row.text).name
    if (category && words.length > 0)
      merchants.set(words.join(' '), { words, category, times: 2, text: row.text })
  }
  return [...merchants.values()]
}

async function trained(examples: readonly Example[]) {
  const runtime = await createRuntime()
  const rng = createRng(seed)
  const names = [...new Set(examples.map(({ category }) => category))].toSorted()
  const normal = (rows: number, columns: number, deviation: number) =>
    Float32Array.from({ length: rows * columns }, () => rng.normal() * deviation)
  const table = runtime.parameter(normal(buckets, width, 0.1), [buckets, width], { sparse: true })
  const head = runtime.parameter(normal(width, names.length, 1 / Math.sqrt(width)), [width, names.length])
  const bias = runtime.parameter(new Float32Array(names.length), [names.length])
  const optimiser = adam(runtime, [table, head, bias], { rate: 0.01, decay: 0.3 })
  const drawn = balanced(examples, rng)
  const tape = new Tape(runtime)
  const [epochs, batchSize] = [12, 256]
  const steps = epochs * Math.ceil(drawn.length / batchSize)
  for (let step = 0; step < steps; step++) {
    const batch = Array.from({ length: batchSize }, () => drawn[rng.below(drawn.length)]).filter(
      (example) => example !== undefined,
    )
    const targets = Int32Array.from(batch, ({ category }) => names.indexOf(category))
    const bags = bagsOf(batch.map(({ words }) => thinned(words.flatMap(gramsOf), rng)))
    tape.backward(crossEntropy(tape, linear(tape, embeddingBag(tape, table, bags), head, bias), targets))
    tape.reset()
    optimiser.step({ rate: 0.01 * 0.5 * (1 + Math.cos((Math.PI * step) / steps)) })
  }
  const say = (words: readonly string[]): { category: string; probability: number } => {
    const scores = linear(tape, embeddingBag(tape, table, bagsOf([words.flatMap(gramsOf)])), head, bias).data
    const raised = scores.map((score) => Math.exp(score))
    tape.reset()
    const best = raised.indexOf(Math.max(...raised))
    return {
      category: names[best] ?? '',
      probability: (raised[best] ?? 0) / raised.reduce((sum, each) => sum + each, 0),
    }
  }
  return { names, table, head, bias, say }
}

/** A category of n names counts as √n of them: there are far more restaurants than plumbers in any list. */
function balanced(examples: readonly Example[], rng: Rng): Example[] {
  const groups = Map.groupBy(examples, ({ category }) => category)
  return [...groups.values()].flatMap((group) => {
    const all = group.flatMap((example) => Array.from({ length: example.times }, () => example))
    const copies = Math.max(1, Math.sqrt(1000 / all.length))
    return all.flatMap((example) => {
      const count = Math.floor(copies) + (rng.uniform() < copies % 1 ? 1 : 0)
      return Array.from({ length: count }, () => example)
    })
  })
}

function thinned(places: number[], rng: Rng): number[] {
  const kept = places.filter(() => rng.uniform() >= 0.3)
  return kept.length > 0 ? kept : places
}

function bagsOf(rows: readonly (readonly number[])[]) {
  const offsets = new Int32Array(rows.length + 1)
  for (const [row, { length }] of rows.entries()) offsets[row + 1] = (offsets[row] ?? 0) + length
  const weights = rows.flatMap((row) => row.map(() => 1 / Math.sqrt(row.length)))
  return { indices: Int32Array.from(rows.flat()), weights: Float32Array.from(weights), offsets }
}

async function measureFolds(): Promise<void> {
  const steps = [0, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9]
  const met = steps.map(() => ({ rows: 0, right: 0 }))
  const folds = 5
  for (let fold = 0; fold < folds; fold++) {
    const model = await trained([...common, ...council.filter((_, at) => at % folds !== fold)])
    for (const [at, { words, category, text }] of council.entries()) {
      const { evidence = 'wording' } = lookup(text, { sign: -1, currency: 'GBP' }) ?? {}
      if (at % folds !== fold || evidence !== 'wording') continue
      const said = model.say(words)
      const cell = met[steps.findLastIndex((step) => said.probability >= step)]
      if (!cell) continue
      cell.rows++
      if (said.category === category) cell.right++
    }
  }
  for (const [at, { rows, right }] of met.entries()) {
    process.stdout.write(
      `from ${steps[at]}: ${right} right of ${rows}, ${(right / Math.max(1, rows)).toFixed(2)}\n`,
    )
  }
}

async function write(): Promise<void> {
  const { names, table, head, bias } = await trained([...common, ...council])
  const tensors = {
    ...encodeTable('table', { shape: [buckets, width], data: table.data.slice() }, true),
    head: { shape: [width, names.length], data: head.data.slice() },
    bias: { shape: [names.length], data: bias.data.slice() },
  }
  const bytes = encodeSafetensors({ tensors, metadata: { categories: names.join(' ') } })
  const file = path.join(import.meta.dirname, '../../packages/merchants/base-model/gen/weights.ts')
  const text = Buffer.from(bytes).toString('base64')
  writeFileSync(
    file,
    `// Made by bench/oracles/base-model.ts; safetensors as base64. See ../MODEL_CARD.md.\nexport const weights =\n  '${text}'\n`,
  )
  process.stdout.write(`${bytes.length} bytes, ${names.length} of ${categories.length} categories\n`)
}
