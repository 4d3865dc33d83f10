/** Files rows of one workspace: what is remembered, what the model and the dictionary say, and which of them is sure. */
import type { Tx } from '../../../core/db/db.ts'
import type { Evidence, Filer, FilingRun, Suggestion } from '../contract.ts'
import { type Remembered, remembered } from '../store/choices.ts'
import { reasonKeeper } from '../store/reasons.ts'
import { getSettings } from '../store/settings.ts'
import { putWaiting } from '../store/waiting.ts'
import type { Reading } from '../thread/protocol.ts'
import { type CategoryBook, categoryBook } from './categories.ts'
import { type Candidate, decide, memoryProbability } from './decide.ts'
import type { Categorizing } from './deps.ts'
import { dictionaryVersion, modelInUse } from './models.ts'
import { sharedReadings } from './shared-readings.ts'

/** Above this, reading the whole memory once is cheaper than asking for each page. */
const rowsByAsking = 1_000

export async function openFiler(
  deps: Pick<Categorizing, 'filing' | 'readers' | 'log'>,
  tx: Tx,
  run: FilingRun,
): Promise<Filer> {
  const { threshold, modelId } = await getSettings(tx)
  const book = await categoryBook(tx, deps.filing)
  const memory = await openMemory(tx, run.expectedRows > rowsByAsking)
  const model = modelInUse(tx, modelId)
  const read = sharedReadings(deps, model)
  const known = { threshold, book, memory, model: model?.id ?? dictionaryVersion }
  // Weak: a reading that is no longer shared takes its suggestion along.
  const [going, coming] = [new WeakMap<Reading, Suggestion>(), new WeakMap<Reading, Suggestion>()]
  const suggestionFor = (reading: Reading, incoming: boolean): Suggestion => {
    const made = incoming ? coming : going
    const suggestion = made.get(reading) ?? suggestionOf(reading, incoming, known)
    made.set(reading, suggestion)
    return suggestion
  }
  return {
    async suggest(rows, accountId) {
      const readings = await read(rows, accountId)
      await memory.recall(readings.map(({ merchant }) => merchant))
      return readings.map((reading, at) => suggestionFor(reading, (rows[at]?.amountMinor ?? 0n) > 0n))
    },
    keep: reasonKeeper(tx, run.importId),
    ask: (waiting) => putWaiting(tx, waiting),
  }
}

interface Known {
  threshold: number
  book: CategoryBook
  memory: Memory
  model: string
}

function suggestionOf(reading: Reading, incoming: boolean, known: Known): Suggestion {
  const candidates = [
    fromMemory(known, reading, incoming),
    fromLabel('model', known.book, reading.model),
    fromLabel('dictionary', known.book, reading.dictionary),
  ].filter((candidate) => candidate !== null)
  return {
    ...decide(candidates, known.threshold),
    merchant: reading.merchant,
    merchantName: reading.merchantName,
    incoming,
    model: known.model,
  }
}

function fromMemory({ memory, book }: Known, reading: Reading, incoming: boolean): Candidate | null {
  const found = memory.of(reading.merchant, incoming)
  const categoryId = found ? book.of(found.categoryId) : null
  if (!found || categoryId === null) return null
  const evidence = found.transactionIds.map((transactionId): Evidence => ({
    text: reading.merchantName,
    categoryId,
    transactionId,
  }))
  return {
    source: 'memory',
    categoryId,
    probability: memoryProbability(found.agreeing, found.choices),
    evidence,
  }
}

function fromLabel(
  source: 'model' | 'dictionary',
  book: CategoryBook,
  found: Reading['model'],
): Candidate | null {
  const categoryId = found ? book.of(found.label) : null
  if (!found || categoryId === null) return null
  const evidence = found.nearest.flatMap(({ text, label, transactionId }): Evidence[] => {
    const under = book.of(label)
    return under === null ? [] : [{ text, categoryId: under, transactionId }]
  })
  return { source, categoryId, probability: found.probability, evidence }
}

interface Memory {
  recall(merchants: readonly string[]): Promise<void>
  of(merchant: string, incoming: boolean): Remembered | undefined
}

async function openMemory(tx: Tx, whole: boolean): Promise<Memory> {
  const known = new Map<string, Remembered>()
  const asked = new Set<string>()
  const key = (merchant: string, incoming: boolean): string => `${incoming ? '+' : '-'}${merchant}`
  const take = (list: readonly Remembered[]): void => {
    for (const one of list) known.set(key(one.merchant, one.incoming), one)
  }
  if (whole) take(await remembered(tx, 'all'))
  return {
    async recall(merchants) {
      const fresh = whole ? [] : [...new Set(merchants)].filter((merchant) => !asked.has(merchant))
      if (fresh.length === 0) return
      for (const merchant of fresh) asked.add(merchant)
      take(await remembered(tx, fresh))
    },
    of: (merchant, incoming) => known.get(key(merchant, incoming)),
  }
}
