/**
 * Balance arithmetic: `balance[i] = balance[i−1] ± amount[i]`. One pass counts in how many steps each of four equations holds;
 * the equation that holds tells row order (oldest or newest first), whether the balance stands before or after its row, and
 * whether a positive amount raises it. Balances printed on some rows only (the last of a day) are bridged by summing.
 */

export interface ChainTally {
  /** Steps in which something moved. */
  steps: number
  /** Change equals the sum of the rows since the last printed balance, this row included (`same1`) or its negative (`anti1`). */
  same1: number
  anti1: number
  /** The same with the row of the last printed balance included and this row left out. */
  same2: number
  anti2: number
  /** Every step, also those where nothing moved, by equation. */
  broken: Record<Equation, number>
  groups: Map<string, ChainState>
}

export type Equation = 'same1' | 'anti1' | 'same2' | 'anti2'

export interface ChainState {
  first: { balance: bigint; before: bigint; amount: bigint } | null
  last: bigint
  lastAmount: bigint
  since: bigint
  net: bigint
}

const groupsMax = 200

export function newChain(): ChainTally {
  const broken = { same1: 0, anti1: 0, same2: 0, anti2: 0 }
  return { steps: 0, same1: 0, anti1: 0, same2: 0, anti2: 0, broken, groups: new Map() }
}

/** Adds a row: its amount as read, its printed balance if any, and the group (account and currency) its balance belongs to. */
export function addStep(chain: ChainTally, amount: bigint, balance: bigint | null, group: string): void {
  let state = chain.groups.get(group)
  if (!state) {
    if (chain.groups.size >= groupsMax) return
    state = { first: null, last: 0n, lastAmount: 0n, since: 0n, net: 0n }
    chain.groups.set(group, state)
  }
  state.since += amount
  state.net += amount
  if (balance === null) return
  if (state.first === null) {
    state.first = { balance, before: state.since - amount, amount }
  } else {
    const change = balance - state.last
    const behind = state.since - amount + state.lastAmount
    count(chain, change, state.since, behind)
  }
  state.last = balance
  state.lastAmount = amount
  state.since = 0n
}

function count(chain: ChainTally, change: bigint, ahead: bigint, behind: bigint): void {
  const turned = -change
  const moved = change !== 0n || ahead !== 0n || behind !== 0n ? 1 : 0
  chain.steps += moved
  if (change === ahead) chain.same1 += moved
  else chain.broken.same1 += 1
  if (turned === ahead) chain.anti1 += moved
  else chain.broken.anti1 += 1
  if (change === behind) chain.same2 += moved
  else chain.broken.same2 += 1
  if (turned === behind) chain.anti2 += moved
  else chain.broken.anti2 += 1
}

const equations: readonly Equation[] = ['same1', 'anti1', 'same2', 'anti2']

export type Direction = 'up' | 'down' | null

export interface ChainReading {
  equation: Equation
  fits: number
  steps: number
  /** A positive amount lowers the printed balance. */
  inverted: boolean
  newestFirst: boolean
  /** The printed balance is the one before its row. */
  before: boolean
  /** Enough steps to turn signs by, and no equation of the other sign that fits as well (equal amounts fit several). */
  firm: boolean
}

/** Fewer fitting steps than this share prove nothing. */
const provenShare = 0.8

/**
 * The equation the column follows, or null. Two stories share each equation: newest first with balances before the row, or
 * oldest first with the sign turned. Balances before the row are so rare that the plain story wins; where both stories are
 * unusual (`anti1`, `same2`), the direction of the dates decides, else the sign is taken to be turned.
 */
export function readChain(chain: ChainTally, dates: Direction): ChainReading | null {
  const best =
    equations.toSorted((a, b) => chain[b] - chain[a] || rank(a, dates) - rank(b, dates))[0] ?? 'same1'
  const fits = chain[best]
  const enough = chain.steps <= 3 ? fits === chain.steps : fits >= provenShare * chain.steps
  if (fits === 0 || !enough) return null
  const { newestFirst, inverted, before } = story(best, dates)
  const rival = equations.some((other) => chain[other] === fits && story(other, dates).inverted !== inverted)
  const firm = !rival && (chain.steps >= turnedStepsMin || (!inverted && !before))
  return { equation: best, fits, steps: chain.steps, inverted, newestFirst, before, firm }
}

/** A single step that only an unusual story explains is not enough to turn signs. */
const turnedStepsMin = 2

function rank(equation: Equation, dates: Direction): number {
  const { newestFirst, inverted, before } = story(equation, dates)
  return (before ? 2 : 0) + (inverted ? 1 : 0) + (newestFirst ? 0.5 : 0)
}

function story(
  equation: Equation,
  dates: Direction,
): { inverted: boolean; newestFirst: boolean; before: boolean } {
  if (equation === 'same1') return { newestFirst: false, before: false, inverted: false }
  if (equation === 'anti2') return { newestFirst: true, before: false, inverted: false }
  if (equation === 'anti1') {
    const before = dates === 'down'
    return { newestFirst: before, before, inverted: !before }
  }
  const before = dates === 'up'
  return { newestFirst: !before, before, inverted: !before }
}

/** Opening and closing balance of a group under a reading; `net` counts every row, with or without a printed balance. */
export function endsOf(
  state: ChainState,
  reading: ChainReading,
): { opening: bigint; closing: bigint } | null {
  const { first, last, lastAmount, since, net } = state
  if (first === null) return null
  const sign = reading.inverted ? -1n : 1n
  if (reading.newestFirst) {
    const closing = first.balance + sign * (reading.before ? first.amount + first.before : first.before)
    return { closing, opening: closing - sign * net }
  }
  const closing = last + sign * (reading.before ? lastAmount + since : since)
  return { closing, opening: closing - sign * net }
}
