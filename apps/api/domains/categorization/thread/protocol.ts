/** What goes to the thread that reads rows, and what comes back. */

export interface PlainRow {
  bookedOn: string
  /** Signed, in major units. */
  amount: number
  currency: string
  description: string
  counterparty: string | null
  reference: string | null
  bankCategory: string | null
}

export interface Nearest {
  text: string
  label: string
  transactionId: string | null
}

/** A label is a category's stable name (`food.groceries`), or the id of one a person made. */
export interface Labelled {
  label: string
  probability: number
  nearest: readonly Nearest[]
}

export interface Reading {
  merchant: string
  merchantName: string
  model: Labelled | null
  dictionary: Labelled | null
}

export type ToReader =
  | { do: 'read'; id: number; model: string; rows: readonly PlainRow[] }
  | { do: 'load'; id: number; model: string; weights: Uint8Array }

export type FromReader =
  | { is: 'read'; id: number; readings: readonly Reading[] }
  | { is: 'unknown_model'; id: number }
  | { is: 'loaded'; id: number }
  | { is: 'failed'; id: number; message: string }
