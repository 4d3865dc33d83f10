/**
 * Word phrases with open ends, found in one walk over the words of a text: `atm withdrawal` as it stands, `restaurant*` with
 * any ending, `*apotheke` with any beginning (German joins words).
 */
import { fold } from '../narration/text.ts'

export interface Hit<T> {
  rule: T
  /** As written in the table. */
  phrase: string
  /** Place of the rule in its table; the first rule wins. */
  order: number
}

interface Phrase<T> extends Hit<T> {
  words: readonly string[]
}

const stem = 4

export class PhraseIndex<T> {
  readonly #whole = new Map<string, Phrase<T>[]>()
  readonly #starts = new Map<string, Phrase<T>[]>()
  readonly #ends = new Map<string, Phrase<T>[]>()

  /** `phrasesOf` gives the phrases of a rule, with commas. Open words have at least four letters. */
  constructor(rules: readonly T[], phrasesOf: (rule: T) => string) {
    rules.forEach((rule, order) => {
      for (const written of phrasesOf(rule).split(',')) {
        const phrase = written.trim().replace(/\s+/g, ' ')
        if (phrase === '') continue
        const words = fold(phrase).split(' ')
        const first = words[0] ?? ''
        const entry = { rule, phrase, order, words: words.map((word) => word.replaceAll('*', '')) }
        const bare = entry.words[0] ?? ''
        if (first.startsWith('*')) push(this.#ends, bare.slice(-stem), entry)
        else if (first.endsWith('*')) push(this.#starts, bare.slice(0, stem), entry)
        else push(this.#whole, bare, entry)
      }
    })
  }

  /** The hit of the first rule in the table that `allowed` lets through; null where there is none. */
  first(words: readonly string[], allowed: (rule: T) => boolean): Hit<T> | null {
    let best: Phrase<T> | null = null
    const consider = (found: Phrase<T>[] | undefined, at: number, fits: (phrase: Phrase<T>) => boolean) => {
      if (!found) return
      for (const phrase of found) {
        if (best !== null && phrase.order > best.order) continue
        if (best !== null && phrase.order === best.order && phrase.words.length <= best.words.length) continue
        if (fits(phrase) && follows(phrase, words, at) && allowed(phrase.rule)) best = phrase
      }
    }
    for (let at = 0; at < words.length; at++) {
      const word = words[at] ?? ''
      consider(this.#whole.get(word), at, () => true)
      if (word.length < stem) continue
      consider(this.#starts.get(word.slice(0, stem)), at, (phrase) => word.startsWith(phrase.words[0] ?? ''))
      consider(this.#ends.get(word.slice(-stem)), at, (phrase) => word.endsWith(phrase.words[0] ?? ''))
    }
    return best
  }
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const values = map.get(key)
  if (values) values.push(value)
  else map.set(key, [value])
}

function follows<T>({ words }: Phrase<T>, text: readonly string[], at: number): boolean {
  for (let offset = 1; offset < words.length; offset++) if (text[at + offset] !== words[offset]) return false
  return true
}
