import type { Readers } from '@scale/statements'

/**
 * The heavy readers of `packages/statements`, as Node runs them. Use them inside the sandboxed worker only. Each is
 * loaded when a file first needs it: most files are text, and loading all took longer than reading one.
 */
export const nodeReaders: Required<Readers> = {
  workbook: async (...given) => (await import('./workbook.ts')).readWorkbookSheets(...given),
  decryptOffice: async (...given) => (await import('./decrypt-office.ts')).decryptOffice(...given),
  pdf: async (...given) => (await import('./pdf.ts')).readPdfItems(...given),
}
