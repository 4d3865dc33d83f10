/** A payment as the models see it. */
export interface Row {
  /** Narration, as the bank wrote it. */
  readonly text: string
  /** Signed, major units. */
  readonly amount?: number
  /** ISO 8601 calendar date. */
  readonly date?: string
  /** Which account or card paid: the same shop is not the same thing to everybody. */
  readonly account?: string
  /** What other knowledge says of it, as words of any kind: a dictionary's category, a merchant category code. */
  readonly hints?: readonly string[]
}
