/**
 * How often each kind of evidence was right where it was measured; README, "Probabilities", says on what and how.
 * A probability belongs to the kind, not to the row: it is the share of right rows among all that rested on it.
 */
export const probabilities = {
  /** A phrase by which banks and payers name the purpose: `SALARY`, `ATM WITHDRAWAL`. */
  purpose: 0.93,
  /** Our own list, and nothing but the brand is named. */
  ownBrand: 0.95,
  /** Our own list; other words stand beside the brand. */
  ownBrandAmongWords: 0.85,
  /** name-suggestion-index, and nothing but the brand is named. */
  indexBrand: 0.88,
  /** name-suggestion-index; other words beside the brand, or a brand of another region. */
  indexBrandAmongWords: 0.7,
  /** A word for a trade: `RESTAURANT`, `APOTHEKE`. */
  trade: 0.8,
  /** Merchant category code. */
  mcc: 0.85,
} as const
