/** What goes to the thread that writes a workbook, and what comes back. Cells travel as text, as a CSV would hold them. */

/** `day` is YYYY-MM-DD, `amount` a decimal with the places of its currency; a cell of no text is empty. */
export interface Column {
  name: string
  holds: 'text' | 'day' | 'amount'
}

export type ToWriter =
  | { do: 'begin_sheet'; name: string; columns: readonly Column[] }
  | { do: 'add_rows'; rows: readonly (readonly string[])[] }
  | { do: 'finish' }

/** One answer to each message, in order. */
export type FromWriter = { is: 'taken' } | { is: 'file'; bytes: Uint8Array<ArrayBuffer> }
