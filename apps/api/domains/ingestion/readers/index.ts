import type { Readers } from '@scale/statements'
import { decryptOffice } from './decrypt-office.ts'
import { readPdfItems } from './pdf.ts'
import { readWorkbookSheets } from './workbook.ts'

/** The heavy readers of `packages/statements`, as Node runs them. Use them inside the sandboxed worker only. */
export const nodeReaders: Readers = {
  workbook: readWorkbookSheets,
  decryptOffice,
  pdf: readPdfItems,
}
