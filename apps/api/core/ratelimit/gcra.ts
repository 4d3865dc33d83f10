/**
 * The generic cell rate algorithm: one number per key says when the key's bucket would be empty of debt (the
 * "theoretical arrival time"). A request is let through when paying for it does not push that time further ahead
 * than the burst allows. In any window W at most W / interval + burst requests pass (ITU-T I.371; property-tested).
 */
export interface Limit {
  /** Names the bucket in keys and in the RateLimit headers. */
  name: string
  perMinute: number
  /** How many may come at once after a quiet time. */
  burst: number
}

export interface Verdict {
  allowed: boolean
  /** How many more would be let through right now. */
  remaining: number
  /** Until one more is let through; 0 when one is now. */
  retryAfterMs: number
  /** Until the whole burst is there again. */
  resetMs: number
}

export interface Limiter {
  /** Counts one request against `key`. Rejects when the place that keeps the counts cannot be reached. */
  take(key: string, limit: Limit): Promise<Verdict>
  close(): Promise<void>
}

/** Time between two requests of a steady stream. Whole microseconds: sums stay exact, here and in Redis. */
export const intervalUsOf = (limit: Limit): number => Math.round(60_000_000 / limit.perMinute)

/** Decides one request. `arrivalUs` is the stored time or undefined for a new key; the answer carries the next one. */
export function decide(
  limit: Limit,
  arrivalUs: number | undefined,
  nowUs: number,
): Verdict & { arrivalUs: number } {
  const intervalUs = intervalUsOf(limit)
  const base = Math.max(arrivalUs ?? nowUs, nowUs)
  const next = base + intervalUs
  const allowed = next - intervalUs * limit.burst <= nowUs
  const kept = allowed ? next : base
  return { allowed, arrivalUs: kept, ...standing(limit, kept - nowUs) }
}

/** Where a key stands that owes `debtUs`. Shared with the Redis driver, which keeps the same number. */
export function standing(limit: Limit, debtUs: number): Omit<Verdict, 'allowed'> {
  const intervalUs = intervalUsOf(limit)
  const roomUs = intervalUs * limit.burst - debtUs
  const remaining = Math.max(0, Math.floor(roomUs / intervalUs))
  return { remaining, retryAfterMs: remaining > 0 ? 0 : (intervalUs - roomUs) / 1000, resetMs: debtUs / 1000 }
}
