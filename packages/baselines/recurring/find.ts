/**
 * Payments that come back: subscriptions, rent, bills, wages. Rows of one payee, currency and direction are searched for the
 * likeliest clock (chain.ts), its rows are taken out, and the rest is searched again, so that a subscription is found
 * among other purchases at the same shop.
 */
import { BaselineError } from '../errors.ts'
import { type Cadence, cadences, dateOf, dayOf, rhythms } from './cadence.ts'
import { bestChain, type Chain, type Row } from './chain.ts'
import { clockOf, type Clock, dueDay } from './clock.ts'
import { twiceAMonth } from './twice-a-month.ts'

export interface PaymentRow {
  /** Who is paid or pays, by one key per payee. */
  readonly payee: string
  /** YYYY-MM-DD */
  readonly date: string
  /** Below 0 for what is spent. A row of 0 is no payment. */
  readonly amountMinor: bigint
  readonly currency: string
}

export interface Occurrence {
  /** Place in the rows given. */
  readonly row: number
  readonly date: string
  readonly due: string
  /** Another price than the one before, by more than a tenth of a per cent and less than usual use explains. */
  readonly changed: boolean
}

export interface Recurring {
  readonly payee: string
  readonly currency: string
  readonly cadence: Cadence
  readonly occurrences: readonly Occurrence[]
  /** Due dates between the first and the last occurrence on which nothing was paid. */
  readonly skipped: readonly string[]
  /** Log of how much likelier these rows are by a clock than by chance. */
  readonly evidence: number
  readonly clock: Clock
}

/**
 * Evidence a series must have: a base, and the logarithm of how many rows it could have begun at, since the best of many
 * chances looks like more than chance. The numbers were chosen on made ledgers (bench/recurring).
 */
const evidenceBase = 3
const perOccurrenceMin = 0.3
const foundMax = 8

/**
 * @param rows in any order
 * @returns the surest first
 * @throws BaselineError `date_invalid`
 */
export function findRecurring(rows: readonly PaymentRow[]): Recurring[] {
  const groups = new Map<string, number[]>()
  for (const [row, { payee, currency, amountMinor, date }] of rows.entries()) {
    if (!Number.isFinite(dayOf(date)))
      throw new BaselineError('date_invalid', `Row ${row}: "${date}" is no date.`)
    if (amountMinor === 0n) continue
    const key = JSON.stringify([payee, currency, amountMinor > 0n])
    const group = groups.get(key)
    if (group) group.push(row)
    else groups.set(key, [row])
  }
  const found = [...groups.values()].flatMap((group) => recurringOf(rows, group))
  return found.toSorted((a, b) => b.evidence - a.evidence)
}

function recurringOf(rows: readonly PaymentRow[], group: readonly number[]): Recurring[] {
  const given = (row: number) => rows[row] as PaymentRow
  let left = group
    .map((row) => ({ row, day: dayOf(given(row).date), size: sizeOf(given(row).amountMinor) }))
    .toSorted((a, b) => a.day - b.day || a.row - b.row)
  const found: Recurring[] = []
  while (left.length > 1 && found.length < foundMax) {
    const chain = surest(left)
    if (!chain) break
    const chains = twiceAMonth(chain, left) ?? [chain]
    for (const one of chains) {
      const members = one.places.map((place) => left[place] as (typeof left)[number])
      const { payee, currency, amountMinor } = given(members[0]?.row ?? 0)
      found.push({ payee, currency, ...seriesOf(one, members, amountMinor > 0n ? 1 : -1) })
    }
    const taken = new Set(chains.flatMap(({ places }) => places))
    left = left.filter((_, place) => !taken.has(place))
  }
  return found
}

function seriesOf(
  chain: Chain,
  members: readonly (Row & { readonly row: number })[],
  sign: 1 | -1,
): Omit<Recurring, 'payee' | 'currency'> {
  const clock = clockOf(chain, members, sign)
  return {
    cadence: chain.cadence,
    occurrences: members.map(({ row, day }, at) => ({
      row,
      date: dateOf(day),
      due: dateOf(dueDay(clock, clock.periods[at] as number)),
      changed: clock.changes.includes(at),
    })),
    skipped: skippedOf(clock),
    evidence: chain.evidence,
    clock,
  }
}

function surest(rows: Parameters<typeof bestChain>[0]): Chain | null {
  const chains = cadences.flatMap((cadence) => {
    const chain = bestChain(rows, cadence)
    if (!chain || chain.places.length < rhythms[cadence].occurrencesMin) return []
    const enough =
      chain.evidence >= Math.max(evidenceBase + Math.log(rows.length), perOccurrenceMin * chain.places.length)
    return enough ? [chain] : []
  })
  return chains.toSorted((a, b) => b.evidence - a.evidence)[0] ?? null
}

/** Prices are compared as ratios, so their sizes are floating; what is given back is whole again. */
function sizeOf(amountMinor: bigint): number {
  return Number(amountMinor < 0n ? -amountMinor : amountMinor)
}

function skippedOf(clock: Clock): string[] {
  const paid = new Set(clock.periods)
  return Array.from({ length: clock.periods.at(-1) ?? 0 }, (_, period) => period)
    .filter((period) => !paid.has(period))
    .map((period) => dateOf(dueDay(clock, period)))
}
