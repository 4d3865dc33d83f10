/** The thread that writes one workbook, once: rows gather in it, and the bytes of the whole file leave it. */
import { parentPort } from 'node:worker_threads'
import { type CellObject, SSF, utils, type WorkSheet, write } from '@e965/xlsx'
import { cellOf, ownFormats, textCell } from './cells.ts'
import type { Column, FromWriter, ToWriter } from './protocol.ts'

if (!parentPort) throw new Error('the writer of workbooks runs as a thread')
const port = parentPort

/** Numbers below are those of formats that spreadsheets bring along (ECMA-376 part 1, §18.8.30). */
const ownFormatsFrom = 164
ownFormats.forEach((format, at) => SSF.load(format, ownFormatsFrom + at))

interface OpenSheet {
  name: string
  columns: readonly Column[]
  rows: CellObject[][]
}
const sheets: OpenSheet[] = []

port.on('message', (message: ToWriter) => {
  if (message.do === 'finish') {
    const bytes = bytesOf(sheets.map((sheet) => [sheet.name, worksheetOf(sheet)]))
    answer({ is: 'file', bytes }, [bytes.buffer])
    return
  }
  if (message.do === 'begin_sheet') {
    const { name, columns } = message
    sheets.push({ name, columns, rows: [columns.map((column) => textCell(column.name))] })
  } else {
    const sheet = sheets.at(-1)
    if (!sheet) throw new Error('rows came before their sheet')
    for (const row of message.rows) sheet.rows.push(cellsOf(row, sheet.columns))
  }
  answer({ is: 'taken' })
})

function answer(message: FromWriter, transfer: ArrayBuffer[] = []): void {
  port.postMessage(message, transfer)
}

/** An empty cell is a hole in its row. */
function cellsOf(row: readonly string[], columns: readonly Column[]): CellObject[] {
  const cells: CellObject[] = []
  for (const [at, { holds }] of columns.entries()) {
    const text = row[at]
    if (text) cells[at] = cellOf(text, holds)
  }
  return cells
}

const columnWidths: Record<Column['holds'], number> = { text: 20, day: 11, amount: 14 }

function worksheetOf({ columns, rows }: OpenSheet): WorkSheet {
  const range = utils.encode_range({ s: { r: 0, c: 0 }, e: { r: rows.length - 1, c: columns.length - 1 } })
  return {
    '!data': rows,
    '!ref': range,
    '!autofilter': { ref: range },
    '!cols': columns.map(({ holds }) => ({ wch: columnWidths[holds] })),
  }
}

function bytesOf(named: readonly (readonly [string, WorkSheet])[]): Uint8Array<ArrayBuffer> {
  const workbook = utils.book_new()
  for (const [name, sheet] of named) utils.book_append_sheet(workbook, sheet, name)
  const written: Uint8Array = write(workbook, {
    type: 'buffer',
    bookType: 'xlsx',
    bookSST: true,
    compression: true,
  })
  return new Uint8Array(written)
}
