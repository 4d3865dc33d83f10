/**
 * Which lines of a file are in the ledger already. Lines of the same day and amount are compared as multisets: each
 * known line explains at most one incoming line, strongest evidence first (bank id, then everything printed, then the
 * text, then day and amount alone between files of different layouts), so two equal rows stay two.
 *
 * Pure; one call sees one group of equal day, amount and currency.
 */
import { normalised, sameText, similarity } from './text.ts'

export interface Facts {
  bookedOn: string
  amountMinor: bigint
  currency: string
  description: string
  reference: string | null
  bankId: string | null
  balanceMinor: bigint | null
  pending: boolean
}

export interface IncomingLine extends Facts {
  seq: number
  line: number
  pendingBankId: string | null
}

export interface KnownLine extends Facts {
  importId: string
  seq: number
  layout: string
  transactionId: string
  /** A pending line whose transaction was settled since; it explains only the same pending line coming again. */
  settled: boolean
}

export interface MatchContext {
  layout: string
  /** False where the bank gives a row a new id at every download, so that ids tell nothing apart. */
  idsTrusted: boolean
}

export type MatchReason =
  | 'same_bank_id'
  | 'same_row'
  | 'same_day_and_amount_other_format'
  | 'pending_same_id'
  | 'pending_same_amount'

export interface Match {
  incoming: IncomingLine
  known: KnownLine
  state: 'duplicate' | 'updates'
  reason: MatchReason
}

export interface GroupMatch {
  matches: Match[]
  /** Equal in all but the printed balance; the rest of the file decides (see balances.ts). */
  balanceDiffers: { incoming: IncomingLine; known: KnownLine }[]
  unmatched: IncomingLine[]
}

export function matchGroup(
  incoming: readonly IncomingLine[],
  known: readonly KnownLine[],
  context: MatchContext,
): GroupMatch {
  const open = new Set(incoming)
  const free = new Set(known)
  const matches: Match[] = []
  const balanceDiffers: GroupMatch['balanceDiffers'] = []
  const pair = (fits: Fits, found: (line: IncomingLine, candidate: KnownLine) => void) => {
    for (const line of open) {
      const candidate = bestOf(line, free, (one, other) => allowed(one, other, context) && fits(one, other))
      if (!candidate) continue
      open.delete(line)
      free.delete(candidate)
      found(line, candidate)
    }
  }
  const matched =
    (reason: 'same_bank_id' | 'same_row' | 'same_day_and_amount_other_format') =>
    (line: IncomingLine, candidate: KnownLine) =>
      matches.push(match(line, candidate, reason))

  if (context.idsTrusted)
    pair((one, other) => one.bankId !== null && one.bankId === other.bankId, matched('same_bank_id'))
  pair((one, other) => sameFacts(one, other) && sameBalance(one, other) === 'equal', matched('same_row'))
  pair((one, other) => sameFacts(one, other) && sameBalance(one, other) === 'unknown', matched('same_row'))
  // An equal balance after an equal amount on one day is the same row even where the bank words it otherwise.
  pair((one, other) => sameBalance(one, other) === 'equal', matched('same_row'))
  pair(sameFacts, (line, candidate) => balanceDiffers.push({ incoming: line, known: candidate }))
  pair((one, other) => inOtherLayout(one, other, context), matched('same_day_and_amount_other_format'))
  return { matches, balanceDiffers, unmatched: [...open] }
}

type Fits = (line: IncomingLine, candidate: KnownLine) => boolean

/** Among the free candidates that fit, the one whose text is nearest; the first of equals, so order is kept. */
function bestOf(line: IncomingLine, free: ReadonlySet<KnownLine>, fits: Fits): KnownLine | null {
  let best: KnownLine | null = null
  let bestScore = -1
  for (const candidate of free) {
    if (!fits(line, candidate)) continue
    if (candidate.description === line.description) return candidate
    const score = similarity(line.description, candidate.description)
    if (score > bestScore) {
      best = candidate
      bestScore = score
    }
  }
  return best
}

/** What rules a pair out whatever else agrees. */
function allowed(line: IncomingLine, candidate: KnownLine, context: MatchContext): boolean {
  if (line.pending && !candidate.pending) return false
  if (candidate.settled && !line.pending) return false
  if (line.currency !== candidate.currency) return false
  const bothNamed = line.bankId !== null && candidate.bankId !== null
  const idsDiffer = bothNamed && line.bankId !== candidate.bankId
  return !(idsDiffer && context.idsTrusted && context.layout === candidate.layout)
}

function sameFacts(line: IncomingLine, candidate: KnownLine): boolean {
  if (!sameText(line.description, candidate.description)) return false
  const [one, other] = [normalised(line.reference), normalised(candidate.reference)]
  return one === '' || other === '' || one === other
}

function sameBalance(line: IncomingLine, candidate: KnownLine): 'equal' | 'differs' | 'unknown' {
  if (line.balanceMinor === null || candidate.balanceMinor === null) return 'unknown'
  return line.balanceMinor === candidate.balanceMinor ? 'equal' : 'differs'
}

/** Other layouts word a row otherwise. Two balances that differ say "another row" unless the texts are alike. */
function inOtherLayout(line: IncomingLine, candidate: KnownLine, context: MatchContext): boolean {
  if (candidate.layout === context.layout) return false
  return (
    sameBalance(line, candidate) !== 'differs' || similarity(line.description, candidate.description) >= 0.5
  )
}

function match(
  incoming: IncomingLine,
  known: KnownLine,
  reason: 'same_bank_id' | 'same_row' | 'same_day_and_amount_other_format',
): Match {
  const settles = known.pending && !incoming.pending
  if (!settles) return { incoming, known, state: 'duplicate', reason }
  const how = reason === 'same_bank_id' ? 'pending_same_id' : 'pending_same_amount'
  return { incoming, known, state: 'updates', reason: how }
}
