/** What the job queues promise, whatever carries them. */
import { type ChildProcess, fork } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { describe, expect, test, vi } from 'vitest'
import { Fault } from '../errors.ts'
import type { Frame } from '../events/feed.ts'
import { appendEvent } from '../events/outbox.ts'
import { newId } from '../ids.ts'
import type { JobContext } from '../jobs/jobs.ts'
import { openStage, type Stage } from './jobs.stage.ts'

/** On Redis where its address is given, else on the Postgres of the test file. */
export async function jobsContract(name: string, redisUrl?: string): Promise<void> {
  const stage = await openStage(redisUrl)
  describe(`jobs on ${name}`, () => {
    running(stage)
    failing(stage)
    watching(stage)
    ending(stage)
  })
}

/** Put in, run once, counted while they wait. */
function running({ open, newScope }: Stage): void {
  test('a job runs, with its data and whose it is', async () => {
    const scope = newScope()
    const ran = vi.fn<(data: unknown, scope: unknown, attempt: number) => void>()
    const handler = async (data: unknown, job: JobContext) => ran(data, job.scope, job.attempt)
    const { jobs, queue } = await open({ count: handler })
    await jobs.start()
    const id = await jobs.enqueue(queue, 'count', { rows: 3 }, { scope })
    await vi.waitFor(() => expect(ran).toHaveBeenCalledWith({ rows: 3 }, scope, 1))
    await vi.waitFor(async () =>
      expect(await jobs.find(scope, id)).toMatchObject({ state: 'done', name: 'count' }),
    )
  })

  test('the same id twice is one job', async () => {
    const ran = vi.fn<() => void>()
    const { jobs, queue } = await open({ once: async () => ran() })
    const jobId = newId()
    const scope = newScope()
    await Promise.all([1, 2, 3].map(() => jobs.enqueue(queue, 'once', {}, { scope, jobId })))
    await jobs.start()
    await vi.waitFor(() => expect(ran).toHaveBeenCalled())
    await jobs.enqueue(queue, 'once', {}, { scope, jobId })
    await sleep(200)
    expect(ran).toHaveBeenCalledTimes(1)
  })

  test('jobs wait while nobody works, and are counted', async () => {
    const { jobs, queue } = await open({ later: async () => {} })
    const scope = newScope()
    await jobs.enqueueAll(
      queue,
      [1, 2, 3].map((rows) => ({ name: 'later', data: { rows }, scope })),
    )
    expect(await jobs.waiting()).toEqual({ [queue]: 3 })
  })
}

/** Tried again, refused, or kept for good. */
function failing({ open, newScope }: Stage): void {
  test('a failure is tried again, with its attempt counted', async () => {
    const attempts: number[] = []
    const { jobs, queue } = await open({
      flaky: async (_, job) => {
        attempts.push(job.attempt)
        if (job.attempt < 3) throw new Error('the disk of somebody is full')
      },
    })
    await jobs.start()
    const scope = newScope()
    const id = await jobs.enqueue(queue, 'flaky', {}, { scope })
    await vi.waitFor(async () => expect((await jobs.find(scope, id))?.state).toBe('done'), 5_000)
    expect(attempts).toEqual([1, 2, 3])
  })

  test('what fails for good is kept, told without bank data, and can be run again', async () => {
    let broken = true
    const { jobs, queue } = await open(
      {
        pay: async () => (broken ? Promise.reject(new TypeError('no such payee: SHARMA STORES')) : undefined),
      },
      { attemptsMax: 2 },
    )
    await jobs.start()
    const scope = newScope()
    const id = await jobs.enqueue(queue, 'pay', { rows: 1 }, { scope })
    await vi.waitFor(async () => expect((await jobs.find(scope, id))?.state).toBe('failed'), 5_000)
    expect(await jobs.find(scope, id)).toMatchObject({ attempts: 2, error: 'TypeError' })
    expect((await jobs.list(scope, { limit: 10 })).map((job) => job.id)).toEqual([id])
    expect(await jobs.find(newScope(), id)).toBeNull()
    await expect(jobs.replay(newScope(), id)).rejects.toMatchObject({ code: 'not_found' })
    broken = false
    await jobs.replay(scope, id)
    await vi.waitFor(async () => expect((await jobs.find(scope, id))?.state).toBe('done'), 5_000)
    await expect(jobs.replay(scope, id)).rejects.toMatchObject({ code: 'job_not_replayable' })
  })

  test('a refused wish is not tried again', async () => {
    const ran = vi.fn<() => void>()
    const { jobs, queue } = await open({
      refuse: async () => {
        ran()
        throw new Fault('not_found', { detail: 'That import was removed.' })
      },
    })
    await jobs.start()
    const scope = newScope()
    const id = await jobs.enqueue(queue, 'refuse', {}, { scope })
    await vi.waitFor(async () =>
      expect(await jobs.find(scope, id)).toMatchObject({
        state: 'failed',
        error: 'That import was removed.',
      }),
    )
    expect(ran).toHaveBeenCalledTimes(1)
  })
}

/** Seen by those whose they are, and cancelled by them. */
function watching({ open, newScope, feed }: Stage): void {
  test('progress reaches whoever watches the workspace, and nobody else', async () => {
    const { jobs, queue } = await open({
      steps: async (_, job) => {
        for (const done of [1, 2])
          await job.progress({ done, total: 2, step: 'reading', ids: { importId: 'imp_1' } })
      },
    })
    const scope = newScope()
    const end = new AbortController()
    const seen: Frame[] = []
    const foreign: Frame[] = []
    const watching = [watch(scope, seen), watch(newScope(), foreign)]
    await vi.waitFor(() => expect(feed.watchers).toBe(2))
    await jobs.start()
    await jobs.enqueue(queue, 'steps', {}, { scope })
    await vi.waitFor(() =>
      expect(seen.map((frame) => frame.type)).toEqual(['job.progress', 'job.progress', 'job.ended']),
    )
    expect(seen[1]?.data).toMatchObject({
      done: 2,
      total: 2,
      step: 'reading',
      importId: 'imp_1',
      name: 'steps',
    })
    expect(foreign).toEqual([])
    end.abort()
    await Promise.all(watching)

    async function watch(whose: typeof scope, into: Frame[]): Promise<void> {
      for await (const frame of feed.subscribe(whose, null, end.signal)) into.push(frame)
    }
  })

  test('a waiting job can be cancelled, and a running one stops', async () => {
    const started = vi.fn<(name: string) => void>()
    const { jobs, queue } = await open({
      long: async (_, job) => {
        started(job.id)
        await sleep(10_000, undefined, { signal: job.signal })
      },
    })
    const scope = newScope()
    const waiting = await jobs.enqueue(queue, 'long', {}, { scope, delayMs: 60_000 })
    expect(await jobs.cancel(newScope(), waiting)).toBe(false)
    expect(await jobs.cancel(scope, waiting)).toBe(true)
    expect(await jobs.find(scope, waiting)).toBeNull()
    await jobs.start()
    const running = await jobs.enqueue(queue, 'long', {}, { scope })
    await vi.waitFor(() => expect(started).toHaveBeenCalledWith(running))
    expect(await jobs.cancel(scope, running)).toBe(true)
    await vi.waitFor(async () => expect(await jobs.find(scope, running)).toBeNull())
    expect(await jobs.list(scope, { limit: 10 })).toEqual([])
  })
}

/** The process stops, or is killed. */
function ending({ open, newScope, db, url, redisUrl }: Stage): void {
  test('stopping lets a job end, and puts one that cannot back for the next process', async () => {
    const first = await open({ slow: async (_, job) => sleep(60_000, undefined, { signal: job.signal }) })
    await first.jobs.start()
    const scope = newScope()
    const id = await first.jobs.enqueue(first.queue, 'slow', {}, { scope })
    await vi.waitFor(async () => expect((await first.jobs.find(scope, id))?.state).toBe('running'))
    const began = performance.now()
    await first.jobs.close(100)
    expect(performance.now() - began).toBeLessThan(2_500)

    const ran = vi.fn<(attempt: number) => void>()
    const second = await open({})
    second.jobs.define({
      name: first.queue,
      concurrency: 1,
      handlers: { slow: async (_, job) => ran(job.attempt) },
    })
    await second.jobs.start()
    await vi.waitFor(() => expect(ran).toHaveBeenCalledWith(1), 5_000)
  })

  test('kill -9 in the middle of a job: it runs again elsewhere, with one effect', async () => {
    const scope = newScope()
    await db.withOwner(async (tx) => {
      await tx.query('create table public.effect (workspace_id uuid not null, event_id uuid not null)')
      await tx.query('grant select, insert on public.effect to scale_app')
    })
    await db.withWorkspace(scope, (tx) => appendEvent(tx, { type: 'test.counted', data: {} }))
    const first = startWorker(60_000)
    // Its effect is written but not committed when it is killed.
    await vi.waitFor(async () => expect(await working()).toBe(1), 10_000)
    first.kill('SIGKILL')
    const second = startWorker(0)
    await vi.waitFor(async () => expect(await effects()).toBe(1), 10_000)
    await sleep(300)
    expect(await effects()).toBe(1)
    second.kill('SIGKILL')

    function startWorker(pauseMs: number): ChildProcess {
      const program = fileURLToPath(new URL('processes/worker.ts', import.meta.url))
      return fork(program, [url, `${pauseMs}`, ...(redisUrl ? [redisUrl] : [])], { stdio: 'inherit' })
    }
    async function effects(): Promise<number> {
      return (await db.withOwner((tx) => tx.query('select from public.effect'))).rowCount
    }
    async function working(): Promise<number> {
      const sql = `select from pg_stat_activity where state = 'idle in transaction' and datname = current_database() and query like '%public.effect%'`
      return (await db.withOwner((tx) => tx.query(sql))).rowCount
    }
  })
}
