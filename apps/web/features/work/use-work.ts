'use client'
import { useMutation } from '@tanstack/react-query'
import type { StartedJob } from '@/api/categorization.ts'
import { call } from '@/api/client.ts'
import { noteStopped, useJobEnd, useProgress, useRunningJob, type JobEnd } from '@/api/events.ts'
import { useProblemText } from '@/ui/error-state.tsx'
import { sayProblem } from '@/ui/toast.ts'

export interface Work {
  start: () => void
  stop: () => void
  isRunning: boolean
  /** The server has told which job it is. */
  canStop: boolean
  /** From 0 to 1; null while it is not known. */
  share: number | null
  done: number
  /** How the work begun, or stopped, on this page ended. */
  ended: JobEnd | undefined
}

/** One kind of long work on the server: begun here by a request to `address`, or by anybody else. */
export function useWork(step: string, address: string): Work {
  const problem = useProblemText()
  const onError = (error: unknown) => sayProblem(problem(error).title, { description: problem(error).next })
  const begin = useMutation({
    mutationFn: () => call<StartedJob>('POST', address, { json: {} }),
    onError,
  })
  const begun = begin.data?.jobId ?? ''
  const ended = useJobEnd(begun)
  const isOurs = begin.data !== undefined && ended === undefined
  const jobId = useRunningJob(step) ?? (isOurs ? begun : undefined)
  const progress = useProgress(jobId ?? '')
  const cancel = useMutation({
    mutationFn: (id: string) => call<{ stopped: boolean }>('POST', `/v1/jobs/${id}/cancel`, { json: {} }),
    onSuccess: ({ stopped }, id) => stopped && noteStopped(id),
    onError,
  })
  const stopped = useJobEnd(cancel.variables ?? '')
  return {
    start: () => {
      cancel.reset()
      begin.mutate()
    },
    stop: () => jobId && cancel.mutate(jobId),
    isRunning: begin.isPending || jobId !== undefined,
    canStop: jobId !== undefined && !cancel.isPending,
    share: progress?.total ? progress.done / progress.total : null,
    done: progress?.done ?? 0,
    ended: begin.isPending ? undefined : (stopped ?? ended),
  }
}
