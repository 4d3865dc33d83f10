/**
 * A row that is in the ledger with another running balance: is it the same row, after the bank slipped an earlier one
 * in between, or one more equal row? The sums tell. Pure.
 */
import type { IncomingLine, KnownLine } from './match.ts'

export interface BalancePair {
  incoming: IncomingLine
  known: KnownLine
}

export interface BalanceVerdict extends BalancePair {
  verdict: 'same_row_balance_moved' | 'balance_continues' | 'balance_differs'
}

/** From this many pairs moved by one amount on, a common cause is certain enough without being found. */
const pairsMovedTogetherMin = 3

/** `added`: lines of the file that are new, in file order. `knownBalances`: balances the ledger's lines print, by day. */
export function judgeBalances(
  pairs: readonly BalancePair[],
  added: readonly IncomingLine[],
  knownBalances: ReadonlyMap<string, ReadonlySet<bigint>>,
): BalanceVerdict[] {
  const moves = new Map<bigint, number>()
  for (const pair of pairs) moves.set(moved(pair), (moves.get(moved(pair)) ?? 0) + 1)
  const sums = new SumsOfAdded(added)
  return pairs.map((pair) => {
    if (sums.explain(moved(pair), pair.incoming.bookedOn))
      return { ...pair, verdict: 'same_row_balance_moved' }
    if (follows(pair.incoming, knownBalances)) return { ...pair, verdict: 'balance_continues' }
    const together = (moves.get(moved(pair)) ?? 0) >= pairsMovedTogetherMin
    return { ...pair, verdict: together ? 'same_row_balance_moved' : 'balance_differs' }
  })
}

function moved({ incoming, known }: BalancePair): bigint {
  return (incoming.balanceMinor ?? 0n) - (known.balanceMinor ?? 0n)
}

/** Sums a balance may have moved by on a day: all new lines before it, alone or with some of the day's in either order. */
class SumsOfAdded {
  #days: string[]
  #byDay = new Map<string, Set<bigint>>()
  #through = new Map<string, bigint>()

  constructor(added: readonly IncomingLine[]) {
    const amounts = new Map<string, bigint[]>()
    for (const line of added) {
      const ofDay = amounts.get(line.bookedOn)
      if (ofDay) ofDay.push(line.amountMinor)
      else amounts.set(line.bookedOn, [line.amountMinor])
    }
    this.#days = [...amounts.keys()].toSorted()
    let before = 0n
    for (const day of this.#days) {
      const ofDay = amounts.get(day) ?? []
      this.#byDay.set(day, new Set([before, ...runs(ofDay).map((run) => before + run)]))
      for (const amount of ofDay) before += amount
      this.#through.set(day, before)
    }
  }

  explain(move: bigint, day: string): boolean {
    const ofDay = this.#byDay.get(day)
    if (ofDay) return ofDay.has(move)
    const last = this.#days[lastIndexBefore(this.#days, day)]
    return last !== undefined && this.#through.get(last) === move
  }
}

function lastIndexBefore(days: readonly string[], day: string): number {
  let [low, high] = [0, days.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((days[middle] ?? '') < day) low = middle + 1
    else high = middle
  }
  return low - 1
}

function runs(amounts: readonly bigint[]): bigint[] {
  const sums: bigint[] = []
  for (const order of [amounts, amounts.toReversed()]) {
    let sum = 0n
    for (const amount of order) sums.push((sum += amount))
  }
  return sums
}

/** The balance before the row is one the ledger's lines of that day end on: the row comes after them. */
function follows(line: IncomingLine, knownBalances: ReadonlyMap<string, ReadonlySet<bigint>>): boolean {
  if (line.balanceMinor === null) return false
  return knownBalances.get(line.bookedOn)?.has(line.balanceMinor - line.amountMinor) ?? false
}
