import { amountOf, readNumeral } from '../amounts/printed.ts'
import type { DecimalMark } from '../amounts/printed.ts'
import { fold } from '../table/words/fold.ts'
import { rowWords } from '../table/words/rows.ts'
import { isGroup } from './entry.ts'
import type { PrintedLine } from './lines.ts'

/** An amount that stands outside the movements: a balance, a total, a limit. */
export interface Figure {
  line: number
  minor: bigint
  /** A total is a balance in some statements and the sum of a column in others. */
  kind: 'opening' | 'closing' | 'total' | 'other'
}

export function figuresOf(
  lines: readonly PrintedLine[],
  mark: DecimalMark,
  currency: string | null,
): Figure[] {
  return lines.flatMap((line) => {
    const amounts = numbersOf(line).flatMap((text) => {
      const numeral = readNumeral(text)
      const amount = numeral && numeral.vote !== 'neutral' ? amountOf(numeral, mark, currency) : null
      return amount && amount.exact === null ? [{ minor: amount.minor, text }] : []
    })
    const kind = balanceKind(line.text)
    // A summary on one line begins with the balance its first words name.
    return amounts.map(({ minor }, index) => ({
      line: line.line,
      minor,
      kind: index === 0 ? kind : ('other' as const),
    }))
  })
}

/** The words of a line, groups of three digits joined: `1 522,51` is one number. */
function numbersOf({ words }: PrintedLine): string[] {
  const numbers: string[] = []
  for (const [index, { text }] of words.entries()) {
    if (isGroup(words, index)) numbers.push(`${numbers.pop() ?? ''} ${text}`)
    else numbers.push(text)
  }
  return numbers
}

/** The words of a balance stand at the start of its line. */
const balanceWordsMax = 120

/** What the words of a line say about the figure on it. */
export function balanceKind(text: string): Figure['kind'] {
  const words = fold(text.slice(0, balanceWordsMax).replace(/[\d.,'()+:-]+/g, ' '))
    .replace(/\b(?:eur|usd|inr|gbp|chf|sgd|rs|on|as of|am|per|zum|dr|cr|d|c)\b/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  if (startsWithAny(words, rowWords.opening)) return 'opening'
  if (startsWithAny(words, rowWords.closing)) return 'closing'
  return startsWithAny(words, rowWords.totals) ? 'total' : 'other'
}

/** Is this the text of a balance or total line rather than of a movement? One word must stand alone: a shop is called Total. */
export function isBalanceText(text: string): boolean {
  const words = fold(text)
  if (rowWords.opening.has(words) || rowWords.closing.has(words) || rowWords.totals.has(words)) return true
  return startsWithAny(words, openingPhrases) || startsWithAny(words, closingPhrases)
}

const phrases = (words: ReadonlySet<string>) => new Set([...words].filter((word) => word.includes(' ')))
const openingPhrases = phrases(rowWords.opening)
const closingPhrases = phrases(rowWords.closing)

function startsWithAny(words: string, phrases: ReadonlySet<string>): boolean {
  for (let end = words.length; end > 0; end = words.lastIndexOf(' ', end - 1))
    if (phrases.has(words.slice(0, end))) return true
  return false
}

/**
 * Looks for printed balances that prove a total: `before + sign × total = after`, `before` printed first. Null where no pair
 * or pairs of both signs fit. What went out plus the difference is what came in, whatever the rows are: of several pairs, only
 * one that is called opening and closing balance proves anything.
 */
export function provenBalances(
  figures: readonly Figure[],
  total: bigint,
  signs: readonly (1n | -1n)[],
): { before: bigint; after: bigint; sign: 1n | -1n } | null {
  const found = signs.flatMap((sign) => {
    const pair = pairFor(figures, total * sign)
    return pair ? [{ ...pair, sign }] : []
  })
  return found.length === 1 ? (found[0] ?? null) : null
}

function pairFor(figures: readonly Figure[], change: bigint): { before: bigint; after: bigint } | null {
  if (change === 0n) return null
  const labelled = (['opening', 'closing'] as const).every((name) =>
    figures.some(({ kind }) => kind === name),
  )
  const positions = new Map<bigint, number>()
  for (const [index, { minor }] of figures.entries()) positions.set(minor, index)
  const pairs = figures.flatMap(({ minor, kind }, index) => {
    const after = positions.get(minor + change)
    const meaningful = (minor !== 0n || kind === 'opening') && kind !== 'closing' && kind !== 'total'
    const end = figures[after ?? -1]?.kind
    const named = kind === 'opening' && end === 'closing'
    // Any sum rises from and falls to nothing, and its total is printed: a zero proves only between balances called so.
    const empty = (minor === 0n || minor + change === 0n) && end !== 'closing'
    // Where both balances are named, no other two figures prove anything.
    const astray = labelled && !named
    return after !== undefined && after > index && meaningful && !empty && !astray
      ? [{ before: minor, after: minor + change, named }]
      : []
  })
  const only = (found: typeof pairs) => {
    const unique = new Map(found.map((pair) => [pair.before, pair]))
    return unique.size === 1 ? ([...unique.values()][0] ?? null) : null
  }
  return only(pairs) ?? only(pairs.filter(({ named }) => named))
}
