import { fold } from './words/fold.ts'
import { flagWords } from './words/rows.ts'

const known = new Map<string, 'in' | 'out' | 'neutral' | null>()
const knownMax = 500

/** What one cell of a direction column says: `C`, `Haben`, `收入` are money in; null for anything else. */
export function flagWay(text: string): 'in' | 'out' | 'neutral' | null {
  if (text === '') return null
  const cached = known.get(text)
  if (cached !== undefined) return cached
  const way = readFlag(fold(text))
  if (known.size >= knownMax) known.clear()
  known.set(text, way)
  return way
}

function readFlag(folded: string): 'in' | 'out' | 'neutral' | null {
  if (flagWords.in.has(folded)) return 'in'
  if (flagWords.out.has(folded)) return 'out'
  return flagWords.neutral.has(folded) ? 'neutral' : null
}
