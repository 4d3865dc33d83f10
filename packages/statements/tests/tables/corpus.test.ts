/** Real statements beside the project, where they are: counts, sums and dates as the manifest says, or a question. */
import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { minorDigits } from '@scale/money'
import { decodeText } from '../../text/decode.ts'
import { readCsv } from '../../csv/index.ts'
import { StatementRejected, type StatementReading } from '../../types.ts'

const data = new URL('../../../../../shared/data/', import.meta.url)
const manifest = new URL('statements/MANIFEST.tsv', data)
const present = existsSync(manifest)

interface Truth {
  path: string
  expect: string
  nTx: string
  sumIn: string
  sumOut: string
  first: string
  last: string
}

function truths(): Truth[] {
  if (!present) return []
  const [head = '', ...lines] = readFileSync(manifest, 'utf8').trim().split('\n')
  const names = head.split('\t')
  return lines.map((line) => {
    const cells = line.split('\t')
    const cell = (name: string): string => cells[names.indexOf(name)] ?? ''
    return {
      path: cell('path'),
      expect: cell('expect'),
      nTx: cell('n_tx'),
      sumIn: cell('sum_in'),
      sumOut: cell('sum_out'),
      first: cell('first_date'),
      last: cell('last_date'),
    }
  })
}

function read(path: string): StatementReading | string {
  const { text, encoding } = decodeText(readFileSync(new URL(path, data)))
  try {
    return readCsv(text, { options: {}, format: 'csv', encoding })
  } catch (fault) {
    if (fault instanceof StatementRejected) return fault.code
    throw fault
  }
}

/** The figures of a reading in the manifest's terms; sums run over every currency. */
function figures(reading: StatementReading): Record<'nTx' | 'sumIn' | 'sumOut' | 'first' | 'last', string> {
  let [count, moneyIn, moneyOut, first, last] = [0, 0n, 0n, '', '']
  for (const { rows } of reading.batches(500)) {
    for (const row of rows) {
      const places = minorDigits(row.currency ?? reading.head.accounts[row.account]?.currency ?? 'XXX')
      const micro = row.amountMinor * 10n ** BigInt(6 - places)
      count += 1
      if (micro > 0n) moneyIn += micro
      else moneyOut -= micro
      const day = row.bookedOn.toString()
      if (first === '' || day < first) first = day
      if (day > last) last = day
    }
  }
  return { nTx: String(count), sumIn: micros(moneyIn), sumOut: micros(moneyOut), first, last }
}

function micros(micro: bigint): string {
  const text = micro.toString().padStart(7, '0')
  return `${text.slice(0, -6)}.${text.slice(-6)}`.replace(/\.?0+$/, '')
}

function agrees(truth: Truth, found: ReturnType<typeof figures>): boolean {
  const plain = (sum: string): string => (sum.includes('.') ? sum.replace(/\.?0+$/, '') : sum)
  const same = (stated: string, read: string): boolean => stated === '' || stated === read
  return (
    same(truth.nTx, found.nTx) &&
    same(plain(truth.sumIn), found.sumIn) &&
    same(plain(truth.sumOut), found.sumOut) &&
    (found.nTx === '0' || (same(truth.first, found.first) && same(truth.last, found.last)))
  )
}

const files = truths().filter((truth) => truth.path.startsWith('statements/csv/'))

test.skipIf(!present)('no real CSV is silently wrong, and nine in ten are read without a question', () => {
  const outcomes = { exact: 0, asked: 0, wrong: [] as string[] }
  for (const truth of files) {
    const reading = read(truth.path)
    if (typeof reading === 'string') {
      if (truth.expect !== 'not-a-statement') outcomes.wrong.push(`${truth.path}: ${reading}`)
    } else if (reading.head.questions.length > 0) outcomes.asked += 1
    else if (truth.expect === 'ambiguous' || !agrees(truth, figures(reading))) {
      outcomes.wrong.push(`${truth.path}: ${JSON.stringify(figures(reading))}`)
    } else outcomes.exact += 1
  }
  expect(outcomes.wrong).toEqual([])
  expect(outcomes.exact).toBeGreaterThanOrEqual(Math.floor(files.length * 0.88))
})
