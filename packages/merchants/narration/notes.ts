/** What stands beside the parties: the payer's note, and the shop behind PayPal's direct debits. */
import { type Token, written } from './tokens.ts'

const purchase =
  /^(?:paypal|pp\.\d).{0,200}?(?:ihr einkauf bei|your purchase at|votre achat chez|su compra en|il tuo acquisto presso|je aankoop bij) (.{1,80})/i

/** PayPal's direct debits name the shop in their text: `… Ihr Einkauf bei SPOTIFY`. */
export function boughtAt(line: string): string | null {
  return purchase.exec(line)?.[1] ?? null
}

const noteMarks = new Set(['reference', 'referenz', 'ref', 'motif', 'concepto', 'verwendungszweck'])

/** What a payer wrote behind `REFERENCE` of a standing order or transfer: words, not numbers. */
export function noteBehind(tokens: readonly Token[]): string | null {
  const mark = tokens.findIndex(({ text }, at) => at > 0 && noteMarks.has(text))
  if (mark < 0) return null
  const words: Token[] = []
  for (const token of tokens.slice(mark + 1)) {
    if (token.noise !== null || token.text === 'mandate') break
    words.push(token)
  }
  return words.length === 0 ? null : written(words)
}
