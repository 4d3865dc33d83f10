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
  /** Without stars. */
  words: readonly string[]
  fits: readonly Fit[]
}

/** How a word of a text may meet a word of a phrase. */
type Fit = (word: string) => boolean

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
        const entry = {
          rule,
          phrase,
          order,
          words: words.map((word) => word.replaceAll('*', '')),
          fits: words.map(fitOf),
        }
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

function fitOf(written: string): Fit {
  const bare = written.replaceAll('*', '')
  if (written.startsWith('*')) return (word) => word.endsWith(bare)
  return written.endsWith('*') ? (word) => word.startsWith(bare) : (word) => word === bare
}

/** Whether the words behind `at` are the phrase's. Numbers in between are passed over: `ATM 03 WITHDRAWAL`. */
function follows<T>({ fits }: Phrase<T>, text: readonly string[], at: number): boolean {
  let next = at + 1
  for (const fit of fits.slice(1)) {
    while (isNumber(text[next]) && !fit(text[next] ?? '')) next++
    if (next >= text.length || !fit(text[next] ?? '')) return false
    next++
  }
  return true
}

function isNumber(word: string | undefined): boolean {
  return word !== undefined && /^\d+$/.test(word)
}
