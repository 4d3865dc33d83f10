/** Work that begins when changes have come to rest, so that a burst of them is one job. */
import type { JobData } from './jobs.ts'

/** Changes that never rest do not put it off for longer. */
const waitMsMax = 60_000

/** What such a job carries from its first change on; one that a person asked for carries nothing and begins at once. */
export const waitingSince = (now: Temporal.Instant): JobData => ({ since: now.toString() })

/** How long a job that is about to begin still has to wait, in ms. 0 where it is time. */
export function restLeftMs(
  { since }: JobData,
  restsAt: Temporal.Instant | null,
  now: Temporal.Instant,
): number {
  if (typeof since !== 'string' || restsAt === null) return 0
  const latestMs = Temporal.Instant.from(since).epochMilliseconds + waitMsMax
  return Math.max(0, Math.min(restsAt.epochMilliseconds, latestMs) - now.epochMilliseconds)
}
