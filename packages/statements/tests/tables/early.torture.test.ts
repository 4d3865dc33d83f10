/** Rows handed over before a file was read to its end are those of the whole file, or do not count. */
import { expect, test } from 'vitest'
import { readStatement } from '../../read.ts'
import type { ParsedStatement, ParseOptions, StatementReading } from '../../types.ts'

/** More than the sample from which a table is decided. */
const rows = 3_400
const head = 'Date,Description,Amount,Balance'

const day = (index: number): string =>
  Temporal.PlainDate.from('2020-01-31')
    .add({ days: Math.floor(index / 10) })
    .toString()

/** Rows whose balances follow; `tell` puts a date into words. */
function table(tell: (iso: string) => string = (iso) => iso, amount = (cents: number) => `${cents}.00`) {
  let balance = 1_000
  return Array.from({ length: rows }, (_, index) => {
    const cents = ((index * 7) % 40) - 15
    balance += cents
    return `${tell(day(index))},Shop ${index},${amount(cents)},${balance}.00`
  })
}

async function read(lines: readonly string[], options: ParseOptions): Promise<StatementReading> {
  return readStatement(new TextEncoder().encode(lines.join('\n')), options)
}

function collected(reading: StatementReading): Pick<ParsedStatement, 'rows' | 'problems' | 'skipped'> {
  const all = { rows: [], problems: [], skipped: [] } as Pick<
    ParsedStatement,
    'rows' | 'problems' | 'skipped'
  >
  for (const batch of reading.batches(500)) {
    all.rows.push(...batch.rows)
    all.problems.push(...batch.problems)
    all.skipped.push(...batch.skipped)
  }
  return all
}

const text = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) => (typeof part === 'bigint' ? `${part}n` : part))

/** Whether the file could be read early; what it then gives is compared with a reading that begins at its end. */
async function readBothWays(
  lines: readonly string[],
  options: ParseOptions = {},
): Promise<'early' | 'misled' | 'late'> {
  const early = await read(lines, { ...options, early: true })
  if (early.settled === undefined) return 'late'
  const rushed = collected(early)
  const settled = early.settled()
  if (settled === null) return 'misled'
  const late = await read(lines, options)
  expect(text(settled)).toBe(text(late.head))
  expect(text(rushed)).toBe(text(collected(late)))
  return 'early'
}

test.each<[string, string[]]>([
  ['nothing but rows', [head, ...table()]],
  [
    'words and balances around them',
    [
      'Statement of account',
      '',
      head,
      ...table(),
      '',
      'Closing balance,,,2140.00',
      'Thank you',
      'for your custom',
    ],
  ],
  [
    'lines that cannot be read',
    [
      head,
      ...table(),
      '2021-02-30,No such day,-1.00,',
      '2021-01-04,No amount,abc,',
      'words between',
      '2021-01-05,Last,-2.00,',
    ],
  ],
  ['a balance that does not follow', [head, ...table(), '2021-01-05,Last,-2.00,99.00']],
  [
    'pages of words between rows',
    [head, ...table(), ...Array.from({ length: 1_200 }, (_, n) => `page ${n}`), '2021-01-05,Last,-2.00,'],
  ],
  [
    'texts that go on in the next line',
    [head, ...table().flatMap((line, at) => (at % 7 === 0 ? [line, ',and more'] : [line]))],
  ],
])('%s: the same as when read to the end first', async (_name, lines) => {
  expect(await readBothWays(lines)).toBe('early')
})

const dayFirst = (iso: string): string => iso.split('-').toReversed().join('/')

test('an end that contradicts the beginning takes the rows back', async () => {
  const monthFirst = (iso: string): string => iso.replace(/(\d+)-(\d+)-(\d+)/, '$2/$3/$1')
  expect(await readBothWays([head, ...table(dayFirst), ...table(monthFirst)])).toBe('misled')
  expect(await readBothWays([head, ...table(), '2021-01-05,Abroad,EUR -2.00,'])).toBe('misled')
  expect(
    await readBothWays([head, ...table(), ...Array.from({ length: 6_000 }, (_, n) => `page ${n}`)]),
  ).toBe('misled')
})

test('what the beginning leaves open, or the last row may tell, waits for the end', async () => {
  const unclear = table(() => '03/04/2020')
  expect(await readBothWays([head, ...unclear])).toBe('late')
  expect(await readBothWays([`Account,${head}`, ...table().map((line, at) => `DE0${at % 3},${line}`)])).toBe(
    'late',
  )
  expect(await readBothWays([head, ...table().slice(0, 100)])).toBe('late')
})

test('more rows than are allowed are refused on the way', async () => {
  const early = await read([head, ...table()], { early: true, limits: { rowsMax: 3_200 } })
  expect(() => collected(early)).toThrow(expect.objectContaining({ code: 'file_too_large' }))
})
