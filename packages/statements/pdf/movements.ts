import type { Question } from '../types.ts'
import type { Draft, DraftContext } from './drafts.ts'
import { balanceColumnOf, draftOf, size } from './drafts.ts'
import type { PrintedEntry } from './entry.ts'
import type { Figure } from './figures.ts'
import { provenBalances } from './figures.ts'

export interface Movement {
  entry: PrintedEntry
  /** Into the account positive; null where the line alone cannot tell. */
  minor: bigint | null
  exact: string | null
  /** `open` where the mark printed with the amount is not the statement's. */
  currency: string | null
  balance: bigint | null
}

export interface Movements {
  movements: Movement[]
  opening: bigint | null
  closing: bigint | null
  /** `true` where printed balances prove every direction; `false` where they contradict the rows. */
  proved: boolean | null
  question: Question | null
}

export interface MovementContext extends DraftContext {
  figures: readonly Figure[]
  /** A card statement prints what is owed: purchases are positive, payments carry a minus or brackets. */
  card: boolean
  /** By the heading above each entry; used where amounts carry no sign and balances prove it. */
  headings: readonly ('in' | 'out' | null)[]
  /** Whether the newest movement stands first: as the days tell, both where they do not. */
  newestFirst: readonly boolean[]
  answer: string | undefined
}

/** Decides direction and proof of all movements together. */
export function decideMovements(entries: readonly PrintedEntry[], context: MovementContext): Movements {
  const balanceColumn = balanceColumnOf(entries, context)
  const drafts = entries.map((entry) => draftOf(entry, balanceColumn, context))
  const byBalance = balanceColumn === null ? null : fromBalances(drafts, context)
  if (byBalance) return byBalance
  const marked = fromHeadings(drafts, context) ?? fromMarks(drafts, context)
  if (marked.question !== null || balanceColumn === null) return marked
  const found = corrected(drafts, marked, context)
  return found.proved === true && misses(drafts, context) ? { ...found, proved: null } : found
}

/** Two balances below each other that differ by another amount than the row's: rows between them are missing. */
function misses(drafts: readonly Draft[], { newestFirst }: MovementContext): boolean {
  return newestFirst.every((reversed) => {
    const ordered = reversed ? drafts.toReversed() : drafts
    return ordered.some((draft, index) => {
      const before = ordered[index - 1]?.balance ?? null
      return before !== null && draft.balance !== null && size(draft.balance - before) !== draft.size
    })
  })
}

/**
 * Balances that miss a row prove the steps between the others. Where one of them contradicts the marks, the marks mean
 * something else than they seem to: only proven rows are taken, the others are for the person.
 */
function corrected(drafts: readonly Draft[], marked: Movements, context: MovementContext): Movements {
  const sign = context.card ? -1n : 1n
  const [steps = []] = context.newestFirst
    .map((newestFirst) => {
      const ordered = newestFirst ? drafts.toReversed() : drafts
      const signed = ordered.map((draft, index) => signedByStep(draft, ordered[index - 1] ?? null, context))
      return newestFirst ? signed.toReversed() : signed
    })
    .toSorted((a, b) => known(b) - known(a))
  const contradicts = marked.movements.some(({ minor }, index) => {
    const step = steps[index] ?? null
    return minor !== null && step !== null && step * sign !== minor
  })
  if (!contradicts || known(steps) < provenMin) return marked
  const movements = drafts.map((draft, index) => {
    const step = steps[index] ?? null
    return movementOf(draft, step === null ? null : step * sign, sign)
  })
  return { ...marked, movements, proved: null }
}

/** One step may fit by chance. */
const provenMin = 2

function known(steps: readonly (bigint | null)[]): number {
  return steps.filter((step) => step !== null).length
}

/** Each balance less the one before is the movement; statements run oldest first or newest first. */
function fromBalances(drafts: readonly Draft[], context: MovementContext): Movements | null {
  for (const newestFirst of context.newestFirst) {
    const ordered = newestFirst ? drafts.toReversed() : drafts
    const signed = ordered.map((draft, index) => signedByStep(draft, ordered[index - 1] ?? null, context))
    // The first row has no balance before it; where nothing else tells its direction, it alone is a problem.
    const unknown = signed.findLastIndex((value) => value === null)
    if (unknown > 0 || (unknown === 0 && drafts.length < 3) || drafts.length === 0) continue
    const sign = context.card ? -1n : 1n
    const values = signed.map((value) => (value === null ? null : value * sign))
    const [first] = ordered
    const last = ordered.at(-1)
    const movements = ordered.map((draft, index) => movementOf(draft, values[index] ?? null, sign))
    return {
      movements: newestFirst ? movements.toReversed() : movements,
      opening: balanceBefore(first, values[0] ?? null, sign),
      closing: last?.balance === null || last === undefined ? null : last.balance * sign,
      proved: unknown === -1 ? true : null,
      question: null,
    }
  }
  return null
}

function balanceBefore(first: Draft | undefined, moved: bigint | null, sign: bigint): bigint | null {
  return first === undefined || first.balance === null || moved === null ? null : first.balance * sign - moved
}

function signedByStep(draft: Draft, before: Draft | null, { figures, card }: MovementContext): bigint | null {
  if (draft.size === null) return null
  if (before && before.balance !== null && draft.balance !== null) {
    const change = draft.balance - before.balance
    return size(change) === draft.size ? change : null
  }
  const printed = (value: bigint) =>
    figures.some(
      ({ minor, line, kind }) => minor === value && (kind === 'opening' || line < draft.entry.line.line),
    )
  const rose = draft.balance !== null && printed(draft.balance - draft.size)
  const fell = draft.balance !== null && printed(draft.balance + draft.size)
  if (rose !== fell) return rose ? draft.size : -draft.size
  const direction = card ? -1n : 1n
  if (draft.said === 'in') return draft.size * direction
  if (draft.said === 'out') return -draft.size * direction
  return draft.balance !== null && draft.said === 'less' ? -draft.size : null
}

function movementOf(draft: Draft, minor: bigint | null, sign: bigint): Movement {
  const negative = minor !== null && minor < 0n
  const bare = draft.exact?.replace(/^-/, '') ?? null
  return {
    entry: draft.entry,
    minor,
    exact: bare === null ? null : negative ? `-${bare}` : bare,
    currency: draft.currency,
    balance: draft.balance === null ? null : draft.balance * sign,
  }
}

/** Movements sorted under headings, believed only when the balances of the statement agree. */
function fromHeadings(drafts: readonly Draft[], context: MovementContext): Movements | null {
  const { headings } = context
  const sorted = new Set(headings)
  if (sorted.size < 2 || sorted.has(null) || drafts.some((draft) => draft.said !== 'bare')) return null
  const told = drafts.map((draft, index): Draft => ({ ...draft, said: headings[index] ?? 'bare' }))
  const movements = fromMarks(told, context)
  return movements.proved ? movements : null
}

/** Without a balance beside each row: marks of credit and debit, then minus signs, then the balances of the whole statement. */
function fromMarks(drafts: readonly Draft[], context: MovementContext): Movements {
  const { card, figures, answer } = context
  const kinds = new Set(drafts.map((draft) => draft.said))
  const printed = drafts.map((draft) => printedSign(draft, kinds.has('in'), kinds.has('out')))
  const total = drafts.reduce((sum, draft, index) => sum + (draft.size ?? 0n) * (printed[index] ?? 0n), 0n)
  const told = kinds.has('in') || kinds.has('out')
  // Amounts of several currencies add up to nothing.
  const oneCurrency = drafts.every(({ currency }) => currency === context.currency)
  const proof = oneCurrency
    ? provenBalances(
        figures,
        total,
        told ? (card ? [-1n] : [1n]) : kinds.has('less') && !card ? [1n] : [1n, -1n],
      )
    : null
  const less = drafts.filter(({ said }) => said === 'less').length
  const sign = told
    ? 1n
    : signOfBare({ card, less, count: drafts.length, proof: proof?.sign ?? null, answer })
  const owed = card ? -1n : 1n
  const movements = drafts.map((draft, index) =>
    movementOf(draft, draft.size === null ? null : draft.size * (printed[index] ?? 0n) * (sign ?? 1n), owed),
  )
  const labelled = proof ? null : labelledBalances(figures)
  const opening = proof?.before ?? labelled?.opening ?? null
  const closing = proof?.after ?? labelled?.closing ?? null
  return {
    movements,
    opening: opening === null ? null : opening * owed,
    closing: closing === null ? null : closing * owed,
    proved: proof ? true : labelled && oneCurrency ? false : null,
    question: sign === null && drafts.length > 0 ? signQuestion(drafts) : null,
  }
}

/** Sign as printed. Where only credits (or only debits) are marked, the unmarked rows are the other kind. */
function printedSign(draft: Draft, marksIn: boolean, marksOut: boolean): bigint {
  if (draft.said === 'in') return 1n
  if (draft.said === 'out' || draft.said === 'less') return -1n
  return marksIn && !marksOut ? -1n : 1n
}

/** A card that prints more minuses than plain amounts may mean its purchases by them: there, only balances tell. */
function signOfBare(known: {
  card: boolean
  less: number
  count: number
  proof: bigint | null
  answer: string | undefined
}): bigint | null {
  const { card, less, count, proof, answer } = known
  if (answer === 'as_is') return 1n
  if (answer === 'spend_positive') return -1n
  if (card && proof !== null) return -proof
  if (card) return less * 2 > count ? null : -1n
  return less > 0 ? 1n : proof
}

function labelledBalances(figures: readonly Figure[]): { opening: bigint; closing: bigint } | null {
  const opening = figures.find(({ kind }) => kind === 'opening')
  const closing = figures.findLast(({ kind }) => kind === 'closing')
  return opening && closing ? { opening: opening.minor, closing: closing.minor } : null
}

function signQuestion(drafts: readonly Draft[]): Question {
  return {
    code: 'sign',
    message:
      'The amounts carry no sign, and no balance tells their direction. What does a plain amount mean?',
    choices: [
      { value: 'as_is', label: 'Money that came in' },
      { value: 'spend_positive', label: 'Money that went out' },
    ],
    samples: drafts.slice(0, 5).map(({ entry }) => entry.line.text),
  }
}
