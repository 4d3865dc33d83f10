/** Work that is done now and then without being asked: pruning, and picking up what a crash left lying. */
import type { Logger } from '../log.ts'

export interface Sweep {
  /** `domain.does_this`. */
  name: string
  everyMs: number
  /** Must stand being run by two processes at once, and being cut off. */
  run(): Promise<void>
}

/** Runs each sweep now and then every `everyMs`, never twice at a time in this process. The result ends it. */
export function startSweeps(sweeps: readonly Sweep[], log: Logger): () => Promise<void> {
  let stopped = false
  const timers = new Set<NodeJS.Timeout>()
  const running = new Set<Promise<void>>()

  const once = async (sweep: Sweep): Promise<void> => {
    try {
      await sweep.run()
    } catch (error) {
      log.error({ err: error, sweep: sweep.name }, 'a sweep failed and will be tried again')
    }
    if (!stopped) again(sweep)
  }
  const begin = (sweep: Sweep): void => {
    const run = once(sweep).finally(() => running.delete(run))
    running.add(run)
  }
  const again = (sweep: Sweep): void => {
    const timer = setTimeout(() => {
      timers.delete(timer)
      begin(sweep)
    }, sweep.everyMs)
    timers.add(timer)
  }

  sweeps.forEach(begin)
  return async () => {
    stopped = true
    timers.forEach((timer) => clearTimeout(timer))
    await Promise.all(running)
  }
}
