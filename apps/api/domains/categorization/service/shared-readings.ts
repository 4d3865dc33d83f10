/**
 * Most rows of a statement differ from others by a reference alone. They are read once: what goes to the thread and comes
 * back is one row of each wording.
 */
import type { RowToFile } from '../contract.ts'
import type { PlainRow, Reading } from '../thread/protocol.ts'
import type { ReadingModel } from '../thread/readers.ts'
import type { Categorizing } from './deps.ts'
import { plainRow } from './plain-row.ts'

/** Beyond this a run of rows starts to remember anew. */
const wordingsMax = 50_000

/** Reads the rows of one run, in order; rows of one wording get the very same reading. */
export function sharedReadings(
  deps: Pick<Categorizing, 'readers' | 'log'>,
  model: ReadingModel | null,
): (rows: readonly RowToFile[]) => Promise<Reading[]> {
  const known = new Map<string, Reading>()
  const readAll = async (wanted: ReadonlyMap<string, RowToFile>): Promise<void> => {
    if (wanted.size === 0) return
    const readings = await readOrAsk(deps, model, [...wanted.values()].map(plainRow))
    let at = 0
    for (const key of wanted.keys()) {
      const reading = readings[at++]
      if (reading) known.set(key, reading)
    }
  }
  const keyOf = model === null ? wordingOf : (row: RowToFile) => `${wordingOf(row)} ${row.amountMinor}`
  return async (rows) => {
    if (known.size > wordingsMax) known.clear()
    const keys = rows.map(keyOf)
    await readAll(missing(known, keys, rows))
    // A number that names whoever was paid is theirs alone: a phone, a cheque.
    for (const [at, row] of rows.entries()) {
      const key = keys[at] ?? ''
      if (/\d/.test(known.get(key)?.merchant ?? ''))
        keys[at] = `${key} ${row.description} ${row.counterparty}`
    }
    await readAll(missing(known, keys, rows))
    return keys.map((key) => {
      const reading = known.get(key)
      if (!reading) throw new Error('the reader left out a row')
      return reading
    })
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

function missing(
  known: ReadonlyMap<string, Reading>,
  keys: readonly string[],
  rows: readonly RowToFile[],
): Map<string, RowToFile> {
  const wanted = new Map<string, RowToFile>()
  for (const [at, row] of rows.entries()) {
    const key = keys[at] ?? ''
    if (!known.has(key) && !wanted.has(key)) wanted.set(key, row)
  }
  return wanted
}

/** All a reading rests on, with long numbers, which are references, made alike. */
function wordingOf(row: RowToFile): string {
  const { description, counterparty, bankCategory, currency, amountMinor } = row
  const way = amountMinor > 0n ? '+' : amountMinor < 0n ? '-' : '0'
  const text = description.replace(longNumber, sameLength)
  return `${way}${currency} ${bankCategory ?? ''}\u0000${counterparty ?? ''}\u0000${text}`
}

const longNumber = /\d{4,}/g
const sameLength = (digits: string): string => '0'.repeat(digits.length)
