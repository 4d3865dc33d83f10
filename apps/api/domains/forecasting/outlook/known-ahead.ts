/**
 * Payments known ahead: taken out of what is learned, and put back, with their own uncertainty, into what is forecast. A
 * due payment comes on a day around its own, at an amount around its own; its mean and variance within any days follow in
 * closed form.
 */

export interface Due {
  readonly recurringId: string | null
  readonly day: number
  /** Nine of ten such payments are no further from their day. */
  readonly jitterDays: number
  readonly minor: number
  /** A tenth of such payments is below, a tenth above; in the order of `minor`'s sign. */
  readonly low: number
  readonly high: number
  /** A row that stands in the ledger already: its day and amount are what they are. */
  readonly certain: boolean
}

/** By series: what was paid in the past, and what is due. */
export interface KnownAhead {
  readonly paid: ReadonlyMap<string, readonly { day: number; minor: number }[]>
  readonly due: ReadonlyMap<string, readonly Due[]>
  /** Days on which money comes regularly, past and ahead. */
  readonly incomeDays: readonly number[]
}

/**
 * Of payments that are due, this share comes at all. So rare a miss is outside of any band, and would only blur them; how a
 * balance may run out counts it.
 */
const paidShare = 0.99
/** A tenth of a normal amount lies this many deviations below. */
export const tenthDeviations = 1.2816

export interface Moments {
  readonly mean: Float64Array
  readonly variance: Float64Array
}

/**
 * What is due within each of some periods that follow one another.
 * @param starts first day of each period, and the day after the last one; nothing comes before the first
 */
export function momentsWithin(dues: readonly Due[], starts: ArrayLike<number>): Moments {
  return moments(dues, starts.length - 1, (due, at) => {
    const [from, to] = [starts[at] as number, starts[at + 1] as number]
    const probability = comesBefore(due, to) - (at === 0 ? 0 : comesBefore(due, from))
    // A week or month has a payment or not: one on its last day is hardly ever of the next.
    return to - from > 1 ? settled(probability) : probability
  })
}

/**
 * What is due up to and with each of the days after `asOf`. Amounts of one payment are off the same way, month after month:
 * their deviations add up, and not as the sides of a right angle do.
 */
export function momentsUntil(dues: readonly Due[], asOf: number, days: number): Moments {
  const share = (due: Due, at: number): number => {
    return settled(comesBefore(due, asOf + at + 2))
  }
  const { mean, variance } = moments(dues, days, share)
  for (const again of Map.groupBy(dues, ({ recurringId }) => recurringId).values()) {
    if (again.length < 2) continue
    for (let at = 0; at < days; at++) {
      const sizes = again.map((due) => share(due, at) * amountOff(due))
      const [sum, squares] = sizes.reduce(([s, q], size) => [s + size, q + size * size] as const, [0, 0])
      variance[at] = (variance[at] as number) + sum * sum - squares
    }
  }
  return { mean, variance }
}

function moments(dues: readonly Due[], count: number, share: (due: Due, at: number) => number): Moments {
  const [mean, variance] = [new Float64Array(count), new Float64Array(count)]
  for (const due of dues) {
    const amount = amountOff(due)
    for (let at = 0; at < count; at++) {
      const probability = share(due, at)
      if (probability === 0) continue
      const expected = probability * due.minor
      mean[at] = (mean[at] as number) + expected
      variance[at] =
        (variance[at] as number) + Math.max(0, probability * (due.minor ** 2 + amount ** 2) - expected ** 2)
    }
  }
  return { mean, variance }
}

/**
 * In a sum a payment is there or not: where one of both is this unlikely, a band of 80 % has nothing of it, and its deviation
 * would say otherwise.
 */
const doubtLeast = 0.1
const settled = (probability: number): number =>
  Math.min(probability, 1 - probability) < doubtLeast ? Math.round(probability) : probability

/** One deviation of the amount. */
const amountOff = ({ certain, low, high }: Due): number =>
  certain ? 0 : Math.abs(high - low) / (2 * tenthDeviations)

/** The probability that a payment, if it comes, comes before a day. */
function comesBefore({ day, jitterDays, certain }: Due, before: number): number {
  if (certain) return day < before ? 1 : 0
  const deviations = (before - 0.5 - day) / daysOff(jitterDays)
  if (deviations < -4) return 0
  return deviations > 4 ? 1 : 1 / (1 + Math.exp(-1.702 * deviations))
}

/** One deviation of the day, from what nine of ten stay within; a day that was always kept may still be missed by one. */
const daysOff = (jitterDays: number): number => (jitterDays + 0.4) / 1.645

/**
 * One way it may go: the day and amount of a payment that comes.
 * @param draws of which `size` is one for all payments with the same `recurringId`
 */
export function drawnPayment(
  due: Due,
  { uniform, normal, size }: { uniform: () => number; normal: () => number; size: number },
): { day: number; minor: number } | null {
  if (due.certain) return due
  const [comes, late] = [uniform(), normal()]
  if (comes > paidShare) return null
  return {
    day: Math.round(due.day + daysOff(due.jitterDays) * late),
    minor: due.minor + amountOff(due) * size,
  }
}

/** A daily series without what came regularly. */
export function withoutPaid(
  values: Float64Array,
  from: number,
  paid: readonly { day: number; minor: number }[] | undefined,
): Float64Array {
  const rest = values.slice()
  for (const { day, minor } of paid ?? []) {
    const at = day - from
    if (at >= 0 && at < rest.length) rest[at] = (rest[at] as number) - minor
  }
  return rest
}
