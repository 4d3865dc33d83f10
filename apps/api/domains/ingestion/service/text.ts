/** Comparing what two files print about one row. Computed when needed, never stored: a better rule must not make old rows new. */

const spaceOrMark = /[^\p{L}\p{N}]+/gu

/** Case, spacing, punctuation and width do not tell rows apart: `UPI/Swiggy  Ltd.` and `upi swiggy ltd` are one text. */
export function normalised(text: string | null): string {
  return text === null ? '' : text.normalize('NFKC').toLowerCase().replace(spaceOrMark, ' ').trim()
}

export function sameText(one: string | null, other: string | null): boolean {
  return one === other || normalised(one) === normalised(other)
}

/** Shared words in either text's share of them, 0 to 1 (overlap coefficient over words of two letters or more). */
export function similarity(one: string, other: string): number {
  const words = new Set(wordsOf(one))
  const others = new Set(wordsOf(other))
  const smaller = Math.min(words.size, others.size)
  if (smaller === 0) return 0
  return [...words].filter((word) => others.has(word)).length / smaller
}

function wordsOf(text: string): string[] {
  return normalised(text)
    .split(' ')
    .filter((word) => word.length > 1)
}
