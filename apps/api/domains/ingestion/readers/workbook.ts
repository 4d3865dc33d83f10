import { inflateRawSync } from 'node:zlib'
import * as codepages from '@e965/xlsx/dist/cpexcel.full.mjs'
import type { CellObject, WorkBook, WorkSheet } from '@e965/xlsx'
import * as xlsx from '@e965/xlsx'
import type { ParseLimits, Sheet, SheetCell } from '@scale/statements'
import { decodeText, packedBytes, sniffBytes, StatementRejected, zipEntries } from '@scale/statements'

// Workbooks of Excel 95 carry text in code pages.
xlsx.set_cptable(codepages)

/**
 * Sheets of XLSX, XLSB, ODS, BIFF `.xls`, XML 2003 and HTML tables. An archive is checked entry by entry before the reader sees
 * it, because the reader unpacks whatever it is given.
 */
export async function readWorkbookSheets(bytes: Uint8Array, limits: ParseLimits): Promise<Sheet[]> {
  const kind = sniffBytes(bytes)
  if (kind === 'zip') requireHonestSizes(bytes)
  const workbook = kind === 'text' ? read(decodeText(bytes).text, 'string') : read(bytes, 'array')
  const date1904 = workbook.Workbook?.WBProps?.date1904 === true
  return workbook.SheetNames.map((name) => ({
    name,
    rows: rowsOf(workbook.Sheets[name], { limits, date1904 }),
  }))
}

/** The central directory may lie about sizes; unpacking with a cap finds out. */
function requireHonestSizes(bytes: Uint8Array): void {
  for (const entry of zipEntries(bytes)) {
    if (entry.encrypted) {
      throw new StatementRejected(
        'encryption_unsupported',
        'The archive inside the workbook is locked. Save the workbook without a password.',
      )
    }
    if (entry.method !== 8) continue
    try {
      inflateRawSync(packedBytes(bytes, entry), { maxOutputLength: Math.max(entry.size, 1) })
    } catch {
      throw new StatementRejected(
        'file_damaged',
        `The workbook's part ${entry.name} is not what it says it is. Save the workbook again.`,
      )
    }
  }
}

function read(data: Uint8Array | string, type: 'array' | 'string'): WorkBook {
  try {
    // `raw` keeps the text of HTML cells as it is, instead of guessing dates and numbers.
    return xlsx.read(data, {
      type,
      raw: true,
      dense: true,
      cellNF: true,
      cellText: true,
      cellDates: false,
      cellHTML: false,
      bookVBA: false,
    })
  } catch (error) {
    if (error instanceof Error && /password/i.test(error.message)) {
      throw new StatementRejected(
        'password_required',
        'The workbook is locked. Give its password; it is not stored.',
      )
    }
    throw new StatementRejected(
      'file_damaged',
      'The workbook is damaged. Open it in Excel, save it again and import that.',
    )
  }
}

interface SheetContext {
  limits: ParseLimits
  date1904: boolean
}

function rowsOf(sheet: WorkSheet | undefined, context: SheetContext): Sheet['rows'] {
  const data = sheet?.['!data'] ?? []
  const { rowsMax, columnsMax } = context.limits
  if (data.length > rowsMax) throw tooLarge(`${rowsMax} rows`)
  const rows: Sheet['rows'] = []
  for (let index = 0; index < data.length; index += 1) {
    const cells = (data[index] ?? []).map((cell) => cellOf(cell, context.date1904))
    while (cells.length > 0 && cells.at(-1) === null) cells.pop()
    if (cells.length > columnsMax) throw tooLarge(`${columnsMax} columns`)
    rows.push(Array.from(cells, (cell) => cell ?? null))
  }
  while (rows.length > 0 && rows.at(-1)?.length === 0) rows.pop()
  return rows
}

function cellOf(cell: CellObject | undefined, date1904: boolean): SheetCell | null {
  if (!cell || cell.v === undefined || cell.v === null || cell.t === 'z' || cell.t === 'e') return null
  if (typeof cell.v === 'number') {
    const day = xlsx.SSF.is_date(String(cell.z ?? '')) ? dayOf(cell.v, date1904) : null
    return { text: cell.w ?? String(cell.v), value: day ?? cell.v }
  }
  const value = cell.v instanceof Date ? cell.v.toISOString() : cell.v
  const text = String(typeof value === 'string' ? value : (cell.w ?? value))
  return text.trim() === '' ? null : { text, value }
}

/** A serial is days since 1899-12-30 (or 1904-01-01 in old Mac workbooks); its fraction is the time of day. */
function dayOf(serial: number, date1904: boolean): Temporal.PlainDate | null {
  const days = Math.floor(serial)
  if (days < 1 || days > 2_958_465) return null
  const start = date1904 ? Temporal.PlainDate.from('1904-01-01') : Temporal.PlainDate.from('1899-12-30')
  return start.add({ days })
}

function tooLarge(what: string): StatementRejected {
  return new StatementRejected(
    'file_too_large',
    `A sheet has more than ${what}. Split the workbook into smaller periods.`,
  )
}
