/** Rows of the table of grams: a power of two. */
export const buckets = 8192

/** Character 3–5-grams of a folded word with its edges marked, and the word itself, by their places in the table. Digits name nothing. */
export function gramsOf(word: string): number[] {
  const letters = word.replaceAll(/\p{N}/gu, '')
  if (letters.length < 2) return []
  const edged = `<${letters}>`
  const places = [bucketOf(`=${letters}`)]
  for (const length of [3, 4, 5]) {
    for (let from = 0; from + length <= edged.length; from++)
      places.push(bucketOf(edged.slice(from, from + length)))
  }
  return places
}

/** FNV-1a over UTF-16 units, folded. */
function bucketOf(gram: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < gram.length; at++) hash = Math.imul(hash ^ gram.charCodeAt(at), 0x01000193)
  return ((hash ^ (hash >>> 15)) >>> 0) & (buckets - 1)
}
