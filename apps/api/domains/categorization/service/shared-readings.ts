/**
 * Most rows of a statement differ from others by a reference alone. They are read once: what goes to the thread and comes
 * back is one row of each wording.
 */
import type { RowToFile } from '../contract.ts'
import type { PlainRow, Reading } from '../thread/protocol.ts'
import type { ReadingModel } from '../thread/readers.ts'
import { isNumbered, wordingOf } from '../thread/wording.ts'
import type { Categorizing } from './deps.ts'
import { plainRow } from './plain-row.ts'

/** Beyond this a run of rows starts to remember anew. */
const wordingsMax = 50_000

/** Reads the rows of one run, in order; rows that read the same get the very same reading. */
export function sharedReadings(
  deps: Pick<Categorizing, 'readers' | 'log'>,
  model: ReadingModel | null,
): (rows: readonly RowToFile[], accountId?: string) => Promise<readonly Reading[]> {
  // A model also looks at the amount, and at who paid: hardly a row is asked about twice.
  if (model !== null) {
    return (rows, accountId) => {
      const plain = rows.map((row) => plainRow(row, accountOf(row, accountId)))
      return readOrAsk(deps, model, plain)
    }
  }
  let shared = new Map<string, Reading>()
  /** Readings of a merchant that is named by a number. */
  const numbered = new WeakSet<Reading>()
  const readMissing = async (
    known: Map<string, Reading>,
    keys: readonly string[],
    rowAt: (at: number) => PlainRow,
    places: Iterable<number>,
  ): Promise<void> => {
    const wanted = new Map<string, PlainRow>()
    for (const at of places) {
      const key = keys[at] ?? ''
      if (!known.has(key) && !wanted.has(key)) wanted.set(key, rowAt(at))
    }
    if (wanted.size === 0) return
    const readings = await readOrAsk(deps, null, [...wanted.values()])
    for (const [at, key] of [...wanted.keys()].entries()) {
      const reading = readings[at]
      if (!reading) throw new Error('the reader left out a row')
      known.set(key, reading)
      if (isNumbered(reading)) numbered.add(reading)
    }
  }
  return async (rows, accountId) => {
    if (shared.size > wordingsMax) shared = new Map()
    // Another page may be asked about before this one is answered.
    const known = shared
    const rowAt = (at: number): PlainRow => {
      const row = rows[at]
      if (!row) throw new Error('there is no such row')
      return plainRow(row, accountOf(row, accountId))
    }
    const keys = rows.map((row) => wordingOf(row, signOf(row.amountMinor)))
    await readMissing(known, keys, rowAt, keys.keys())
    const readingAt = (at: number): Reading => {
      const reading = known.get(keys[at] ?? '')
      if (!reading) throw new Error('a row was not read')
      return reading
    }
    const readings = rows.map((_row, at) => readingAt(at))
    const own = readings.flatMap((reading, at) => (numbered.has(reading) ? [at] : []))
    for (const at of own) keys[at] = `${keys[at]} ${rows[at]?.description} ${rows[at]?.counterparty}`
    await readMissing(known, keys, rowAt, own)
    for (const at of own) readings[at] = readingAt(at)
    return readings
  }
}

/** A model that cannot be used costs its word, not the import: the dictionary speaks, and in the end nobody. */
async function readOrAsk(
  { readers, log }: Pick<Categorizing, 'readers' | 'log'>,
  model: ReadingModel | null,
  rows: readonly PlainRow[],
): Promise<readonly Reading[]> {
  try {
    return await readers.read(model, rows)
  } catch (error) {
    log.error({ err: error, model: model?.id ?? null }, 'rows could not be read; they are asked about')
    return model === null ? rows.map(unread) : readOrAsk({ readers, log }, null, rows)
  }
}

const unread = ({ description }: PlainRow): Reading => ({
  merchant: `text:${description.toLowerCase().slice(0, 200)}`,
  merchantName: description.slice(0, 80),
  model: null,
  dictionary: null,
})

const accountOf = (row: RowToFile, accountId: string | undefined): string | null =>
  row.accountId ?? accountId ?? null

const signOf = (minor: bigint): number => (minor > 0n ? 1 : minor < 0n ? -1 : 0)
