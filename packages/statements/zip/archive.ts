import { batchesOf } from '../reading.ts'
import { joinAccounts } from '../sections.ts'
import type { StatementBatch, StatementReading } from '../types.ts'
import { StatementRejected } from '../types.ts'
import type { ZipEntry } from './entries.ts'
import { unzipEntry } from './entries.ts'

/**
 * Reads a ZIP of statements (banks pack one CAMT or MT940 a day) as one: in order of file names, lines numbered on from file
 * to file. An archive inside the archive is refused.
 */
export async function readArchive(
  bytes: Uint8Array,
  entries: readonly ZipEntry[],
  read: (inner: Uint8Array) => Promise<StatementReading>,
): Promise<StatementReading> {
  const files = entries.filter(({ name }) => !name.endsWith('/') && !/(?:^|\/)(?:__MACOSX\/|\.)/.test(name))
  if (files.some((entry) => entry.encrypted)) {
    throw new StatementRejected(
      'encryption_unsupported',
      'The archive is locked. Unpack it with its password and import the files inside.',
    )
  }
  const readings: StatementReading[] = []
  for (const file of files.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const inner = await unzipEntry(bytes, file)
    if (inner[0] === 0x50 && inner[1] === 0x4b) {
      throw new StatementRejected(
        'not_a_statement',
        `The archive holds another archive, ${file.name}. Unpack it and import the statements.`,
      )
    }
    readings.push(await read(inner))
  }
  return joinReadings(readings)
}

function joinReadings(readings: readonly StatementReading[]): StatementReading {
  const [first] = readings
  if (!first) throw new StatementRejected('not_a_statement', 'The archive is empty.')
  if (readings.length === 1) return first
  const { accounts, indexOf } = joinAccounts(readings.flatMap((reading) => reading.head.accounts))
  const all: StatementBatch = { rows: [], problems: [], skipped: [] }
  let lines = 0
  let statements = 0
  for (const reading of readings) {
    const { head } = reading
    const shift = <T extends { line: number; lineEnd: number }>(item: T): T => ({
      ...item,
      line: item.line + lines,
      lineEnd: item.lineEnd + lines,
    })
    for (const batch of reading.batches(10_000)) {
      for (const row of batch.rows)
        all.rows.push({ ...shift(row), account: indexOf[row.account + statements] ?? 0 })
      all.problems.push(...batch.problems.map(shift))
      all.skipped.push(...batch.skipped.map(shift))
    }
    lines += head.lines
    statements += head.accounts.length
  }
  const questions = readings.flatMap((reading) => reading.head.questions)
  const unique = questions.filter(
    (question, index) => questions.findIndex(({ code }) => code === question.code) === index,
  )
  return {
    head: { ...first.head, accounts, questions: unique, lines },
    batches: (size) => (unique.length > 0 ? [] : batchesOf(all, size)),
  }
}
