/** Words for how money goes that banks print where they name nobody. Folded. */
const railWords = new Set(
  `upi neft imps rtgs nach ach ecs sepa swift bacs chaps pos direct faster card payment payments pay paid purchase
   transfer transfers transaction txn debit credit dr cr kartenzahlung lastschrift uberweisung gutschrift virement
   prelevement`.split(/\s+/),
)

/** `UPI`, `NEFT TRANSFER`: how the money went, and no word of where to. */
export function namesNobody(words: readonly string[]): boolean {
  return words.every((word) => railWords.has(word))
}
