import { StatementRejected, type ParseLimits } from './types.ts'

const mebibyte = 1024 * 1024

/** A million-row CSV is about 100 MB; Excel's own sheets end at 16 384 columns and 32 767 characters a cell. */
export const limitsDefault: ParseLimits = {
  bytesMax: 256 * mebibyte,
  rowsMax: 2_000_000,
  columnsMax: 16_384,
  cellCharsMax: 65_536,
  depthMax: 64,
  pagesMax: 500,
}

export function limitsFrom(given: Partial<ParseLimits> | undefined): ParseLimits {
  return { ...limitsDefault, ...given }
}

/** Refuses a file that crosses a cap; `what` is the thing counted, in the plural ("rows", "pages"). */
export function requireWithin(count: number, max: number, what: string): void {
  if (count <= max) return
  throw new StatementRejected(
    'file_too_large',
    `The file has more than ${max.toLocaleString('en')} ${what}. Split it into smaller periods and import those.`,
  )
}
