import { readCsv } from './csv/index.ts'
import { type FileBytes, inMemory, wholeOf } from './file-bytes.ts'
import { readLongCsv } from './csv/long.ts'
import { type DecodedText, decideEncoding, decodedPieces } from './text/decode.ts'
import { limitsFrom } from './limits.ts'
import { readLabelled } from './labelled/index.ts'
import { readPdf } from './pdf/index.ts'
import { looksPrinted, readPrintedText } from './pdf/text.ts'
import { declaredEncoding, sniffBytes, sniffOffice, sniffText } from './sniff.ts'
import { readSheets } from './table/index.ts'
import type { ParsedStatement, ParseOptions, StatementFormat, StatementReading } from './types.ts'
import { StatementRejected } from './types.ts'
import { zipEntries } from './zip/entries.ts'

/**
 * Reads a bank statement of any supported format, known by its bytes. The reading's head holds everything that was decided
 * about the file (accounts, questions); its batches hand over the rows. Throws `StatementRejected` and nothing else.
 */
export async function readStatement(
  given: Uint8Array | FileBytes,
  options: ParseOptions = {},
): Promise<StatementReading> {
  const file = given instanceof Uint8Array ? inMemory(given) : given
  const { bytesMax } = limitsFrom(options.limits)
  if (file.size === 0) throw new StatementRejected('file_empty', 'The file is empty.')
  if (file.size > bytesMax) {
    throw new StatementRejected(
      'file_too_large',
      `The file has more than ${Math.floor(bytesMax / 1024 / 1024)} MB. Split it into smaller periods.`,
    )
  }
  switch (sniffBytes(file.read(0, Math.min(file.size, headBytes)))) {
    case 'pdf':
      return readPdf(wholeOf(file), options)
    case 'zip':
      return readZip(wholeOf(file), options)
    case 'cfb':
      return readOffice(wholeOf(file), options)
    case 'biff':
      return readWorkbook(wholeOf(file), 'xls', options)
    case 'binary':
      throw unknownFormat()
    case 'text':
      return readText(file, options)
  }
}

/** The whole statement in memory, for files of ordinary size. */
export async function parseStatement(
  bytes: Uint8Array,
  options: ParseOptions = {},
): Promise<ParsedStatement> {
  const reading = await readStatement(bytes, { ...options, early: false })
  const statement: ParsedStatement = { ...reading.head, rows: [], problems: [], skipped: [] }
  for (const batch of reading.batches(10_000)) {
    for (const row of batch.rows) statement.rows.push(row)
    for (const problem of batch.problems) statement.problems.push(problem)
    for (const skip of batch.skipped) statement.skipped.push(skip)
  }
  return statement
}

async function readText(file: FileBytes, options: ParseOptions): Promise<StatementReading> {
  const encoding = decideEncoding(file, {
    declared: declaredEncoding(file.read(0, Math.min(file.size, headBytes))),
    locale: options.locale,
    answer: options.answers?.encoding,
  })
  const long = readLongCsv(file, encoding, { options, format: 'csv', encoding })
  if (long !== null) return long
  const text = [...decodedPieces(file, encoding)].join('')
  if (text.trim() === '') throw new StatementRejected('file_empty', 'The file holds nothing but blanks.')
  const kind = sniffText(text)
  switch (kind) {
    case 'html':
      return readWorkbook(wholeOf(file), 'xls', options)
    case 'spreadsheet':
      await refuseHostileXml(text, options)
      return readWorkbook(wholeOf(file), 'xls', options)
    case 'xml':
      await refuseHostileXml(text, options)
      throw unknownFormat()
    case 'other':
      return readPlain({ text, encoding }, options)
    default:
      return (await textReaders[kind]())(text, encoding, options)
  }
}

/** What a file is shows within its first bytes. */
const headBytes = 8_192

/** Loaded by who needs it: a thread reads one file, and has its code to load before that. */
const textReaders = {
  ofx: async () => (await import('./ofx/index.ts')).readOfx,
  qif: async () => (await import('./qif/index.ts')).readQif,
  mt940: async () => (await import('./mt940/index.ts')).readMt940,
  bai2: async () => (await import('./bai2/index.ts')).readBai2,
  camt: async () => (await import('./camt/index.ts')).readCamt,
  aa: async () => (await import('./aa/index.ts')).readAaXml,
  json: async () => (await import('./json/index.ts')).readJson,
}

async function refuseHostileXml(text: string, options: ParseOptions): Promise<void> {
  const { refuseXml } = await import('./text/xml.ts')
  refuseXml(text, limitsFrom(options.limits).depthMax)
}

/** Text is blocks of labelled lines, what a PDF printed, or a table of delimited columns. */
function readPlain({ text, encoding }: DecodedText, options: ParseOptions): StatementReading {
  const blocks = readLabelled(text, { options, format: 'csv', encoding })
  if (blocks !== null) return blocks
  if (looksPrinted(text)) return readPrintedText(text, encoding, options)
  return readCsv(text, { options, format: 'csv', encoding })
}

async function readZip(bytes: Uint8Array, options: ParseOptions): Promise<StatementReading> {
  const entries = zipEntries(bytes)
  const isWorkbook = entries.some(({ name }) =>
    /^(?:xl\/workbook\.|content\.xml$|\[Content_Types\]\.xml$)/.test(name),
  )
  if (isWorkbook) return readWorkbook(bytes, 'xlsx', options)
  const { readArchive } = await import('./zip/archive.ts')
  return readArchive(bytes, entries, (inner) => readStatement(inner, { ...options, early: false }))
}

async function readOffice(bytes: Uint8Array, options: ParseOptions): Promise<StatementReading> {
  const kind = sniffOffice(bytes)
  if (kind === 'other') throw unknownFormat()
  if (kind === 'workbook') return readWorkbook(bytes, 'xls', options)
  const { password, readers } = options
  if (password === undefined)
    throw new StatementRejected(
      'password_required',
      'The workbook is locked. Give its password; it is not stored.',
    )
  if (!readers?.decryptOffice) throw readerMissing('locked workbooks')
  const opened = await readers.decryptOffice(bytes, password)
  return readWorkbook(opened, sniffBytes(opened) === 'zip' ? 'xlsx' : 'xls', options)
}

async function readWorkbook(
  bytes: Uint8Array,
  format: StatementFormat,
  options: ParseOptions,
): Promise<StatementReading> {
  if (!options.readers?.workbook) throw readerMissing('workbooks')
  const sheets = await options.readers.workbook(bytes, limitsFrom(options.limits))
  return readSheets(sheets, { options, format, encoding: null })
}

function unknownFormat(): StatementRejected {
  const known = 'CSV, Excel, OFX, QIF, MT940, CAMT, BAI2, PDF with text, Account Aggregator, JSON'
  return new StatementRejected(
    'format_unknown',
    `This is no bank statement SCALE can read (${known}). Export one from the bank.`,
  )
}

function readerMissing(what: string): StatementRejected {
  return new StatementRejected(
    'reader_missing',
    `This build of SCALE cannot open ${what}. Export a CSV instead.`,
  )
}
