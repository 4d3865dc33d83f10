import { readAaXml } from './aa/index.ts'
import { readArchive } from './zip/archive.ts'
import { readBai2 } from './bai2/index.ts'
import { readCamt } from './camt/index.ts'
import { readCsv } from './csv/index.ts'
import type { DecodedText } from './text/decode.ts'
import { decodeText } from './text/decode.ts'
import { readJson } from './json/index.ts'
import { limitsFrom } from './limits.ts'
import { readLabelled } from './labelled/index.ts'
import { readMt940 } from './mt940/index.ts'
import { readOfx } from './ofx/index.ts'
import { readPdf } from './pdf/index.ts'
import { looksPrinted, readPrintedText } from './pdf/text.ts'
import { readQif } from './qif/index.ts'
import { declaredEncoding, sniffBytes, sniffOffice, sniffText } from './sniff.ts'
import { readSheets } from './table/index.ts'
import type { ParsedStatement, ParseOptions, StatementFormat, StatementReading } from './types.ts'
import { StatementRejected } from './types.ts'
import { refuseXml } from './text/xml.ts'
import { zipEntries } from './zip/entries.ts'

/**
 * Reads a bank statement of any supported format, known by its bytes. The reading's head holds everything that was decided
 * about the file (accounts, questions); its batches hand over the rows. Throws `StatementRejected` and nothing else.
 */
export async function readStatement(
  bytes: Uint8Array,
  options: ParseOptions = {},
): Promise<StatementReading> {
  const { bytesMax } = limitsFrom(options.limits)
  if (bytes.length === 0) throw new StatementRejected('file_empty', 'The file is empty.')
  if (bytes.length > bytesMax) {
    throw new StatementRejected(
      'file_too_large',
      `The file has more than ${Math.floor(bytesMax / 1024 / 1024)} MB. Split it into smaller periods.`,
    )
  }
  switch (sniffBytes(bytes)) {
    case 'pdf':
      return readPdf(bytes, options)
    case 'zip':
      return readZip(bytes, options)
    case 'cfb':
      return readOffice(bytes, options)
    case 'biff':
      return readWorkbook(bytes, 'xls', options)
    case 'binary':
      throw unknownFormat()
    case 'text':
      return readText(bytes, options)
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

async function readText(bytes: Uint8Array, options: ParseOptions): Promise<StatementReading> {
  const hints = {
    declared: declaredEncoding(bytes),
    locale: options.locale,
    answer: options.answers?.encoding,
  }
  const decoded = decodeText(bytes, hints)
  if (decoded.text.trim() === '')
    throw new StatementRejected('file_empty', 'The file holds nothing but blanks.')
  const { text, encoding } = decoded
  switch (sniffText(text)) {
    case 'ofx':
      return readOfx(text, encoding, options)
    case 'qif':
      return readQif(text, encoding, options)
    case 'mt940':
      return readMt940(text, encoding, options)
    case 'bai2':
      return readBai2(text, encoding, options)
    case 'camt':
      return readCamt(text, encoding, options)
    case 'aa':
      return readAaXml(text, encoding, options)
    case 'json':
      return readJson(text, encoding, options)
    case 'html':
      return readWorkbook(bytes, 'xls', options)
    case 'spreadsheet':
      refuseXml(text, limitsFrom(options.limits).depthMax)
      return readWorkbook(bytes, 'xls', options)
    case 'xml':
      refuseXml(text, limitsFrom(options.limits).depthMax)
      throw unknownFormat()
    case 'other':
      return readPlain(decoded, options)
  }
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
