/**
 * What comes on the 15th and the last day of a month looks fortnightly from one payment to the next, but twelve months have
 * twenty-four of them and not twenty-six: a clock of fortnights runs ahead by weeks. It is two monthly clocks.
 */
import type { Chain, Row } from './chain.ts'

const halfMonth = 365.2425 / 24
/** Nearer to half a month than to a fortnight. */
const gapLeast = (14 + halfMonth) / 2
/** From the 13th to the 31st, and a day. */
const gapMost = 19
/** As for any monthly clock. */
const eachLeast = 3

/** The two monthly chains that a fortnightly one is made of; null where it is none of these. @param rows by day */
export function twiceAMonth(chain: Chain, rows: readonly Row[]): readonly Chain[] | null {
  if (chain.cadence !== 'fortnightly') return null
  const dayOf = (place: number) => (rows[place] as Row).day
  const [first = 0, last = 0] = [chain.places[0], chain.places.at(-1)].map((place) => dayOf(place ?? 0))
  const fortnights = chain.spans.reduce((sum, span) => sum + span, 0)
  if (last - first < gapLeast * fortnights) return null
  // A gap of 18 days, from the 13th to the 31st, breaks a chain of fortnights, or ends it: its rows are gathered anew, one for
  // each half month.
  const slots = new Map<number, number>()
  const slotOf = (place: number) => Math.round((dayOf(place) - first) / halfMonth)
  const offBy = (place: number) => Math.abs(dayOf(place) - first - slotOf(place) * halfMonth)
  for (const place of rows.keys()) {
    const isNear = dayOf(place) > first - gapMost && dayOf(place) < last + gapMost
    if (!isNear || !isLike(rows, chain, place)) continue
    const there = slots.get(slotOf(place))
    if (there === undefined || offBy(place) < offBy(there)) slots.set(slotOf(place), place)
  }
  const places = [...slots.values()].toSorted((one, other) => one - other)
  const halves = [0, 1].map((odd) => places.filter((place) => Math.abs(slotOf(place) % 2) === odd))
  if (halves.some(({ length }) => length < eachLeast)) return null
  return halves.map((half) => ({
    cadence: 'monthly',
    places: half,
    spans: half.slice(1).map((place, at) => {
      return Math.max(1, Math.round((dayOf(place) - dayOf(half[at] as number)) / (2 * halfMonth)))
    }),
    evidence: chain.evidence / 2,
  }))
}

/** About as large as one that is in the chain. */
function isLike(rows: readonly Row[], { places }: Chain, place: number): boolean {
  const { size } = rows[place] as Row
  return places.some((other) => Math.abs(Math.log(size / (rows[other] as Row).size)) <= likeness)
}

const likeness = 0.05
