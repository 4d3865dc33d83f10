/**
 * Lead-ins: the phrases banks write in front of a name. Where one stands first in a narration, or behind another, it tells the
 * rail and the kind, and the name begins behind it. Longer phrases win.
 */
import type { Kind, Rail } from '../types.ts'
import { leadPhrases } from './lead-phrases.ts'
import type { Token } from './tokens.ts'
import { foldedWords } from './text.ts'

interface Lead {
  rail: Rail
  kind: Kind
}

interface Phrase {
  words: readonly string[]
  lead: Lead
}

/** First word → phrases that start with it, longest first. */
const byFirstWord = new Map<string, Phrase[]>()
for (const [rail, kind, phrases] of leadPhrases) {
  for (const phrase of phrases.split(',')) {
    const words = foldedWords(phrase.trim())
    const [first = ''] = words
    byFirstWord.set(first, [...(byFirstWord.get(first) ?? []), { words, lead: { rail, kind } }])
  }
}
for (const phrases of byFirstWord.values()) phrases.sort((a, b) => b.words.length - a.words.length)

/**
 * The lead-in that begins at token `at`, and the token behind it; null where there is none. One that says nothing (`at`,
 * `to`, `chez`) counts only behind another, and none that is glued to the next word: `AT&T`, `In-N-Out` are names.
 */
export function leadAt(tokens: readonly Token[], at: number): (Lead & { end: number }) | null {
  const first = tokens[at]
  if (!first || first.noise) return null
  for (const { words, lead } of byFirstWord.get(first.text) ?? []) {
    if (lead.rail === 'unknown' && at === 0 && words.length === 1) continue
    const end = at + words.length
    const next = tokens[end]
    if (next && isGlued(next, words.length, lead.rail)) continue
    if (words.every((word, offset) => tokens[at + offset]?.text === word)) return { ...lead, end }
  }
  return null
}

/** `POS/SWIGGY` and `VENMO *JANE` are a lead-in and a name, `IN-N-OUT` and `AT&T` are names. */
function isGlued({ gap, noise }: Token, words: number, rail: Rail): boolean {
  if (gap === '&' || (gap === '*' && rail !== 'wallet')) return true
  return words === 1 && noise === null && !' /*'.includes(gap)
}
