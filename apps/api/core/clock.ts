/** Time comes in as an argument, so that a test can stand still, leap a month, or replay a day. */
export interface Clock {
  now(): Temporal.Instant
}

export const systemClock: Clock = { now: () => Temporal.Now.instant() }

/** A clock for tests: stands at `start` until told to move. */
export function fakeClock(
  start = '2026-01-15T09:00:00Z',
): Clock & { advance(duration: Temporal.DurationLike): void } {
  let at = Temporal.Instant.from(start)
  return {
    now: () => at,
    advance: (duration) => {
      at = at.add(duration)
    },
  }
}
