/**
 * Links rows the ledger still holds open (pending, or entered by hand) to the bank's final rows: by the provider's own
 * link, by the same id, by the exact amount within eight days back; whatever is only likely becomes a suggestion for
 * the person. Each open row settles once, nearest day first. Pure.
 */
import type { OpenTransaction } from '../../accounts/contract.ts'
import type { IncomingLine } from './match.ts'
import { similarity } from './text.ts'

/** Card payments clear within a week; the eighth day covers a holiday. */
export const pendingDaysMax = 8
/** People enter what they remember: a little before or after the bank's day. */
export const handDaysMax = 3
/** A tip, a fuel hold or an exchange rate changes the amount, the shop's name stays. */
const likelySimilarityMin = 0.5
const likelyRatioMax = 2

export interface Settling {
  incoming: IncomingLine
  open: OpenTransaction
  state: 'updates' | 'needs_you'
  reason:
    | 'provider_link'
    | 'pending_same_id'
    | 'pending_same_amount'
    | 'pending_other_amount'
    | 'entered_by_hand'
}

interface Rule {
  state: Settling['state']
  reason: Settling['reason']
  fits: (line: IncomingLine, open: OpenTransaction) => boolean
}

const rules: readonly Rule[] = [
  {
    state: 'updates',
    reason: 'provider_link',
    fits: (line, open) => open.pending && line.pendingBankId !== null && line.pendingBankId === open.bankId,
  },
  {
    state: 'updates',
    reason: 'pending_same_id',
    fits: (line, open) => open.pending && line.bankId !== null && line.bankId === open.bankId,
  },
  {
    state: 'updates',
    reason: 'pending_same_amount',
    fits: (line, open) =>
      open.pending && line.amountMinor === open.amountMinor && isWithin(line, open, 0, pendingDaysMax),
  },
  {
    state: 'needs_you',
    reason: 'pending_other_amount',
    fits: (line, open) =>
      open.pending &&
      isWithin(line, open, 0, pendingDaysMax) &&
      isLikelyAmount(line.amountMinor, open.amountMinor) &&
      similarity(line.description, open.description) >= likelySimilarityMin,
  },
  {
    state: 'needs_you',
    reason: 'entered_by_hand',
    fits: (line, open) =>
      open.source === 'hand' &&
      !open.pending &&
      line.amountMinor === open.amountMinor &&
      isWithin(line, open, -handDaysMax, handDaysMax),
  },
]

/** `lines`: posted lines of the file that no known line explains. */
export function settle(lines: readonly IncomingLine[], open: readonly OpenTransaction[]): Settling[] {
  const freeLines = new Set(lines.filter((line) => !line.pending))
  const freeOpen = new Set(open)
  return rules.flatMap((rule) => {
    const pairs = pairsOf(rule, freeLines, freeOpen)
    return pairs.flatMap(({ line, candidate }) => {
      if (!freeLines.has(line) || !freeOpen.has(candidate)) return []
      freeLines.delete(line)
      freeOpen.delete(candidate)
      return [{ incoming: line, open: candidate, state: rule.state, reason: rule.reason }]
    })
  })
}

/** Every pair the rule allows, best first: nearest in text, then in days. */
function pairsOf(rule: Rule, lines: ReadonlySet<IncomingLine>, open: ReadonlySet<OpenTransaction>) {
  const pairs = [...open].flatMap((candidate) =>
    [...lines]
      .filter((line) => line.currency === candidate.currency && rule.fits(line, candidate))
      .map((line) => ({
        line,
        candidate,
        likeness: similarity(line.description, candidate.description),
        days: Math.abs(daysFrom(candidate.bookedOn, line.bookedOn)),
      })),
  )
  return pairs.toSorted((one, other) => other.likeness - one.likeness || one.days - other.days)
}

function isWithin(line: IncomingLine, open: OpenTransaction, daysMin: number, daysMax: number): boolean {
  const days = daysFrom(open.bookedOn, line.bookedOn)
  return days >= daysMin && days <= daysMax
}

function daysFrom(earlier: string, later: string): number {
  return Temporal.PlainDate.from(earlier).until(Temporal.PlainDate.from(later)).days
}

function isLikelyAmount(one: bigint, other: bigint): boolean {
  if (one === 0n || other === 0n || one > 0n !== other > 0n) return false
  const [smaller, larger] = [absolute(one), absolute(other)].toSorted((a, b) => (a < b ? -1 : 1))
  return larger !== undefined && smaller !== undefined && larger <= smaller * BigInt(likelyRatioMax)
}

function absolute(amount: bigint): bigint {
  return amount < 0n ? -amount : amount
}
