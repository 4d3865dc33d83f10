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
  /** Which account of the workspace paid or was paid. */
  account: string | null
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
  | { do: 'read'; id: number; model: string | null; rows: readonly PlainRow[] }
  | { do: 'load'; id: number; model: string; weights: Uint8Array }

/** Rows that read the same share a reading, which travels once: rows name it by its place among all that came. */
export interface ReadRows {
  /** Of the first of `fresh`; 0 forgets those before. */
  from: number
  fresh: readonly Reading[]
  /** One per row. */
  places: Int32Array<ArrayBuffer>
}

export type FromReader =
  | { is: 'read'; id: number; read: ReadRows }
  | { is: 'unknown_model'; id: number }
  | { is: 'loaded'; id: number }
  | { is: 'failed'; id: number; message: string }

/** Labelled rows, and the model that is used now. */
export interface TrainingTask {
  rows: readonly PlainRow[]
  labels: readonly string[]
  current: Uint8Array | null
  seed: number
}

export interface Figures {
  rows: number
  accuracy: number
  ece: number
}

export interface ReliabilityBin {
  from: number
  to: number
  rows: number
  stated: number
  met: number
}

/** How the candidate, the model used now and the naive rival did on the same rows, which none of them learned here. */
export interface TrainingReport {
  trainedOn: number
  heldOut: Figures
  before: Figures | null
  /** What the same text was filed under most often. It states no certainty. */
  naive: Omit<Figures, 'ece'>
  reliability: ReliabilityBin[]
  promoted: boolean
}

export interface TrainingResult {
  report: TrainingReport
  /** Null where it was kept back. */
  weights: Uint8Array<ArrayBuffer> | null
}

/** Rows that wait have the label null. */
export interface DiscoveryTask {
  rows: readonly PlainRow[]
  labels: readonly (string | null)[]
  seed: number
}

/** Largest first; rows by their place in the task, the most typical first. */
export type DiscoveryResult = { rows: number[]; exemplars: number[]; name: string }[]
