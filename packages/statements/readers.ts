/** Named caps; a file that crosses one is refused as `file_too_large`. */
export interface ParseLimits {
  bytesMax: number
  rowsMax: number
  columnsMax: number
  cellCharsMax: number
  depthMax: number
  pagesMax: number
}

/** Heavy readers, injected so that the package stays pure and runs in a browser. */
export interface Readers {
  /** A workbook as sheets of cells; `text` is the cell as displayed, `value` its typed content. */
  workbook?: (bytes: Uint8Array, limits: ParseLimits) => Promise<Sheet[]>
  /** Opens a password-protected Office file. Throws `StatementRejected('password_wrong' | 'encryption_unsupported')`. */
  decryptOffice?: (bytes: Uint8Array, password: string) => Promise<Uint8Array>
  /** Text items with positions, one array a page. Throws `StatementRejected('password_required' | 'password_wrong')`. */
  pdf?: (bytes: Uint8Array, password: string | undefined, limits: ParseLimits) => Promise<PdfTextItem[][]>
}

export interface Sheet {
  name: string
  rows: (SheetCell | null)[][]
}
export interface SheetCell {
  text: string
  value: string | number | boolean | Temporal.PlainDate
}
export interface PdfTextItem {
  text: string
  /** Points from the left and from the top of the page. */
  x: number
  y: number
  width: number
  height: number
}
