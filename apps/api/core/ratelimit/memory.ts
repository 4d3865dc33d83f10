import { decide, type Limit, type Limiter, type Verdict } from './gcra.ts'

/** Above this many keys, those whose debt is paid are dropped; a flood of addresses cannot grow the map for ever. */
const keysMax = 50_000

/** Counts in this process. The default, and what reads fall back to while Redis is away. */
export function memoryLimiter(nowMs: () => number): Limiter {
  const arrivals = new Map<string, number>()

  const dropPaid = (nowUs: number) => {
    for (const [key, arrivalUs] of arrivals) if (arrivalUs <= nowUs) arrivals.delete(key)
    // Still full of unpaid keys: forget the oldest. Each was counted, none can be kept for ever.
    for (const key of arrivals.keys()) {
      if (arrivals.size <= keysMax) break
      arrivals.delete(key)
    }
  }

  return {
    async take(key: string, limit: Limit): Promise<Verdict> {
      const nowUs = Math.round(nowMs() * 1000)
      const bucket = `${limit.name}:${key}`
      const { arrivalUs, ...verdict } = decide(limit, arrivals.get(bucket), nowUs)
      arrivals.set(bucket, arrivalUs)
      if (arrivals.size > keysMax) dropPaid(nowUs)
      return verdict
    },
    async close() {
      arrivals.clear()
    },
  }
}
