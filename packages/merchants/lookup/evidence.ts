/**
 * How often each kind of evidence was right where it was measured; README, "Probabilities", says on what and how.
 * A probability belongs to the kind, not to the row: it is the share of right rows among all that rested on it.
 */
export const probabilities = {
  /** A phrase by which banks and payers name the purpose: `SALARY`, `ATM WITHDRAWAL`. */
  purpose: 0.93,
  /** Our own list. */
  ownBrand: 0.9,
  /** name-suggestion-index, and nothing but the brand is named. */
  indexBrand: 0.71,
  /** name-suggestion-index; other words beside the brand, or a brand of another region. */
  indexBrandAmongWords: 0.6,
  /** A word for a trade: `RESTAURANT`, `APOTHEKE`. */
  trade: 0.79,
  /** What a name is like, to the base model. */
  wording: 0.46,
  /** Merchant category code. */
  mcc: 0.86,
} as const
