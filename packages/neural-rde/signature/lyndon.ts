/**
 * Lyndon words index the log-signature: one coordinate per word of letters 0 … d−1 that is smaller than all its
 * proper suffixes (Reutenauer, Free Lie Algebras, 1993, ch. 5; Morrill et al. 2021, arXiv 2009.08295, app. A).
 */
export type Word = readonly number[]

/** All Lyndon words of 1 … `lengthMax` letters, by length, then in dictionary order (Duval 1988). */
export function lyndonWords(letters: number, lengthMax: number): Word[] {
  const words: number[][] = []
  let word = [0]
  while (word.length > 0) {
    words.push(word)
    const repeated = Array.from({ length: lengthMax }, (_, i) => word[i % word.length] as number)
    while (repeated.at(-1) === letters - 1) repeated.pop()
    const last = repeated.pop()
    word = last === undefined ? [] : [...repeated, last + 1]
  }
  // Duval's order is the dictionary's, and sorting is stable.
  return words.toSorted((a, b) => a.length - b.length)
}

/** w = u·v with v the longest proper Lyndon suffix; null for a letter. */
export function standardFactors(word: Word): readonly [Word, Word] | null {
  for (let at = 1; at < word.length; at++) {
    const suffix = word.slice(at)
    if (isLyndon(suffix)) return [word.slice(0, at), suffix]
  }
  return null
}

function isLyndon(word: Word): boolean {
  return word.every((_, at) => at === 0 || isBefore(word, word.slice(at)))
}

function isBefore(a: Word, b: Word): boolean {
  for (const [i, letter] of a.entries()) {
    const other = b[i]
    if (other === undefined) return false
    if (letter !== other) return letter < other
  }
  return a.length < b.length
}

/** Coordinates of a log-signature of `channels` channels: Σ_{k ≤ depth} (1/k) Σ_{i | k} μ(k/i) channels^i (Witt). */
export function logSignatureSize(channels: number, depth: number): number {
  let size = 0
  for (let k = 1; k <= depth; k++) {
    let sum = 0
    for (let i = 1; i <= k; i++) if (k % i === 0) sum += moebius(k / i) * channels ** i
    size += sum / k
  }
  return size
}

/** 0 where a square divides n, else (−1)^(number of primes). */
function moebius(n: number): number {
  let sign = 1
  let rest = n
  for (let prime = 2; rest > 1; prime++) {
    if (rest % prime !== 0) continue
    rest /= prime
    if (rest % prime === 0) return 0
    sign = -sign
  }
  return sign
}
