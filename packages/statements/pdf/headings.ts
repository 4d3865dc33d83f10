import { fold } from '../table/words/fold.ts'
import type { PrintedEntry } from './entry.ts'
import type { PrintedLine } from './lines.ts'

const incoming =
  /\b(?:deposits?|(?<!direct |giro )credits?|additions|money in|payments received|interest (?:earned|paid)|gutschriften|einzahlungen|versements|ingresos|abonos)\b/
const outgoing =
  /\b(?:withdrawals?|(?<!direct )debits?|checks|cheques|purchases|fees|charges|subtractions|money out|payments made|belastungen|auszahlungen|retraits|cargos|cash advances)\b/
const headingWordsMax = 7

/**
 * American statements sort movements under headings (“Deposits and other credits”, “Checks paid”) instead of signing them. The
 * direction of each entry by the heading above it, or null where there is none.
 */
export function directionsByHeading(
  entries: readonly PrintedEntry[],
  lines: readonly PrintedLine[],
): ('in' | 'out' | null)[] {
  const starts = new Map(entries.map((entry, index) => [entry.line.line, index]))
  const directions: ('in' | 'out' | null)[] = []
  let current: 'in' | 'out' | null = null
  for (const line of lines) {
    const entry = starts.get(line.line)
    if (entry === undefined) current = headingOf(line) ?? current
    else directions[entry] = current
  }
  return directions
}

/** A heading is short, names one direction, and holds no figure. */
export function headingOf({ text, words }: PrintedLine): 'in' | 'out' | null {
  if (words.length > headingWordsMax || /\d/.test(text)) return null
  const folded = fold(text)
  const says = { in: incoming.test(folded), out: outgoing.test(folded) }
  if (says.in === says.out) return null
  return says.in ? 'in' : 'out'
}
