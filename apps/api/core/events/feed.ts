/**
 * What happens in a workspace, as it happens: stored events in order and without gaps, and transient frames (job
 * progress) for whoever looks right now. Works across processes by NOTIFY, and without it by looking now and then.
 */
import type { Db, Scope } from '../db/db.ts'
import type { Listener } from '../db/listen.ts'
import { Fault } from '../errors.ts'
import { eventRange, eventsAfter, eventsChannel } from './store.ts'

/** `seq` is null for a transient frame: it is not stored and cannot be asked for again. */
export interface Frame {
  seq: bigint | null
  type: string
  data: Record<string, unknown>
  at: Temporal.Instant
}

export interface Feed {
  /**
   * Frames of a workspace from `after` on (null: from now on), until `signal` aborts. Throws `events_expired` where
   * events after `after` are no longer kept.
   */
  subscribe(scope: Scope, after: bigint | null, signal: AbortSignal): AsyncGenerator<Frame, void>
  /** Sends a transient frame to whoever watches the workspace, in any process. */
  show(workspaceId: string, frame: { type: string; data: Record<string, unknown> }): Promise<void>
  /** How many subscriptions this process holds. */
  readonly watchers: number
  close(): Promise<void>
}

const framesChannel = 'scale_frames'
const pageSize = 200
/** A slow reader keeps the newest of these; progress frames replace each other in meaning. */
const pendingFramesMax = 100
const lookEveryMs = 5_000
/** NOTIFY carries at most 8 000 bytes. */
const payloadBytesMax = 7_900

interface Subscriber {
  frames: Frame[]
  /** Whether there may be stored events it has not seen. */
  behind: boolean
  wake: () => void
}

export async function openFeed(db: Db, listener: Listener): Promise<Feed> {
  const subscribers = new Map<string, Set<Subscriber>>()
  const each = (workspaceId: string, act: (subscriber: Subscriber) => void): void =>
    subscribers.get(workspaceId)?.forEach(act)
  const lookAgain = (subscriber: Subscriber): void => {
    subscriber.behind = true
    subscriber.wake()
  }
  const wakeAll = (): void => subscribers.forEach((group) => group.forEach(lookAgain))
  const endings = [
    await listener.listen(eventsChannel, (workspaceId) => {
      if (workspaceId === null) wakeAll()
      else each(workspaceId, lookAgain)
    }),
    await listener.listen(framesChannel, (payload) => {
      if (payload === null) return
      const { workspaceId, type, data, at } = readPayload(payload)
      each(workspaceId, (subscriber) => {
        subscriber.frames.push({ seq: null, type, data, at })
        if (subscriber.frames.length > pendingFramesMax) subscriber.frames.shift()
        subscriber.wake()
      })
    }),
  ]
  const look = setInterval(wakeAll, lookEveryMs)
  look.unref()

  return {
    subscribe: (scope, after, signal) => follow(db, subscribers, scope, { after, signal }),
    async show(workspaceId, frame) {
      await db.withSystem(async (tx) => {
        const payload = JSON.stringify({ workspaceId, ...frame, at: tx.now().toString() })
        if (Buffer.byteLength(payload) > payloadBytesMax)
          throw new RangeError(`the frame ${frame.type} is too large`)
        // Nothing here is worth a wait for the disk.
        const quick = `set_config('synchronous_commit', 'off', true)`
        await tx.query(`select ${quick}, pg_notify($1, $2)`, [framesChannel, payload])
      })
    },
    get watchers() {
      return [...subscribers.values()].reduce((sum, group) => sum + group.size, 0)
    },
    close() {
      clearInterval(look)
      endings.forEach((end) => end())
      return Promise.resolve()
    },
  }
}

async function* follow(
  db: Db,
  subscribers: Map<string, Set<Subscriber>>,
  scope: Scope,
  from: { after: bigint | null; signal: AbortSignal },
): AsyncGenerator<Frame, void> {
  let bell = Promise.withResolvers<void>()
  const subscriber: Subscriber = { frames: [], behind: true, wake: () => bell.resolve() }
  const group = subscribers.get(scope.workspaceId) ?? new Set()
  subscribers.set(scope.workspaceId, group.add(subscriber))
  from.signal.addEventListener('abort', subscriber.wake)
  try {
    let seq = await startingPoint(db, scope, from.after)
    while (!from.signal.aborted) {
      // The bell is renewed before looking: what rings while we look makes us look again.
      bell = Promise.withResolvers<void>()
      if (subscriber.behind) {
        subscriber.behind = false
        const after = seq
        const events = await db.withWorkspace(scope, (tx) => eventsAfter(tx, after, pageSize), 'read')
        if (events.length === pageSize) subscriber.behind = true
        for (const { type, data, at, ...event } of events) {
          seq = event.seq
          yield { seq, type, data, at }
        }
      }
      yield* subscriber.frames.splice(0)
      if (!subscriber.behind && subscriber.frames.length === 0) await bell.promise
    }
  } finally {
    from.signal.removeEventListener('abort', subscriber.wake)
    group.delete(subscriber)
    if (group.size === 0) subscribers.delete(scope.workspaceId)
  }
}

async function startingPoint(db: Db, scope: Scope, after: bigint | null): Promise<bigint> {
  const { first, last } = await db.withWorkspace(scope, eventRange, 'read')
  if (after === null) return last
  if (after < first - 1n || after > last) throw new Fault('events_expired')
  return after
}

function readPayload(payload: string): {
  workspaceId: string
  type: string
  data: Frame['data']
  at: Temporal.Instant
} {
  const parsed: { workspaceId: string; type: string; data: Frame['data']; at: string } = JSON.parse(payload)
  return { ...parsed, at: Temporal.Instant.from(parsed.at) }
}
